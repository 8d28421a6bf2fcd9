//! A computation inside a value whose stated result is wrong.

use super::money::{rounds_to, usual};
use super::text_parts::near_miss;
use crate::base::money::Money;
use crate::model::{FieldPath, keys};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "value-arithmetic-mismatch",
    severity: Severity::Error,
    says: "指标值里写的算式算不出写的结果，或者目标里分项相加不等于写的总数",
    example: "3人，1.8万元/人，合计5万元：应是 5.4 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    texts(view, report);
    for indicator in &view.indicators {
        let target = &indicator.target;
        for computation in &target.computations {
            let Some((outcome, stated)) = target.contradiction(computation) else { continue };
            let (Some(product), Some(quantity)) = (target.outcome(computation), target.stated(computation)) else {
                continue;
            };
            let named = |value: Decimal| match product.is_money {
                true => usual(Money::yuan(value)).to_string(),
                false => value.normalize().to_string(),
            };
            let message = format!("按所写的算式应是 {}，写的是 {}：{}", named(outcome), named(stated), indicator.value);
            let rounded = rounds_to(outcome, quantity);
            // 约3人 at 1.8万元/人, 合计5万元 (广元 2021): with 约 the count is not exact, hence only a warning.
            let severity = match (rounded, target.approximate.is_some()) {
                (true, _) => Severity::Hint,
                (false, true) => Severity::Warning,
                (false, false) => Severity::Error,
            };
            let found = Found::value(indicator, message).graded(severity);
            report.add(view.form.id, found.hint("请核对单价、数量和合计"));
        }
    }
}

/// The texts of single fields: goals, and amounts that are followed by their parts.
fn texts(view: &FormView<'_>, report: &mut Report) {
    for (key, text) in view.form.fields.iter() {
        let goals = [keys::GOALS, keys::GOALS_ACTUAL].contains(&key.as_str());
        let lines = if goals { text.lines().collect() } else { vec![text] };
        for (line, text) in lines.into_iter().enumerate() {
            let Some((total, sum)) = near_miss(text) else { continue };
            let (total, sum) = (usual(total), usual(sum));
            let message = format!("写的总数是 {total}，分项相加是 {sum}，相差 {}", usual(total.apart(sum)));
            let place = if goals { Place::Line(key.clone(), line) } else { Place::Text(FieldPath::Field(key.clone())) };
            let found = Found::at(place, message).evidence(text).graded(Severity::Warning);
            report.add(view.form.id, found.hint("请核对总数和分项"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check, check_values, findings, project};

    const CODE: &str = "value-arithmetic-mismatch";

    #[test]
    fn computations() {
        check_values(
            CODE,
            "成本指标",
            &[
                ("劳务费", "约3人，工作时间30天，1.8万元/人，合计5万元"),
                ("公用经费", "52万元（1.5万元*34人）"),
                ("资料费", "84件，120元/件，合计1万元"),
            ],
            &[
                ("公用经费", "51万元（1.5万元*34人）"),
                ("接口", "10个，1.5万元/个，合计15万元"),
                ("宣传", "10万元（按3元/份测算）"),
                ("座椅", "7.87万（按0.526万元/套测算+0.65+1.96）"),
                ("人员", "34人（其中聘用14人、支持20人）"),
            ],
        );
    }

    #[test]
    fn parts_in_a_goal() {
        let goals = |text: &str| project().with(&[("goals", text)]);
        let parts = "完成建设。\n总投资89.97万元，其中道路30万元、桥梁30万元、绿化29.99万元。";
        check(CODE, goals(parts), &["goals[1]"]);
        check(CODE, goals("总投资90万元，其中道路30万元、桥梁30万元、绿化30万元。"), &[]);
        let amount = project().with(&[("funds.total", "854万(甲400万元,乙295万元,丙158万元)")]);
        check(CODE, amount, &["funds.年度资金总额"]);
    }

    #[test]
    fn how_sure_it_is() {
        let severity = |value| findings(CODE, &[project().indicator("成本指标", "费用", value)])[0].severity;
        assert_eq!(severity("52万元（1.5万元*34人）"), Severity::Error);
        assert_eq!(severity("约3人，1.8万元/人，合计5万元"), Severity::Warning);
        assert_eq!(severity("84件，120元/件，合计1万元"), Severity::Hint);
    }
}

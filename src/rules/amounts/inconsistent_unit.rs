//! The same kind of amount in different units within a form: 7.87万 and 2.88万元 (广元 2021).

use crate::base::amount::MoneyUnit;
use crate::model::value::Computation;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

use super::cost::stated_quantity;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "inconsistent-unit",
    severity: Severity::Hint,
    says: "同一张表里金额的单位写法不一：万、万元、元",
    example: "2.88万元（按0.24万元/套测算+4800元）",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let usual = usual_unit(view);
    for indicator in view.of_kind(Kind::Cost) {
        let message = if let Some(written) = without_yuan(indicator) {
            format!("“{written}”后面少了“元”：{}", indicator.value)
        } else if indicator.target.computations.iter().any(|computation| adds_units(indicator, computation)) {
            format!("一个算式里既有万元又有元：{}", indicator.value)
        } else if let (Some(usual), Some(own)) = (usual, unit(indicator))
            && usual != own
        {
            format!("其他成本用{}，这里用{}：{}", usual.name(), own.name(), indicator.value)
        } else {
            continue;
        };
        report.add(view.form.id, Found::value(indicator, message).hint("请把金额统一写成一种单位，如 万元"));
    }
}

/// The amount that is written with 万 but without 元.
fn without_yuan<'f>(indicator: &Indicator<'f>) -> Option<&'f str> {
    let bare = stated_quantity(indicator).filter(|quantity| quantity.lacks_unit())?;
    Some(bare.span.of(indicator.value))
}

/// Whether terms in 元 and in 万元 are added: 0.24万元/套+4800元 (广元 2021).
fn adds_units(indicator: &Indicator<'_>, computation: &Computation) -> bool {
    let unit =
        |index: usize| indicator.target.quantities.get(index).and_then(crate::model::value::Quantity::money_unit);
    let mut units = computation.factors.iter().filter_map(|factor| unit(factor.quantity));
    let first = units.next();
    computation.written && units.any(|unit| Some(unit) != first)
}

/// The unit of the sum that a cost states.
fn unit(indicator: &Indicator<'_>) -> Option<MoneyUnit> {
    stated_quantity(indicator)?.money_unit()
}

/// The unit of more than half of the costs, where there are at least three: of two, neither is the usual one.
fn usual_unit(view: &FormView<'_>) -> Option<MoneyUnit> {
    let units: Vec<MoneyUnit> = view.of_kind(Kind::Cost).filter_map(unit).collect();
    let most = |unit: &MoneyUnit| units.iter().filter(|other| *other == unit).count() * 2 > units.len();
    [MoneyUnit::Wan, MoneyUnit::Yuan].into_iter().filter(|_| units.len() > 2).find(most)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_values, project};

    #[test]
    fn one_value() {
        check_values(
            "inconsistent-unit",
            "成本指标",
            &[("座椅", "7.87万（按0.526万元/套测算+0.65+1.96）"), ("文件柜", "2.88万元（按0.24万元/套测算+4800元）")],
            &[
                ("电脑", "0.85万元（按8500元/台测算）"),
                ("指南", "1.5元/份，合计1.28万元"),
                ("经费", "51万元（1.5万元*34人）"),
            ],
        );
    }

    #[test]
    fn values_of_a_form() {
        let form = project().indicator("成本指标", "甲", "2万元").indicator("成本指标", "乙", "3万元");
        check("inconsistent-unit", form.clone().indicator("成本指标", "丙", "5000元"), &["indicators[2].value"]);
        check("inconsistent-unit", form.indicator("成本指标", "丙", "5000元/人"), &[]);
        check("inconsistent-unit", project().indicator("成本指标", "丙", "5000元"), &[]);
    }
}

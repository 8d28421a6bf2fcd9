//! A 资金总额 that is not the sum of 财政拨款 and 其他资金.

use crate::base::money::Money;
use crate::base::nothing::is_nothing;
use crate::base::words::Words;
use crate::model::{FieldPath, Key, keys};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::label;
use crate::template::own::own_funds;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "funds-sum-mismatch",
    severity: Severity::Error,
    says: "资金总额不等于财政拨款与其他资金之和",
    example: "总额 20 万元，财政拨款 15 万元，其他资金 3 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // Column by column: a total of several years is never compared with the funds of one.
    for (column, total) in totals(view) {
        let parts: Vec<String> = parts(view, &column);
        let printed: Vec<(&str, Money)> =
            parts.iter().filter_map(|key| Some((key.as_str(), view.amount(key)?))).collect();
        // A part that is not a number may fill a gap, but not undo that the others are too much already.
        let unread = parts.iter().any(|key| !is_nothing(view.form.field(key)) && view.amount(key).is_none());
        let Some(sum) = Money::sum(printed.iter().map(|(_, amount)| *amount)) else { continue };
        let sum = sum.to(total.unit());
        if unread && sum <= total {
            continue;
        }
        let main = printed.iter().filter(|(key, _)| !is_inner(key)).map(|(_, amount)| *amount);
        let main = Money::sum(main).map(|sum| sum.to(total.unit()));
        if sum == total || main == Some(total) || (sum < total && has_own_parts(view)) {
            continue;
        }
        let key = format!("{column}total");
        let listed: Vec<String> =
            printed.iter().map(|(key, amount)| format!("{} {amount}", label(view.template, view.form, key))).collect();
        let message = format!(
            "{} {total}，与{}合计 {sum} 不符，相差 {}",
            label(view.template, view.form, &key),
            listed.join("、"),
            total.apart(sum)
        );
        // A part that is not printed may be one for which the form has no cell.
        let partly = printed.len() < parts.len();
        let found = Found::at(Place::Text(FieldPath::field(&key)), message);
        report.add(view.form.id, found.graded_if(partly, Severity::Warning).hint("请核对总额和各项资金"));
    }
}

/// The totals that are printed, each with the prefix of its column's keys.
fn totals(view: &FormView<'_>) -> Vec<(String, Money)> {
    let keys = view.form.fields.iter().map(|(key, _)| key.as_str());
    let columns = keys.filter_map(|key| key.strip_prefix("funds.")?.strip_suffix("total"));
    columns
        .map(|column| format!("funds.{column}"))
        // Weight, score and execution rate of the funds are not money.
        .filter(|column| !column.contains("weight") && !column.contains("score") && !column.contains("rate"))
        .filter_map(|column| Some((view.amount(&format!("{column}total"))?, column)))
        .map(|(total, column)| (column, total))
        .collect()
}

/// Whether the fund may be a part of another part: 财政拨款, 其中：中央资金.
fn is_inner(key: &str) -> bool {
    let inner = ["central", "province", "city", "county", "local", "lottery", "rural", "government_fund"];
    let last = key.rsplit('.').next().unwrap_or_default();
    // A numbered one has a label that says no source of money: 本年申请资金.
    inner.contains(&last) || last.strip_prefix('r').is_some_and(|rest| rest.parse::<u32>().is_ok())
}

/// The parts of a total that the template or the form has.
fn parts(view: &FormView<'_>, column: &str) -> Vec<String> {
    let fields = view.template.fields.iter().map(|spec| &spec.key);
    let fields = fields.chain(own_funds(view.template, view.form)).map(Key::as_str);
    let part = |key: &&str| key.strip_prefix(column).is_some_and(|rest| rest != "total" && !rest.contains('.'));
    fields.filter(part).map(str::to_owned).collect()
}

/// Whether the form has funds under a label that its template does not know (上年结转资金, 政府性基金拨款), which may fill a
/// gap between the total and its known parts.
fn has_own_parts(view: &FormView<'_>) -> bool {
    static FUNDS: LazyLock<Words> =
        LazyLock::new(|| Words::new(["资金", "拨款", "结转", "结余", "补助", "基金", "收入", "专户"]));
    let named =
        view.form.labels.iter().filter(|(key, label)| key.as_str().starts_with(keys::SPARE) && FUNDS.stand_in(label));
    named.into_iter().any(|(key, _)| view.amount(key.as_str()).is_some())
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check, findings, form, project};

    fn funds(total: &str, fiscal: &str, other: &str) -> crate::model::Form {
        project().with(&[("funds.total", total), ("funds.fiscal", fiscal), ("funds.other", other)])
    }

    #[test]
    fn sums() {
        let code = "funds-sum-mismatch";
        check(code, funds("20", "15", "3"), &["funds.年度资金总额"]);
        check(code, funds("20", "15", "5"), &[]);
        let mut carried = form("generic").with(&[("funds.total", "20"), ("funds.fiscal", "15"), ("extra.1", "5")]);
        carried.labels.set("extra.1".into(), "上年结转资金");
        check(code, carried, &[]);
        check(code, funds("2.5万元", "2万元", "5000元"), &[]);
        check(code, funds("20", "", ""), &[]);
        check(code, funds("20", "约20", "3"), &[]);
        check(code, funds("20", "约20", "23"), &["funds.年度资金总额"]);
        check(code, funds("20", "20", "无"), &[]);
    }

    #[test]
    fn amounts_in_the_units_of_their_labels() {
        let mut form = funds("200000", "15", "5");
        for (key, label) in [
            ("funds.total", "年度资金总额（元）"),
            ("funds.fiscal", "财政拨款（万元）"),
            ("funds.other", "其他资金（万元）"),
        ] {
            form.labels.set(key.into(), label);
        }
        check("funds-sum-mismatch", form.clone(), &[]);
        let found = findings("funds-sum-mismatch", &[form.with(&[("funds.other", "3")])]);
        let parts = "财政拨款（万元） 15万元、其他资金（万元） 3万元";
        assert_eq!(found[0].message, format!("年度资金总额（元） 200000元，与{parts}合计 180000元 不符，相差 20000元"));
    }

    #[test]
    fn a_part_that_is_not_printed() {
        let found = findings("funds-sum-mismatch", &[funds("20", "15", "")]);
        assert_eq!(found.iter().map(|f| f.severity).collect::<Vec<_>>(), [Severity::Warning]);
    }

    #[test]
    fn columns_of_a_self_evaluation() {
        let fields = [
            ("funds.budget.total", "5"),
            ("funds.budget.fiscal", "5"),
            ("funds.executed.total", "4.5"),
            ("funds.executed.fiscal", "4"),
            ("funds.executed.other", "0.4"),
        ];
        check("funds-sum-mismatch", form("guangyuan-self-evaluation").with(&fields), &["funds.执行数"]);
    }
}

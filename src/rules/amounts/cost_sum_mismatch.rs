//! Cost indicators that do not add up to the project's total.

use super::cost::{Cost, cost};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::base::words::Words;
use crate::model::value::Comparison;
use crate::model::{Column, FieldPath, Fund};
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "cost-sum-mismatch",
    severity: Severity::Error,
    says: "成本指标的金额加起来超过年度资金总额，或者应当等于总额而不等",
    example: "办公座椅 7.87 万元、文件柜 2.88 万元、沙发 1.25 万元，合计 12 万元，总额 6 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let Some(key) = Fund::Total.key(view.form) else { return };
    let Some(total) = view.amount(key) else { return };
    let mut costs: Vec<(&Indicator<'_>, Cost)> = Vec::new();
    // The total is that of the year: what the years of 中期 cost is in a table of its own.
    let by_years = view.indicators.iter().any(|indicator| is_of_year(indicator));
    for indicator in view.of_kind(Kind::Cost).filter(|indicator| !by_years || is_of_year(indicator)) {
        let above = costs.last().map(|(_, cost)| *cost);
        costs.push((indicator, cost(view, indicator, above)));
    }
    let amounts: Vec<(&str, Money)> = costs
        .iter()
        .filter_map(
            |(indicator, cost)| {
                if let Cost::Amount(amount) = cost { Some((indicator.called(), *amount)) } else { None }
            },
        )
        .collect();
    let Some(sum) = Money::sum(amounts.iter().map(|(_, amount)| *amount)) else { return };
    let unknown = costs.iter().any(|(_, cost)| *cost == Cost::Unknown);
    let shared = costs.iter().any(|(_, cost)| *cost == Cost::Merged);
    // One row may be the total of the others, such as 项目总成本.
    let holds_total = amounts.len() > 1 && amounts.iter().any(|(_, amount)| *amount == total);
    // Targets are declared against 年初预算数, which a self-evaluation prints beside 全年预算数.
    // Where one cost is no amount, the others need not reach the total, but must not exceed it. A merged amount counts once, so costs that
    // share one may come to less.
    if (unknown && sum <= total)
        || view.amount("funds.initial.total") == Some(sum)
        || sum == total
        || (shared && sum < total)
        || (holds_total && sum.apart(total) <= total)
    {
        return;
    }
    let label = crate::template::label(view.template, view.form, key);
    // In the unit of the total, so that a label in 元 is compared with a figure in 元.
    let (shown, apart) = (sum.to(total.unit()), total.apart(sum));
    let message = format!("成本指标合计 {shown}，与{label} {total} 不符，相差 {apart}");
    let listed: Vec<String> =
        amounts.iter().map(|(name, amount)| format!("{name} {}", amount.to(MoneyUnit::Wan))).collect();
    let evidence = format!("{label} {} ⟷ {}", view.form.field(key).trim(), listed.join("；"));
    // Upper limits can all be kept although together they exceed the total.
    let bounded = |indicator: &Indicator<'_>| {
        indicator
            .target
            .operator()
            .is_some_and(|operator| matches!(operator.comparison, Comparison::AtMost | Comparison::LessThan))
    };
    let amounts_only = costs.iter().filter(|(_, cost)| matches!(cost, Cost::Amount(_)));
    let may_hold = sum > total && amounts.len() > 1 && amounts_only.into_iter().all(|(i, _)| bounded(i));
    let hint = "请核对各项成本和总额：要么改成本，要么改总额";
    let found = Found::at(Place::Text(FieldPath::field(key)), message).evidence(evidence).hint(hint);
    let severity = match total.cmp(&sum) {
        Ordering::Less if may_hold => Severity::Warning,
        Ordering::Less => Severity::Error,
        _ if claims_all(&amounts, total, sum) => Severity::Error,
        // Cost indicators need not cover the project; that most of it is missing is worth no more than a remark.
        _ if sum.in_yuan().saturating_mul(Decimal::TWO) >= total.in_yuan() => Severity::Warning,
        _ => Severity::Hint,
    };
    report.add(view.form.id, found.graded(severity));
}

fn is_of_year(indicator: &Indicator<'_>) -> bool {
    indicator.row[Column::Term].contains("年度")
}

/// Whether costs that are less than the total claim to be all of it: one is called so, or several nearly are.
fn claims_all(amounts: &[(&str, Money)], total: Money, sum: Money) -> bool {
    static WHOLE: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["合计", "总成本", "总投资", "总额", "总费用", "总金额", "项目成本", "项目总", "资金总"])
    });
    let nearly = sum.in_yuan().saturating_mul(Decimal::TEN) >= total.in_yuan().saturating_mul(Decimal::from(9));
    amounts.iter().any(|(name, _)| WHOLE.stand_in(name)) || (amounts.len() > 1 && nearly)
}

#[cfg(test)]
mod tests;

//! Two targets for the same thing that cannot both be met.

use crate::model::value::{Comparison, Quantity};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "contradictory-targets",
    severity: Severity::Warning,
    says: "同一个指标有两个不能同时达到的值",
    example: "参保率 ≥97%，又写参保率 ≤95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let named = |indicator: &&Indicator<'_>| !indicator.plain_name.is_empty();
    for (place, indicator) in view.indicators.iter().enumerate().filter(|(_, indicator)| named(indicator)) {
        // Only earlier rows, so that a pair is reported once, at its second row.
        let earlier = view.indicators.iter().take(place).filter(|other| other.plain_name == indicator.plain_name);
        if let Some(other) = earlier.into_iter().find(|other| excludes(other, indicator)) {
            let message =
                format!("“{}”前面是“{}”，这里是“{}”，不能同时达到", indicator.name, other.value, indicator.value);
            let found = Found::value(indicator, message).against(&other.evidence());
            report.add(view.form.id, found.hint("请核对两处，保留正确的一个"));
        }
    }
}

/// Whether no number can meet both targets.
fn excludes(a: &Indicator<'_>, b: &Indicator<'_>) -> bool {
    let (Some(a), Some(b)) = (a.target.quantity(), b.target.quantity()) else { return false };
    // 11套 and 7.87万元 of one thing are a count and a cost.
    let same_unit = a.unit.kind == b.unit.kind && a.unit.base == b.unit.base && a.unit.per == b.unit.per;
    let (low, high) = (range(a), range(b));
    let apart = |lower: Option<Decimal>, upper: Option<Decimal>| lower.zip(upper).is_some_and(|(l, u)| l > u);
    same_unit && (apart(low.0, high.1) || apart(high.0, low.1))
}

/// The smallest and the largest number that meet a target.
fn range(quantity: &Quantity<'_>) -> (Option<Decimal>, Option<Decimal>) {
    let (low, high) = (quantity.value, quantity.high.unwrap_or(quantity.value));
    match quantity.operator.map(|operator| operator.comparison) {
        Some(Comparison::AtLeast | Comparison::MoreThan) => (Some(low), None),
        Some(Comparison::AtMost | Comparison::LessThan) => (None, Some(high)),
        Some(Comparison::Equal) | None => (Some(low), Some(high)),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, project};

    fn two(first: &str, second: &str, expected: &[&str]) {
        let form = project().indicator("质量指标", "参保率", first).indicator("社会效益指标", "指标1：参保率", second);
        check("contradictory-targets", form, expected);
    }

    #[test]
    fn targets() {
        two("≥97%", "≤95%", &["indicators[1].value"]);
        two("5次", "6次", &["indicators[1].value"]);
        two("≥97%", "≥95%", &[]);
        two("11套", "7.87万元", &[]);
        two("≥97%", "100%", &[]);
        two("提高", "≥95%", &[]);
    }
}

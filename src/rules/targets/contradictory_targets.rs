//! Two targets for the same thing that cannot both be met.

use crate::model::Column;
use crate::model::value::{Comparison, Quantity, UnitKind, Units};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use foldhash::HashMap;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "contradictory-targets",
    severity: Severity::Warning,
    says: "同一个指标有两个不能同时达到的值",
    example: "参保率 ≥97%，又写参保率 ≤95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let mut before: HashMap<(&str, &str, UnitKind, &str, Units<'_>), Bounds> = HashMap::default();
    for (place, indicator) in view.indicators.iter().enumerate() {
        let Some(quantity) = indicator.target.quantity().filter(|_| !indicator.plain_name.is_empty()) else { continue };
        // By term, since a year is asked less than all years together. By unit, since 11套 and 7.87万元 of one thing are a count and a cost.
        let unit = &quantity.unit;
        let term = &indicator.row[Column::Term];
        let bounds = before.entry((term, &indicator.plain_name, unit.kind, unit.base, unit.per)).or_default();
        let (low, high) = range(quantity);
        // Only earlier rows, so that a pair is reported once, at its second row.
        if let Some(other) = bounds.first_apart(low, high).and_then(|other| view.indicators.get(other)) {
            let message =
                format!("“{}”前面是“{}”，这里是“{}”，不能同时达到", indicator.name, other.value, indicator.value);
            let found = Found::value(indicator, message).against(&other.evidence());
            report.add(view.form.id, found.hint("请核对两处，保留正确的一个"));
        }
        bounds.add(place, low, high);
    }
}

/// The targets for one thing so far, as far as they can be the first that a later one contradicts: those with a higher
/// lower bound, or a lower upper bound, than all before them.
#[derive(Default)]
struct Bounds {
    /// Places and lower bounds, rising.
    lows: Vec<(usize, Decimal)>,
    /// Places and upper bounds, falling.
    highs: Vec<(usize, Decimal)>,
}

impl Bounds {
    fn add(&mut self, place: usize, low: Option<Decimal>, high: Option<Decimal>) {
        if let Some(low) = low.filter(|low| self.lows.last().is_none_or(|(_, highest)| low > highest)) {
            self.lows.push((place, low));
        }
        if let Some(high) = high.filter(|high| self.highs.last().is_none_or(|(_, lowest)| high < lowest)) {
            self.highs.push((place, high));
        }
    }

    /// The place of the first target that no number meets together with one from `low` to `high`.
    fn first_apart(&self, low: Option<Decimal>, high: Option<Decimal>) -> Option<usize> {
        let above = high.and_then(|high| self.lows.get(self.lows.partition_point(|(_, low)| *low <= high)));
        let below = low.and_then(|low| self.highs.get(self.highs.partition_point(|(_, high)| *high >= low)));
        [above, below].into_iter().flatten().map(|(place, _)| *place).min()
    }
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
    use crate::model::Column::{Name, Subclass, Term, Value};
    use crate::rules::testing::{check, findings, project};

    #[test]
    fn a_year_is_asked_less_than_all_years() {
        let of = |term, value| [(Term, term), (Subclass, "数量指标"), (Name, "培训"), (Value, value)];
        let form = project().indicator_of("产出指标", &of("中期", "9次")).indicator_of("产出指标", &of("年度", "3次"));
        check("contradictory-targets", form, &[]);
    }

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

    #[test]
    fn the_first_of_several_is_named() {
        let mut form = project();
        for value in ["≥90%", "≥96%", "≥97%", "≤92%", "≤95%", "91%"] {
            form = form.indicator("质量指标", "参保率", value);
        }
        let found = findings("contradictory-targets", &[form]);
        let against: Vec<&str> =
            found.iter().map(|found| found.evidence.rsplit(" / ").next().unwrap_or_default()).collect();
        assert_eq!(against, ["≥96%", "≥96%", "≥96%"]);
    }
}

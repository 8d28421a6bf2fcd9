//! A target in the three columns of finance systems: operator, number, unit.

use super::date::{Bound, DateMark};
use super::operator::Comparison;
use super::quantity::Quantity;
use super::span::is_blank;
use super::unit::UnitKind;
use super::{Reading, Value};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// How finance systems call a target that is not a number.
pub const QUALITATIVE: &str = "定性";

/// How some call a target with numbers that no operator goes with: 每季度1次，共4次.
pub const OTHERWISE: &str = "定量（其他）";

/// Whether a text in the column of operators says no more than the sort of target: 定性, 定量指标 (重庆 2021), 定量（其他）.
pub fn is_sort(text: &str) -> bool {
    let text = text.trim();
    matches!(text.strip_suffix("指标").unwrap_or(text), QUALITATIVE | "定量" | OTHERWISE | "定量(其他)")
}

/// A target as one operator, one number and one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainValue<'t> {
    /// The operator; = if none is written.
    pub comparison: Comparison,
    /// The number as written, 31.7 of 31.7万; its `Display` has no commas.
    pub number: Decimal,
    /// The unit, including 万: `万元`, `%`, `元/卷`; empty if none is written.
    pub unit: Cow<'t, str>,
}

impl<'t> Value<'t> {
    /// The target in three columns, or None if they cannot express the text (定性).
    ///
    /// That is so for a range, 约, a date beside the number, and several quantities.
    pub fn plain(&self) -> Option<PlainValue<'t>> {
        match self.reading() {
            Reading::Quantity(index) if !self.dates.iter().any(DateMark::is_definite) => {
                self.quantities.get(index).and_then(|quantity| self.plain_quantity(quantity))
            }
            Reading::Date(index) => self.dates.get(index).and_then(|date| self.plain_month(date)),
            _ => None,
        }
    }

    /// Whether the text holds numbers or a date, be it that no operator goes with them.
    pub fn is_quantitative(&self) -> bool {
        !self.quantities.is_empty() || self.dates.iter().any(DateMark::is_definite)
    }

    /// ≥, >, =, <, ≤ or 定性.
    pub fn operator_symbol(&self) -> &'static str {
        self.plain().map_or(QUALITATIVE, |plain| plain.comparison.symbol())
    }

    fn plain_quantity(&self, quantity: &Quantity<'t>) -> Option<PlainValue<'t>> {
        let exact = quantity.high.is_none() && quantity.approximate.is_none();
        exact.then(|| PlainValue {
            comparison: quantity.operator.map_or(Comparison::Equal, |o| o.comparison),
            // 31.7 and 万元, as typed; the column of numbers takes no 万.
            number: quantity.figure,
            unit: self.plain_unit(quantity),
        })
    }

    fn plain_unit(&self, quantity: &Quantity<'t>) -> Cow<'t, str> {
        let unit = &quantity.unit;
        match unit.kind {
            UnitKind::Percent => return Cow::Borrowed("%"),
            UnitKind::PerMille => return Cow::Borrowed("‰"),
            _ => {}
        }
        let written = unit.span.of(self.text);
        let per = unit.per.as_slice();
        match per.get(per.len().saturating_sub(unit.per_before)..) {
            Some(before) if !before.is_empty() => Cow::Owned(format!("{written}/{}", before.join("."))),
            _ => Cow::Borrowed(written),
        }
    }

    /// ≤12月 alone is typed into such systems as it is, although the month is a date.
    fn plain_month(&self, date: &DateMark) -> Option<PlainValue<'t>> {
        let alone = date.span.of(self.text).trim_matches(is_blank) == self.text.trim_matches(is_blank);
        let only_month = date.year.is_none() && date.day.is_none() && !date.at_end && date.bound == Bound::During;
        let comparison = date.operator.filter(|_| alone && only_month)?.comparison;
        Some(PlainValue { comparison, number: Decimal::from(date.month?), unit: Cow::Borrowed("月") })
    }
}

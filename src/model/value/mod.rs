//! Parses targets and achieved values as people write them: `≥95%`, `2021年12月底前完成`, `105万元（按7.5万元/人.年*14人测算）`.
//!
//! [`parse`] is a pure function of the text. It never fails: what it does not understand stays text. Of two possible
//! readings it takes the one with fewer findings, because false alarms make users ignore the rules.

mod approximate;
mod computation;
mod compute;
mod date;
mod digits;
mod inherit;
mod joints;
mod label;
mod numerals;
mod operator;
mod pending;
mod plain;
mod quantity;
mod read_date;
mod read_operator;
mod read_quantity;
mod reading;
mod run;
mod scale;
mod scan;
mod scan_words;
mod span;
#[cfg(test)]
mod tests;
mod unit;
mod unit_words;

pub use computation::{Computation, Factor, Joint, Product};
pub use date::{Bound, DateMark};
pub use operator::{Comparison, Operator, Spelling};
pub use plain::{OTHERWISE, PlainValue, QUALITATIVE, is_sort};
pub use quantity::Quantity;
pub use reading::Reading;
pub use span::Span;
pub use unit::{Unit, UnitKind, Units};
pub use unit_words::comparable;

/// A text and what was read in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value<'t> {
    /// The text; all spans refer to it.
    pub text: &'t str,
    /// The quantities, in the order of the text.
    pub quantities: Vec<Quantity<'t>>,
    /// The dates, in the order of the text.
    pub dates: Vec<DateMark>,
    /// The computations among the quantities.
    pub computations: Vec<Computation>,
    /// The first 约, 左右, 若干 or similar.
    pub approximate: Option<Span>,
    /// The first operator without a number or a date: `≥长期`.
    pub lone_operator: Option<Operator>,
    operator: Option<Operator>,
    reading: Reading,
}

/// Parses a text as a target.
pub fn parse(text: &str) -> Value<'_> {
    let found = scan::scan(text);
    let computed = compute::compute(text, &found.quantities);
    let reading = reading::reading(&found.quantities, &found.dates, &computed);
    let of_quantities = found.quantities.iter().find_map(|quantity| quantity.operator);
    let of_dates = found.dates.iter().find_map(|date| date.operator);
    let operators = [of_quantities, of_dates, found.lone_operator];
    Value {
        text,
        quantities: found.quantities,
        dates: found.dates,
        computations: computed.computations,
        approximate: found.approximate,
        lone_operator: found.lone_operator,
        operator: operators.into_iter().flatten().min_by_key(|operator| operator.span),
        reading,
    }
}

/// Parses a text that is only an operator, as in a column of operators: ≥, 不低于, but neither 定性 nor ≥95.
pub fn operator_alone(text: &str) -> Option<Comparison> {
    let text = text.trim();
    let operator = read_operator::before(text, 0)?;
    (operator.span.of(text) == text).then_some(operator.comparison)
}

impl<'t> Value<'t> {
    /// The meaning of the text as a whole.
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// The quantity that the text states, if it states exactly one.
    pub fn quantity(&self) -> Option<&Quantity<'t>> {
        match self.reading {
            Reading::Quantity(index) => self.quantities.get(index),
            _ => None,
        }
    }

    /// The first operator: of a quantity, of a date, or alone.
    pub fn operator(&self) -> Option<Operator> {
        self.operator
    }

    /// Whether the target is a share: `≥95%`.
    pub fn is_rate(&self) -> bool {
        self.quantity().is_some_and(Quantity::is_rate)
    }

    /// Whether the target is a number without a unit: `≥100`, `31.7万`.
    pub fn is_bare_number(&self) -> bool {
        self.quantity().is_some_and(Quantity::lacks_unit)
    }

    /// Whether the text contains money, including prices.
    pub fn holds_money(&self) -> bool {
        self.quantities.iter().any(Quantity::is_money)
    }

    /// The amount of money that the text states: its only amount, or the one after 合计.
    pub fn amount(&self) -> Option<&Quantity<'t>> {
        if let Some(main) = self.quantity().filter(|quantity| quantity.is_amount()) {
            return Some(main);
        }
        let mut amounts = self.quantities.iter().filter(|quantity| quantity.is_amount());
        let first = amounts.next()?;
        if amounts.next().is_none() {
            return Some(first);
        }
        self.quantities.iter().rfind(|quantity| quantity.is_amount() && quantity.total)
    }

    /// The prices in the text: 7.5万元/人.年, 每卷130元.
    pub fn prices(&self) -> impl Iterator<Item = &Quantity<'t>> {
        self.quantities.iter().filter(|quantity| quantity.is_price())
    }
}

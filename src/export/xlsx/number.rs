//! How a number is shown, so that the spreadsheet prints what was typed.

use crate::base::amount::plain_number;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The most digits that a spreadsheet shows without an exponent where nothing is said about a number's format.
const GENERAL_DIGITS: usize = 11;

/// The shape of a number as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    /// Its digits before the point, where nothing but an own format shows them all: zeros in front, or very many.
    digits: Option<usize>,
    grouped: bool,
    decimals: usize,
}

impl Shape {
    /// The format code.
    pub(super) fn code(self) -> String {
        let whole = match self.digits {
            _ if self.grouped => "#,##0".to_owned(),
            Some(digits) => "0".repeat(digits),
            None if self.decimals == 0 => return "General".to_owned(),
            None => "0".to_owned(),
        };
        if self.decimals == 0 { whole } else { format!("{whole}.{}", "0".repeat(self.decimals)) }
    }
}

/// The number that `text` is, and how it is shown; None where a spreadsheet could not show it as it was typed.
pub(super) fn shown_number(text: &str) -> Option<(f64, Shape)> {
    let number = plain_number(text).filter(spreadsheet_holds)?;
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let grouped = whole.contains(',');
    let zeros = whole.len() > 1 && whole.starts_with('0');
    // A number has no plus, and zero no sign; groups have no zeros in front.
    if text.starts_with('+') || (number.is_zero() && text.starts_with('-')) || (grouped && zeros) {
        return None;
    }
    let digits = (zeros || whole.len() > GENERAL_DIGITS).then_some(if zeros { whole.len() } else { 1 });
    Some((number.to_f64()?, Shape { digits, grouped, decimals: fraction.len() }))
}

/// Whether a spreadsheet stores `number` exactly: it keeps 15 digits.
fn spreadsheet_holds(number: &Decimal) -> bool {
    number.normalize().mantissa().unsigned_abs() < 10_u128.pow(15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_shown_as_it_was_typed() {
        for (text, code) in [
            ("100", Some("General")),
            ("0", Some("General")),
            (" 191 ", Some("General")),
            ("-3", Some("General")),
            ("504.5", Some("0.0")),
            ("372.88", Some("0.00")),
            ("100.00", Some("0.00")),
            ("-0.5", Some("0.0")),
            ("1,200", Some("#,##0")),
            ("1,200.50", Some("#,##0.00")),
            ("007", Some("000")),
            ("123456789012", Some("0")),
            ("0123456789012.5", Some("0000000000000.0")),
            ("+3", None),
            ("-0", None),
            ("-0.00", None),
            ("0,012", None),
            ("1234567890123456", None),
            ("6万元", None),
            ("", None),
        ] {
            assert_eq!(shown_number(text).map(|(_, shape)| shape.code()).as_deref(), code, "{text}");
        }
    }
}

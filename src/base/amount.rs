//! Exact money and plain numbers, read from what people write.

use rust_decimal::Decimal;

/// The unit an amount is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, what most forms are in.
    Wan,
    /// 亿元
    Yi,
}

impl MoneyUnit {
    /// How many 元 one of this unit is.
    pub fn in_yuan(self) -> Decimal {
        match self {
            Self::Yuan => Decimal::ONE,
            Self::Wan => Decimal::from(10_000),
            Self::Yi => Decimal::from(100_000_000),
        }
    }

    /// The unit's name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
        }
    }
}

/// Reads a text that is nothing but a number: ASCII digits, an optional sign, thousands commas and a decimal point.
///
/// The scale is kept: `2500.00` reads as 2500.00. A comma counts only where it groups thousands.
pub fn plain_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    // Most cells are blank or begin otherwise.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')) {
        return None;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if !grouped_digits(whole) || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if digits.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

fn grouped_digits(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let numeric = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    numeric(first) && (whole.len() == first.len() || first.len() <= 3) && groups.all(|g| g.len() == 3 && numeric(g))
}

/// Reads an amount of money as a cell of a form holds it: `220`, `6万元`, `1,200.50元`.
///
/// Returns it in `unit`; a number without a unit of its own is taken to be in `unit` already.
pub fn amount_in(text: &str, unit: MoneyUnit) -> Option<Decimal> {
    let text = text.trim();
    let suffixes = [("亿元", MoneyUnit::Yi), ("万元", MoneyUnit::Wan), ("元", MoneyUnit::Yuan), ("万", MoneyUnit::Wan)];
    for (suffix, written) in suffixes {
        if let Some(number) = text.strip_suffix(suffix) {
            return convert(plain_number(number)?, written, unit);
        }
    }
    plain_number(text)
}

/// The same money in another unit; None where that has more digits than fit.
pub fn convert(value: Decimal, from: MoneyUnit, to: MoneyUnit) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    Some(value.checked_mul(from.in_yuan())?.checked_div(to.in_yuan())?.normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(amount_in(text, MoneyUnit::Wan).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn amounts_as_forms_hold_them() {
        check("220", Some("220"));
        check("2500.00", Some("2500.00"));
        check(" 6万元 ", Some("6"));
        check("16.78万", Some("16.78"));
        check("4800元", Some("0.48"));
        check("1,200.5", Some("1200.5"));
        check("0.5亿元", Some("5000"));
        check("-3", Some("-3"));
    }

    #[test]
    fn what_is_no_amount() {
        for text in ["", "万元", "约6万元", "1,20", "1.2.3", "６", "=6", "6 7", ".5", "5.", "1234,567", "12人"] {
            check(text, None);
        }
    }

    #[test]
    fn too_large_is_none_not_a_panic() {
        check("79228162514264337593543950335亿元", None);
        check(&"9".repeat(60), None);
    }
}

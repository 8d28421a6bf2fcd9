//! Numbers in digits: `1,200.5`, `９５`.

use super::span::next_char;
use crate::base::text::digit;
use rust_decimal::Decimal;

/// `Decimal` holds any 28 digits; some numbers of 29 overflow its 96 bits.
const MOST_DIGITS: u32 = 28;

pub(super) struct Digits {
    pub(super) value: Decimal,
    pub(super) end: usize,
}

fn digit_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let c = next_char(text, at)?;
    Some((digit(c)?, at + c.len_utf8()))
}

/// The end of the run of digits at `at`.
pub(super) fn run_end(text: &str, mut at: usize) -> usize {
    while let Some((_, next)) = digit_at(text, at) {
        at = next;
    }
    at
}

/// The whole number of at most four digits at `at`, its end and its count of digits.
pub(super) fn short_integer(text: &str, mut at: usize) -> Option<(u16, usize, u8)> {
    let (mut value, mut count) = (0, 0);
    while let Some((digit, next)) = digit_at(text, at) {
        if count == 4 {
            return None;
        }
        value = value * 10 + u16::from(digit);
        count += 1;
        at = next;
    }
    (count > 0).then_some((value, at, count))
}

/// Reads the number at `at`.
///
/// None for what is not a quantity: a code with a leading zero, a version `1.2.3`, too many digits to be exact.
pub(super) fn read(text: &str, at: usize) -> Option<Digits> {
    let mut number = Reader { text, at, mantissa: 0, count: 0 };
    let whole = number.take_group()?;
    let mut last_group = whole;
    // A comma belongs to the number only before exactly three digits: 2,3 lists two numbers.
    while (last_group == 3 || number.count == whole) && whole <= 3 && number.thousands_follow() {
        number.at += 1;
        last_group = number.take_group()?;
    }
    if whole > 1 && digit_at(text, at)?.0 == 0 {
        return None;
    }
    let mut scale = 0;
    if let Some(next) = number.point() {
        number.at = next;
        scale = number.take_group()?;
        if number.point().is_some() {
            return None;
        }
    }
    let value = Decimal::try_from_i128_with_scale(number.mantissa, scale).ok()?;
    Some(Digits { value, end: number.at })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    mantissa: i128,
    count: u32,
}

impl Reader<'_> {
    fn take_group(&mut self) -> Option<u32> {
        let before = self.count;
        while let Some((digit, next)) = digit_at(self.text, self.at) {
            self.count += 1;
            if self.count > MOST_DIGITS {
                return None;
            }
            self.mantissa = self.mantissa * 10 + i128::from(digit);
            self.at = next;
        }
        (self.count > before).then_some(self.count - before)
    }

    fn thousands_follow(&self) -> bool {
        next_char(self.text, self.at) == Some(',') && {
            let end = run_end(self.text, self.at + 1);
            self.text.get(self.at + 1..end).is_some_and(|group| group.chars().count() == 3)
        }
    }

    /// The start of the digits after a decimal point at the current place.
    fn point(&self) -> Option<usize> {
        let c = next_char(self.text, self.at).filter(|c| matches!(c, '.' | '．'))?;
        let next = self.at + c.len_utf8();
        digit_at(self.text, next).map(|_| next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let read = read(text, 0).map(|d| format!("{} {}", d.value, &text[d.end..]));
        assert_eq!(read.as_deref().unwrap_or("-").trim_end(), expected, "{text}");
    }

    #[test]
    fn numbers() {
        check("0", "0");
        check("95%", "95 %");
        check("1,200.50元", "1200.50 元");
        check("1,234,567", "1234567");
        check("９５．５％", "95.5 ％");
        check("0.526万", "0.526 万");
        check("2500.00", "2500.00");
    }

    #[test]
    fn commas_and_points_that_end_a_number() {
        check("2,3", "2 ,3");
        check("2,3000", "2 ,3000");
        check("1234,567", "1234 ,567");
        check("1.确保", "1 .确保");
        check("5.", "5 .");
    }

    #[test]
    fn what_is_no_amount() {
        check("1.2.3", "-");
        check("0839", "-");
        check(&"9".repeat(29), "-");
        check("人", "-");
    }
}

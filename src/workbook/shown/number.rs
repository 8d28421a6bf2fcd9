//! Numbers in the places that a format gives for their digits.

use super::code::Token;
use super::digits::{fixed, plain};
use super::fraction;

/// `magnitude`, at least 0, in the places of `tokens`; a minus sign is put before the first digit if it is `negative`
/// and not all digits are zero.
///
/// Thousands commas and zeros after the last decimal are left out, so that an amount reads as it was typed. Words, percent
/// signs and rounding are kept: they are what the printed form shows.
pub(super) fn shown(magnitude: f64, negative: bool, tokens: &[Token]) -> String {
    if tokens.contains(&Token::Bar) {
        return fraction::shown(magnitude, negative, tokens);
    }
    let percents = count(tokens, |token| *token == Token::Percent);
    let thousands = count(tokens, |token| *token == Token::Thousands);
    let scaled = magnitude * 100_f64.powi(percents) / 1_000_f64.powi(thousands);
    let point = tokens.iter().position(|token| *token == Token::Point);
    let exponent = tokens.iter().position(|token| matches!(token, Token::Exponent(_)));
    let mantissa = exponent.and_then(|end| tokens.get(..end)).unwrap_or(tokens);
    let (before, after) = match point {
        Some(point) if point < mantissa.len() => mantissa.split_at(point),
        _ => (mantissa, [].as_slice()),
    };
    let places = count(before, is_digit).max(1);
    let decimals = count(after, is_digit).unsigned_abs() as usize;
    let (value, power) = if exponent.is_some() { scientific(scaled, places, decimals) } else { (scaled, 0) };
    let digits = fixed(value, decimals);
    let (whole, decimal) = digits.split_once('.').unwrap_or((&digits, ""));
    let zero = !digits.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    // `"-"??` of the accounting formats shows zero as a dash alone.
    let hidden = (zero && !tokens.contains(&Token::Digit('0'))) || !mantissa.iter().any(is_digit);
    let mut out = Out { text: String::new(), sign: negative && !zero };
    out.whole(if hidden { "" } else { whole }, before);
    let kept = if percents > 0 || exponent.is_some() { decimal } else { decimal.trim_end_matches('0') };
    out.decimals(if hidden { "" } else { kept }, after);
    if let Some((Token::Exponent(signed), rest)) = exponent.and_then(|at| tokens.get(at..)?.split_first()) {
        out.exponent(power, *signed, rest);
    }
    out.text
}

/// `magnitude` with all its digits, in the place that `General` or `@` has among words.
pub(super) fn general(magnitude: f64, negative: bool, tokens: &[Token]) -> String {
    let mut out = Out { text: String::new(), sign: negative };
    for token in tokens {
        if is_digit(token) { out.digit(&plain(magnitude)) } else { out.other(token) }
    }
    out.text
}

fn count(tokens: &[Token], wanted: impl Fn(&Token) -> bool) -> i32 {
    i32::try_from(tokens.iter().filter(|token| wanted(token)).count()).unwrap_or(i32::MAX)
}

pub(super) fn is_digit(token: &Token) -> bool {
    matches!(token, Token::Digit(_))
}

/// `value` as a number with `places` digits at most before its point, and the power of ten that it is to be multiplied by.
fn scientific(value: f64, places: i32, decimals: usize) -> (f64, i32) {
    if value == 0.0 {
        return (0.0, 0);
    }
    let shifted = |power: i32| value / 10_f64.powi(power);
    let power = (value.log10().floor() as i32).div_euclid(places) * places;
    // 9.999 becomes 10.00 when it is rounded.
    let rounded: f64 = fixed(shifted(power), decimals).parse().unwrap_or(0.0);
    let power = if rounded >= 10_f64.powi(places) { power + places } else { power };
    (shifted(power), power)
}

/// The text as far as it was written, and whether a minus sign is still to be put before the first digit.
pub(super) struct Out {
    pub(super) text: String,
    pub(super) sign: bool,
}

impl Out {
    /// Writes `digits` into the places before the point, from the right: the first takes all that is left.
    pub(super) fn whole(&mut self, digits: &str, tokens: &[Token]) {
        let places = tokens.iter().filter(|token| is_digit(token)).count();
        let mut left = places;
        for token in tokens {
            if let Token::Digit(kind) = token {
                let first = left == places;
                left -= 1;
                let end = digits.len().saturating_sub(left);
                let start = if first { 0 } else { end.saturating_sub(usize::from(digits.len() > left)) };
                match digits.get(start..end).filter(|piece| !piece.is_empty()) {
                    // A number without a whole part shows its zero only where the format has one.
                    Some("0") if *kind != '0' && digits == "0" => {}
                    Some(piece) => self.digit(piece),
                    None if *kind == '0' && !digits.is_empty() => self.digit("0"),
                    None => {}
                }
            } else {
                self.other(token);
            }
        }
        // `.0` has no place for a whole part, which is shown for all that.
        if places == 0 && !digits.is_empty() && digits != "0" {
            self.digit(digits);
        }
    }

    /// Writes `digits` into the places behind the point.
    fn decimals(&mut self, digits: &str, tokens: &[Token]) {
        let mut rest = digits.chars();
        for token in tokens {
            match token {
                Token::Point if digits.is_empty() => {}
                Token::Point => self.digit("."),
                Token::Digit(_) => {
                    if let Some(digit) = rest.next() {
                        self.digit(digit.encode_utf8(&mut [0; 4]));
                    }
                }
                other => self.other(other),
            }
        }
    }

    fn exponent(&mut self, power: i32, signed: bool, tokens: &[Token]) {
        self.text.push('E');
        self.text.push_str(if power < 0 {
            "-"
        } else if signed {
            "+"
        } else {
            ""
        });
        self.whole(&power.unsigned_abs().to_string(), tokens);
    }

    pub(super) fn digit(&mut self, digit: &str) {
        if std::mem::take(&mut self.sign) {
            self.text.push('-');
        }
        self.text.push_str(digit);
    }

    pub(super) fn other(&mut self, token: &Token) {
        match token {
            Token::Literal(text) => self.text.push_str(text),
            Token::Percent => self.text.push('%'),
            _ => {}
        }
    }
}

//! Numbers in the places that a format gives for their digits.

use super::code::Token;
use super::digits::{fixed, plain};
use super::places::{Out, is_digit};

/// `magnitude`, at least 0, in the places of `tokens`; a minus sign is put before the first digit if it is `negative`
/// and not all digits are zero.
///
/// Thousands commas and zeros after the last decimal are left out, so that an amount reads as it was typed. Words, percent
/// signs and rounding are kept: they are what the printed form shows.
pub(super) fn shown(magnitude: f64, negative: bool, tokens: &[Token]) -> String {
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

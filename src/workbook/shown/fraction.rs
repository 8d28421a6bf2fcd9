//! Numbers as fractions: `# ?/?`, `# ??/16`.

use super::code::Token;
use super::digits::plain;
use super::places::{Out, is_digit};

/// `magnitude` as the fraction that `tokens` describe.
pub(super) fn shown(magnitude: f64, negative: bool, tokens: &[Token]) -> String {
    let bar = tokens.iter().position(|token| *token == Token::Bar).unwrap_or(0);
    let (before, after) = tokens.split_at(bar);
    let given: String =
        after.iter().filter_map(|token| if let Token::Fixed(c) = token { Some(*c) } else { None }).collect();
    // `16`, or `100`, whose zeros are written like places for digits.
    let zeros = after.iter().filter(|token| **token == Token::Digit('0')).count();
    let places = after.iter().filter(|token| is_digit(token)).count().clamp(1, 4) as u32;
    let most = 10_i64.pow(places) - 1;
    let fixed =
        given.parse::<i64>().ok().filter(|_| given.len() < 9).map(|first| first * 10_i64.pow(zeros.min(4) as u32));
    // The whole part stands apart if there are places for it: `# ?/?` has two groups of digits, `?/?` one.
    let groups = before.split(|token| !is_digit(token)).filter(|group| !group.is_empty()).count();
    let mixed = groups > 1;
    if magnitude > 1e15 {
        return plain(if negative { -magnitude } else { magnitude });
    }
    let whole = if mixed { magnitude.floor() } else { 0.0 };
    let part = magnitude - whole;
    let (numerator, denominator) = match fixed {
        Some(fixed) => ((part * fixed as f64).round() as i64, fixed),
        None => nearest(part, most),
    };
    let carried = mixed && denominator > 0 && numerator == denominator;
    let (whole, numerator) = if carried { (whole + 1.0, 0) } else { (whole, numerator) };
    let mut out = Out { text: String::new(), sign: negative && (whole > 0.0 || numerator > 0) };
    if mixed && (whole > 0.0 || numerator == 0) {
        out.digit(&plain(whole));
    }
    if numerator > 0 || !mixed {
        if !out.text.is_empty() {
            out.text.push(' ');
        }
        out.digit(&format!("{numerator}/{denominator}"));
    }
    after.iter().rev().take_while(|token| matches!(token, Token::Literal(_))).for_each(|token| out.other(token));
    out.text
}

/// The fraction with a denominator of `most` at most that is nearest to `value`, by its continued fraction.
fn nearest(value: f64, most: i64) -> (i64, i64) {
    let (mut before, mut last) = ((0_i64, 1_i64), (1_i64, 0_i64));
    let mut rest = value;
    // The denominators grow at least as Fibonacci's numbers: 40 steps exceed every bound.
    for _ in 0..40 {
        let part = rest.floor() as i64;
        let next = (
            part.saturating_mul(last.0).saturating_add(before.0),
            part.saturating_mul(last.1).saturating_add(before.1),
        );
        if next.1 > most {
            // Between the two the best one has as large a part as the bound allows.
            let part = (most - before.1) / last.1.max(1);
            let between = (part * last.0 + before.0, part * last.1 + before.1);
            let distance =
                |(n, d): (i64, i64)| if d == 0 { f64::INFINITY } else { (value - n as f64 / d as f64).abs() };
            return if distance(between) < distance(last) { between } else { last };
        }
        (before, last) = (last, next);
        let left = rest - part as f64;
        if left < 1e-10 {
            break;
        }
        rest = 1.0 / left;
    }
    last
}

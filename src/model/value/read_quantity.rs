//! Reads a quantity: number, 万, unit, the second number of a range, 以上 and 左右.

use super::quantity::Quantity;
use super::span::{Span, is_chinese, next_char, past_blanks, rest};
use super::unit::{self, Unit, UnitKind};
use super::{approximate, digits, numerals, read_operator, scale};
use crate::base::text::digit;
use crate::base::words::Words;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// Signs between the numbers of a range.
static RANGE_SIGNS: LazyLock<Words> =
    LazyLock::new(|| Words::new(["-", "–", "—", "——", "―", "－", "~", "～", "〜", "至", "到"]));

/// Words before a share, with its unit.
static SHARES: LazyLock<Words<UnitKind>> = LazyLock::new(|| {
    let percent = ["百分之", "百分百"].map(|word| (word, UnitKind::Percent));
    Words::meaning(percent.into_iter().chain([("千分之", UnitKind::PerMille)]))
});

/// One number with its unit.
#[derive(Clone, Copy)]
struct Measure<'t> {
    number: Span,
    figure: Decimal,
    value: Decimal,
    unit: Unit<'t>,
    approximate: Option<Span>,
    in_chinese: bool,
    end: usize,
}

/// Reads the quantity whose number begins at `at`; the caller reads what stands before the number.
pub(super) fn read(text: &str, at: usize) -> Option<Quantity<'_>> {
    let first = measure(text, at)?;
    let range = range(text, first);
    let last = range.map_or(first, |(_, high)| high);
    let unit = if range.is_some() && last.unit.kind == UnitKind::Missing { first.unit } else { last.unit };
    if range.is_none() && reads_as_a_word(text, first) || last.in_chinese && unit.kind == UnitKind::Missing {
        return None;
    }
    let (figure, value) = range.map_or((first.figure, first.value), |(low, _)| (first.figure, low));
    let mut quantity = Quantity {
        span: Span::new(at, last.end),
        number: Span::new(first.number.start, last.number.end),
        figure,
        value,
        high: range.map(|(_, high)| high.value),
        unit,
        operator: None,
        approximate: first.approximate.or(last.approximate),
        total: false,
    };
    take_words_after(text, &mut quantity);
    Some(quantity)
}

fn take_words_after(text: &str, quantity: &mut Quantity<'_>) {
    loop {
        if let Some(span) = approximate::after(text, quantity.span.end) {
            quantity.approximate.get_or_insert(span);
            quantity.span.end = span.end;
        } else if let Some(found) = read_operator::after(text, quantity.span.end) {
            quantity.operator.get_or_insert(found);
            quantity.span.end = found.span.end;
        } else {
            return;
        }
    }
}

fn measure(text: &str, at: usize) -> Option<Measure<'_>> {
    let sign = next_char(text, at).filter(|c| matches!(c, '-' | '−' | '－' | '负'));
    let (start, negative) = (at + sign.map_or(0, char::len_utf8), sign.is_some());
    if let Some((words, kind)) = SHARES.read_at(rest(text, start)) {
        return share_in_words(text, at, Span::new(start, start + words.len()), *kind, negative);
    }
    let (figure, number_end, in_chinese) = figure(text, start)?;
    let figure = if negative { -figure } else { figure };
    let more = approximate::between(text, number_end);
    let scale_start = more.map_or(number_end, |span| span.end);
    let (factor, scale_end) = scale::read(text, scale_start);
    let scale_start = if factor > 1 { past_blanks(text, scale_start) } else { scale_start };
    let value = figure.checked_mul(Decimal::from(factor))?;
    // The figure cannot be parted from its scale here: 3万5千 is 35000.
    if let Some((smaller, end)) = smaller_part(text, scale_end, factor) {
        let value = value.checked_add(smaller)?;
        let (unit, unit_end) = unit::read(text, end, end, in_chinese);
        let number = Span::new(at, end);
        return Some(Measure { number, figure: value, value, unit, approximate: more, in_chinese, end: unit_end });
    }
    let more = more.or_else(|| approximate::between(text, scale_end));
    let unit_start = more.map_or(scale_end, |span| span.end.max(scale_end));
    let (unit, end) = unit::read(text, scale_start, unit_start, in_chinese);
    let number = Span::new(at, number_end);
    Some(Measure { number, figure, value, unit, approximate: more, in_chinese, end })
}

/// The number at `at`, its end, and whether it is in Chinese.
fn figure(text: &str, at: usize) -> Option<(Decimal, usize, bool)> {
    match next_char(text, at)? {
        c if digit(c).is_some() => digits::read(text, at).map(|d| (d.value, d.end, false)),
        c if numerals::begins(c) => {
            let numeral = numerals::read(text, at);
            Some((numeral.value?, numeral.end, true))
        }
        half @ '半' => Some((Decimal::new(5, 1), at + half.len_utf8(), true)),
        _ => None,
    }
}

/// The 5千 of 3万5千, and its end.
fn smaller_part(text: &str, at: usize, larger: u64) -> Option<(Decimal, usize)> {
    if larger < 10_000 {
        return None;
    }
    let (figure, end, _) = figure(text, at)?;
    let (factor, end) = scale::read(text, end);
    let value = figure.checked_mul(Decimal::from(factor))?;
    (value < Decimal::from(larger)).then_some((value, end))
}

/// Reads 百分之九十五, 千分之3 and 百分百.
fn share_in_words(text: &str, at: usize, words: Span, kind: UnitKind, negative: bool) -> Option<Measure<'_>> {
    let base = if kind == UnitKind::Percent { "%" } else { "‰" };
    let hundred = Some((Decimal::ONE_HUNDRED, words.end + '百'.len_utf8(), true));
    let (value, end, in_chinese) = match words.of(text) {
        "百分百" => Some((Decimal::ONE_HUNDRED, words.end, true)),
        _ if rest(text, words.end).starts_with('百') => hundred,
        _ => figure(text, words.end),
    }?;
    let value = if negative { -value } else { value };
    let unit = Unit { span: words, base, per: unit::Units::default(), per_before: 0, kind };
    Some(Measure { number: Span::new(at, end), figure: value, value, unit, approximate: None, in_chinese, end })
}

/// The lower value and the upper measure of the range that begins with `low`.
fn range<'t>(text: &'t str, low: Measure<'t>) -> Option<(Decimal, Measure<'t>)> {
    let sign_start = past_blanks(text, low.end);
    let sign = RANGE_SIGNS.longest_at(rest(text, sign_start))?;
    let high_start = past_blanks(text, sign_start + sign.len());
    // A second sign would make the upper number negative.
    let begins = next_char(text, high_start).is_some_and(|c| digit(c).is_some() || numerals::begins(c) || c == '百');
    let high = measure(text, high_start).filter(|_| begins)?;
    let same_unit = low.unit.kind == UnitKind::Missing
        || high.unit.kind == UnitKind::Missing
        || (low.unit.base, low.unit.per) == (high.unit.base, high.unit.per)
        || low.unit.kind == high.unit.kind && low.unit.kind == UnitKind::Percent;
    let value = if low.unit.kind == UnitKind::Missing && low.value == low.figure && low.figure <= high.figure {
        // 1-2万元 begins at 1万元.
        low.figure.checked_mul(high.value.checked_div(high.figure)?)?
    } else {
        low.value
    };
    (same_unit && value <= high.value).then_some((value, high))
}

/// Whether a Chinese number is only part of a word: 一次通过率, 半成品.
fn reads_as_a_word(text: &str, number: Measure<'_>) -> bool {
    let goes_on = || {
        let after = next_char(text, number.end).filter(|c| is_chinese(*c) && !numerals::begins(*c));
        after.is_some()
            && read_operator::after(text, number.end).is_none()
            && approximate::after(text, number.end).is_none()
    };
    match number.number.of(text) {
        "一" => goes_on(),
        "半" => number.unit.kind != UnitKind::Duration,
        _ => false,
    }
}

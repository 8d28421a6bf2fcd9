//! Reads dates: `2021年12月底前`, `2021.12.31`, `5月底前`, `年底前`, `第三季度`, `全年`.

use super::date::{Bound, DateMark};
use super::span::{Span, next_char, past, past_blanks, previous_char, rest};
use super::{digits, numerals, unit_words};
use crate::base::words::Words;
use rust_decimal::prelude::ToPrimitive;
use std::sync::LazyLock;

// Other four-digit numbers are amounts or codes.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// Separators in 2021.12.31.
const SEPARATORS: [char; 5] = ['.', '．', '-', '/', '／'];

/// Signs between the first and the last of 1-12月.
const RANGE_SIGNS: [char; 9] = ['-', '–', '—', '－', '~', '～', '〜', '至', '到'];

/// Words for a time without a number, with the month in which it ends.
static TIMES: LazyLock<Words<Option<u8>>> = LazyLock::new(|| {
    Words::meaning([
        ("上半年", Some(6)),
        ("下半年", Some(12)),
        ("年底", Some(12)),
        ("年末", Some(12)),
        ("年终", Some(12)),
        ("全年", None),
        ("当年", None),
        ("本年度", None),
        ("本年", None),
        ("年度内", None),
        ("年内", None),
        ("月底", None),
        ("月末", None),
        ("季末", None),
        ("季度末", None),
    ])
});

/// Words for a part of a year or a month, and whether it is the end.
static PARTS: LazyLock<Words<bool>> = LazyLock::new(|| {
    let parts =
        [("底", true), ("末", true), ("终", true), ("初", false), ("上旬", false), ("中旬", false), ("下旬", false)];
    Words::meaning(parts)
});

static BOUNDS: LazyLock<Words<Bound>> = LazyLock::new(|| {
    let until = ["之前", "以前", "前", "之内", "以内", "内"].map(|word| (word, Bound::Until));
    let from = ["之后", "以后", "后", "起"].map(|word| (word, Bound::From));
    Words::meaning(until.into_iter().chain(from))
});

/// Reads the date at `at`, which begins with a number or 第.
pub(super) fn read(text: &str, at: usize) -> Option<DateMark> {
    let (_, end) = integer(text, past(text, at, "第").unwrap_or(at))?;
    if !goes_on(next_char(text, past_blanks(text, end))?) {
        return None;
    }
    let mut date = separated(text, at).or_else(|| in_words(text, at)).or_else(|| quarter(text, at))?;
    take_bound(text, &mut date);
    Some(date)
}

/// Whether a date may continue with `c` after its first number; this alone rules out most numbers.
fn goes_on(c: char) -> bool {
    matches!(c, '年' | '月' | '季') || SEPARATORS.contains(&c) || RANGE_SIGNS.contains(&c)
}

/// Reads the words at `at` for a time without a number: 年底前, 上半年, 全年.
pub(super) fn read_word(text: &str, at: usize) -> Option<DateMark> {
    let (word, &month) = TIMES.read_at(rest(text, at))?;
    let mut date = mark(at, at + word.len());
    date.month = month;
    date.at_end = month.is_some() || word.ends_with(['底', '末']);
    date.bound = if word.ends_with('内') { Bound::Until } else { Bound::During };
    take_bound(text, &mut date);
    Some(date)
}

/// Reads the day after the 月 of 每月5日前.
pub(super) fn read_day_of_any_month(text: &str, at: usize) -> Option<DateMark> {
    let (day, end) = day(text, at)?;
    let mut date = DateMark { day: Some(day), ..mark(at, end) };
    take_bound(text, &mut date);
    Some(date)
}

fn mark(start: usize, end: usize) -> DateMark {
    let span = Span::new(start, end);
    DateMark { span, operator: None, year: None, month: None, day: None, at_end: false, bound: Bound::During }
}

/// A whole number in digits or in Chinese, and its end.
fn integer(text: &str, at: usize) -> Option<(i32, usize)> {
    if let Some((value, end, _)) = digits::short_integer(text, at) {
        return Some((i32::from(value), end));
    }
    if !next_char(text, at).is_some_and(numerals::begins) {
        return None;
    }
    numerals::year(text, at).or_else(|| {
        let numeral = numerals::read(text, at);
        Some((numeral.value?.to_i32()?, numeral.end))
    })
}

fn sign(text: &str, at: usize, sign: char) -> Option<usize> {
    let at = past_blanks(text, at);
    (next_char(text, at) == Some(sign)).then(|| at + sign.len_utf8())
}

/// `2021.12.31`, `2021-12-31`, `2021/12`.
fn separated(text: &str, at: usize) -> Option<DateMark> {
    let (year, year_end, 4) = digits::short_integer(text, at)? else { return None };
    let year = Some(i32::from(year)).filter(|year| YEARS.contains(year))?;
    let separator = next_char(text, year_end).filter(|c| SEPARATORS.contains(c))?;
    let (month, end, digits) = digits::short_integer(text, year_end + separator.len_utf8())?;
    let month = u8::try_from(month).ok().filter(|month| digits <= 2 && (1..=12).contains(month))?;
    let mut date = DateMark { year: Some(year), month: Some(month), ..mark(at, end) };
    let day = || {
        let start = sign(text, end, separator)?;
        let (day, end, digits) = digits::short_integer(text, start)?;
        Some((u8::try_from(day).ok().filter(|day| digits <= 2 && (1..=31).contains(day))?, end))
    };
    if let Some((day, end)) = day() {
        date.day = Some(day);
        date.span.end = end;
        return Some(date);
    }
    // 2021.12万元 and 2021-12个 are amounts; so is a year with one digit after the point.
    let amount = unit_words::known(text, past_blanks(text, end), false).is_some()
        || rest(text, past_blanks(text, end)).starts_with(['万', '亿', '%', '％', '年', '.', '．'])
        || matches!(separator, '.' | '．') && digits == 1;
    (!amount).then_some(date)
}

/// `2021年12月31日`, `21年12月`, `12月31日`, `12月`, and the first part of `2021-2023年` or `1-12月`.
fn in_words(text: &str, at: usize) -> Option<DateMark> {
    let (number, end) = integer(text, at)?;
    if let Some(year_end) = sign(text, end, '年') {
        let month = month(text, year_end);
        let year = match number {
            year if YEARS.contains(&year) => year,
            // 21年12月 is 2021; 21年 alone may be a duration.
            short @ 10..=99 if month.is_some() => 2000 + short,
            _ => return None,
        };
        let whole_year = past(text, year_end, "度").unwrap_or(year_end);
        let mut date = DateMark { year: Some(year), ..mark(at, whole_year) };
        if let Some((month, month_end)) = month {
            date.month = Some(month);
            date.span.end = month_end;
            take_day(text, &mut date);
        }
        return Some(date);
    }
    if let Some((month, month_end)) = month(text, at) {
        let mut date = DateMark { month: Some(month), ..mark(at, month_end) };
        take_day(text, &mut date);
        return Some(date);
    }
    first_of_range(text, at, number, end)
}

fn first_of_range(text: &str, at: usize, number: i32, end: usize) -> Option<DateMark> {
    let sign_between = next_char(text, end).filter(|c| RANGE_SIGNS.contains(c))?;
    let next = end + sign_between.len_utf8();
    let (last, last_end) = integer(text, next)?;
    if YEARS.contains(&number) && YEARS.contains(&last) && sign(text, last_end, '年').is_some() {
        return Some(DateMark { year: Some(number), ..mark(at, end) });
    }
    let first = u8::try_from(number).ok().filter(|first| (1..=12).contains(first))?;
    month(text, next).map(|_| DateMark { month: Some(first), ..mark(at, end) })
}

fn month(text: &str, at: usize) -> Option<(u8, usize)> {
    let (month, end) = integer(text, past_blanks(text, at))?;
    let end = sign(text, end, '月')?;
    let end = past(text, end, "份").unwrap_or(end);
    Some((u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?, end))
}

fn day(text: &str, at: usize) -> Option<(u8, usize)> {
    let (day, end) = integer(text, past_blanks(text, at))?;
    let end = sign(text, end, '日').or_else(|| sign(text, end, '号'))?;
    Some((u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, end))
}

fn take_day(text: &str, date: &mut DateMark) {
    if let Some((day, end)) = day(text, date.span.end) {
        date.day = Some(day);
        date.span.end = end;
    }
}

/// 第三季度, 一季度; 3个季度 is a length of time.
fn quarter(text: &str, at: usize) -> Option<DateMark> {
    let (number, end) = integer(text, past(text, at, "第").unwrap_or(at))?;
    let end = past(text, end, "季度")?;
    let quarter = u8::try_from(number).ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some(DateMark { month: Some(quarter * 3), at_end: true, ..mark(at, end) })
}

/// Adds 底, 末, 中旬 and then 前, 之前, 内, 后 to the date.
fn take_bound(text: &str, date: &mut DateMark) {
    let at = date.span.end;
    if let Some((word, is_end)) = PARTS.read_at(rest(text, at)) {
        date.span.end += word.len();
        date.at_end |= is_end;
        if date.at_end && date.year.is_some() && date.month.is_none() {
            date.month = Some(12);
        }
    }
    let Some((word, bound)) = BOUNDS.read_at(rest(text, date.span.end)) else { return };
    let end = date.span.end + word.len();
    // 前三季度 and 内部 are new words.
    let other_word = word.len() == '前'.len_utf8()
        && next_char(text, end).is_some_and(|c| numerals::begins(c) || "期续部控设审容外半述勤台".contains(c));
    if !other_word {
        date.span.end = end;
        date.bound = *bound;
    }
}

/// Whether the 月 at `at` is no particular month: 每月, 次月.
pub(super) fn is_any_month(text: &str, at: usize) -> bool {
    previous_char(text, at).is_some_and(|c| "每次当本下上".contains(c))
}

//! Reads dates: `2021年12月底前`, `2021.12.31`, `5月底前`, `年底前`, `第三季度`, `全年`.

use super::date::{Bound, DateMark};
use super::span::{Span, longest, next_char, past_blanks, previous_char, rest};
use super::{digits, numerals, unit_words};
use rust_decimal::prelude::ToPrimitive;

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
const RANGE_SIGNS: [&str; 9] = ["-", "–", "—", "－", "~", "～", "〜", "至", "到"];

/// Reads the date at `at`, which begins with a number or with 第.
pub(super) fn read(text: &str, at: usize) -> Option<DateMark> {
    let mut date = separated(text, at).or_else(|| in_words(text, at)).or_else(|| quarter(text, at))?;
    take_bound(text, &mut date);
    Some(date)
}

/// Reads the words at `at` that name a time without a number: 年底前, 上半年, 全年.
pub(super) fn read_word(text: &str, at: usize) -> Option<DateMark> {
    const WORDS: [(&str, Option<u8>); 15] = [
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
    ];
    let word = longest(text, at, WORDS.iter().map(|(word, _)| *word))?;
    let (_, month) = *WORDS.iter().find(|(name, _)| *name == word)?;
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

/// A whole number in digits or in Chinese, and where it ends.
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
    let separator = next_char(text, year_end).filter(|c| matches!(c, '.' | '．' | '-' | '/' | '／'))?;
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
            short @ 10..=99 if month.is_some() => 2000 + short,
            _ => return None,
        };
        let whole_year = year_end + longest(text, year_end, ["度"]).map_or(0, str::len);
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
    let next = end + longest(text, end, RANGE_SIGNS)?.len();
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
    let end = end + longest(text, end, ["份"]).map_or(0, str::len);
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
    let start = at + longest(text, at, ["第"]).map_or(0, str::len);
    let (number, end) = integer(text, start)?;
    let end = end + longest(text, end, ["季度"])?.len();
    let quarter = u8::try_from(number).ok().filter(|quarter| (1..=4).contains(quarter))?;
    Some(DateMark { month: Some(quarter * 3), at_end: true, ..mark(at, end) })
}

/// Takes 底, 末, 中旬 and then 前, 之前, 内, 后 into the date.
fn take_bound(text: &str, date: &mut DateMark) {
    let at = date.span.end;
    if let Some(word) = longest(text, at, ["底", "末", "终", "初", "上旬", "中旬", "下旬"]) {
        date.span.end += word.len();
        date.at_end |= matches!(word, "底" | "末" | "终");
        if date.at_end && date.year.is_some() && date.month.is_none() {
            date.month = Some(12);
        }
    }
    let bounds = ["之前", "以前", "前", "之内", "以内", "内", "之后", "以后", "后", "起"];
    let Some(word) = longest(text, date.span.end, bounds) else { return };
    let end = date.span.end + word.len();
    // 前三季度 and 内部 begin anew.
    let other_word = word.len() == '前'.len_utf8()
        && next_char(text, end).is_some_and(|c| numerals::begins(c) || "期续部控设审容外半述勤台".contains(c));
    if !other_word {
        date.span.end = end;
        date.bound = if word.ends_with(['前', '内']) { Bound::Until } else { Bound::From };
    }
}

/// Whether the 月 at `at` is that of any month: 每月, 次月.
pub(super) fn is_any_month(text: &str, at: usize) -> bool {
    previous_char(text, at).is_some_and(|c| "每次当本下上".contains(c))
}

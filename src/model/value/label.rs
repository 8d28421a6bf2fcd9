//! Numbers that are not quantities: 1、 of a list, 指标1, 88号, DRG2, 17:00.

use super::digits;
use super::quantity::Quantity;
use super::span::{is_blank, is_chinese, next_char, rest};
use crate::base::text::digit;

/// Words that are numbered: a bare number after them is a label.
const NUMBERED: [&str; 7] = ["指标", "目标", "任务", "内容", "附件", "附表", "表"];

/// Whether a sentence or a clause begins at `at`.
pub(super) fn begins_clause(text: &str, at: usize) -> bool {
    text.get(..at)
        .unwrap_or_default()
        .trim_end_matches(is_blank)
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric() && c != '%')
}

/// The end of the list number at `at`: `1、`, `2.`, `(3)`, `（4）`.
pub(super) fn numbering_end(text: &str, at: usize) -> Option<usize> {
    let (_, end, count) = digits::short_integer(text, at)?;
    let before = text.get(..at)?.chars().next_back();
    let mark = next_char(text, end)?;
    let after = end + mark.len_utf8();
    match (before, mark) {
        (Some('(' | '（'), ')' | '）') if count <= 2 => Some(after),
        // A document number: 财预〔2015〕88号.
        (Some('(' | '（' | '[' | '〔' | '【' | '［'), ')' | '）' | ']' | '〕' | '】' | '］') => {
            (count == 4 && next_char(text, after).and_then(digit).is_some()).then_some(after)
        }
        (None | Some('\n' | '；' | ';' | '。'), '、' | '.' | '．') if count <= 2 => {
            next_char(text, after).is_none_or(|c| digit(c).is_none()).then_some(after)
        }
        _ => None,
    }
}

/// The end of a label that looks like a quantity.
pub(super) fn label_end(text: &str, quantity: &Quantity<'_>, has_operator: bool) -> Option<usize> {
    let end = quantity.number.end;
    let before = text.get(..quantity.number.start).unwrap_or_default();
    // .5 may mean 0.5 but never 5; 12345热线 is a hotline.
    if before.ends_with(['.', '．']) || rest(text, end).starts_with("热线") {
        return Some(digits_end(text, quantity.number.start));
    }
    if !quantity.lacks_unit() || quantity.has_scale() {
        return None;
    }
    let numbers = || NUMBERED.iter().any(|word| before.trim_end_matches(is_blank).ends_with(word));
    if !has_operator && quantity.high.is_none() && !next_char(text, end).is_some_and(is_chinese) && numbers() {
        return Some(end);
    }
    goes_on(text, end).then(|| digits_end(text, quantity.number.start))
}

/// Whether the text at `end` makes the number before it part of something else.
fn goes_on(text: &str, end: usize) -> bool {
    let mut after = rest(text, end).chars();
    let (next, next_but_one) = (after.next(), after.next());
    match next {
        Some('号' | '#') => true,
        // 17:00, 1:3, 2/3, and 2，000, which may be one number or two.
        Some(':' | '/' | '／' | ',' | '，') => next_but_one.and_then(digit).is_some(),
        Some('：') => {
            // A wide colon separates words too; only two digits below 60 after it are a time.
            let minutes = digits::short_integer(text, end + '：'.len_utf8());
            minutes.is_some_and(|(minutes, _, count)| count == 2 && minutes < 60)
        }
        Some('x' | 'X') => next_but_one.is_some_and(|c| c.is_ascii_alphabetic()),
        Some(c) => c.is_ascii_alphabetic(),
        None => false,
    }
}

/// Whether the quantity is a number of past years: 前三年平均值, 近3年.
pub(super) fn are_past_years(text: &str, quantity: &Quantity<'_>) -> bool {
    let before = text.get(..quantity.number.start).unwrap_or_default();
    quantity.unit.base == "年" && ["前", "近", "过去", "以往"].iter().any(|word| before.ends_with(word))
}

/// The end of the digits at `at`, including marks between them.
pub(super) fn digits_end(text: &str, at: usize) -> usize {
    let mut end = digits::run_end(text, at);
    while let Some(mark) =
        next_char(text, end).filter(|c| matches!(c, '.' | '．' | ',' | '，' | ':' | '：' | '/' | '／' | '-'))
    {
        let next = end + mark.len_utf8();
        let further = digits::run_end(text, next);
        if further == next {
            break;
        }
        end = further;
    }
    if next_char(text, end).is_some_and(|c| c.is_ascii_alphabetic()) { name_end(text, end) } else { end }
}

/// The end of the name in Latin letters and digits at `at`.
pub(super) fn name_end(text: &str, at: usize) -> usize {
    let found = rest(text, at);
    let length = found.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(found.len());
    let name = found.get(..length).unwrap_or_default().trim_end_matches('-');
    at + name.len()
}

//! Numbers in texts that may be years, in any way of writing.

use crate::base::text::half_width;
use std::ops::Range;

/// A number that may be a year.
pub(super) struct Figure {
    pub(super) span: Range<usize>,
    pub(super) year: i32,
    pub(super) digits: usize,
}

/// The value of a digit in any way of writing.
fn digit(c: char) -> Option<u32> {
    let words = "〇一二三四五六七八九";
    half_width(c).to_digit(10).or_else(|| match c {
        '零' | '○' | 'Ｏ' => Some(0),
        c => words.chars().position(|word| word == c).map(|at| at as u32),
    })
}

/// The runs of two or four digits of one way of writing.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, char, u32)> = Vec::new();
    let is_word = |c: char| !half_width(c).is_ascii_digit();
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let value = digit(c);
        let goes_on = value.is_some() && run.last().is_none_or(|(_, last, _)| is_word(*last) == is_word(c));
        if !goes_on {
            found.extend(figure(&run, at));
            run.clear();
        }
        run.extend(value.map(|value| (at, c, value)));
    }
    found
}

fn figure(run: &[(usize, char, u32)], end: usize) -> Option<Figure> {
    let (start, ..) = run.first()?;
    let value = run.iter().fold(0_i64, |sum, (_, _, digit)| (sum * 10 + i64::from(*digit)).min(1_000_000));
    let year = match run.len() {
        4 => i32::try_from(value).ok().filter(|year| (1990..=2099).contains(year))?,
        2 => 2000 + i32::try_from(value).ok()?,
        _ => return None,
    };
    Some(Figure { span: *start..end, year, digits: run.len() })
}

/// Whether the number is a year of a date or of a document, and not an amount, a count or part of a code.
pub(super) fn is_year(text: &str, figure: &Figure, from: i32) -> bool {
    let before = text.get(..figure.span.start).and_then(|before| before.chars().next_back());
    let rest = text.get(figure.span.end..).unwrap_or_default().trim_start();
    let after = rest.chars().next();
    let joined = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '．' | '￥' | '¥');
    if before.is_some_and(joined) || after.is_some_and(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let written_out =
        text.get(figure.span.clone()).is_some_and(|digits| !digits.chars().all(|c| half_width(c).is_ascii_digit()));
    if figure.digits == 2 {
        // 21年底前, in which only the form's year can be meant.
        return !written_out && figure.year == from && rest.starts_with('年');
    }
    if written_out {
        return rest.starts_with('年');
    }
    !is_counted(rest)
}

/// Whether what follows a number makes it an amount or a count: 2021人, 2021.5万元.
fn is_counted(rest: &str) -> bool {
    const COUNTED: [char; 32] = [
        '人', '元', '万', '亿', '个', '次', '户', '家', '件', '份', '台', '套', '辆', '条', '项', '场', '期', '名',
        '只', '张', '亩', '米', '公', '千', '百', '吨', '升', '%', '％', '篇', '本', '所',
    ];
    let fraction =
        rest.strip_prefix(['.', '．', ',']).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    match fraction {
        // 2021.12 is a month; 2021.5万元 is not.
        Some(rest) => rest.trim_start().starts_with(COUNTED),
        None => rest.starts_with(COUNTED),
    }
}

/// `year` as `like` is written.
pub(super) fn written_as(like: &str, year: i32, digits: usize) -> String {
    let whole = format!("{year:04}");
    let shown = whole.get(whole.len() - digits.min(4)..).unwrap_or(&whole);
    let zero = if like.contains('零') {
        '零'
    } else if like.contains('○') {
        '○'
    } else {
        '〇'
    };
    let first = like.chars().next().unwrap_or('0');
    let word = |digit: char| match digit.to_digit(10) {
        Some(0) => zero,
        Some(digit) => "〇一二三四五六七八九".chars().nth(digit as usize).unwrap_or('〇'),
        None => digit,
    };
    let wide = |digit: char| char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit);
    match first {
        c if c.is_ascii_digit() => shown.to_owned(),
        '０'..='９' => shown.chars().map(wide).collect(),
        _ => shown.chars().map(word).collect(),
    }
}

//! The unit after a number, as written, and the units that a price is for.

use super::read_operator;
use super::span::{Span, is_chinese, next_char, past_blanks, rest};
use super::unit_words::{self, joins, known};

/// The unit of a number, as written after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit<'t> {
    /// The whole unit, including 万 or 亿: `万元/人.年`. Empty, at the end of the number, if no unit is written.
    pub span: Span,
    /// The unit alone: `元`; empty if none is written, even after 万.
    pub base: &'t str,
    /// The units that a price is for: `人`, `年`; also `卷` of `每卷130元`.
    pub per: Units<'t>,
    /// How many of `per`, counted from the end, stand before the number and outside `span`.
    pub per_before: usize,
    /// The kind of unit.
    pub kind: UnitKind,
}

/// The kind of unit that a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// None is written.
    Missing,
    /// %
    Percent,
    /// ‰
    PerMille,
    /// 百分点: a difference of two rates.
    PercentPoint,
    /// 元, also after 万 and 亿.
    Money,
    /// 天, 个月, 小时 …
    Duration,
    /// Any other known unit: 人次, 平方米.
    Count,
    /// A word after the number that is not in the lists.
    Unfamiliar,
}

/// At most four units, borrowed from the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Units<'t> {
    list: [&'t str; 4],
    len: usize,
}

impl<'t> Units<'t> {
    /// The units, as written.
    pub fn as_slice(&self) -> &[&'t str] {
        self.list.get(..self.len).unwrap_or_default()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(super) fn push(&mut self, unit: &'t str) {
        if let Some(free) = self.list.get_mut(self.len) {
            *free = unit;
            self.len += 1;
        }
    }
}

/// Reads the unit at `at`; `scale_start` is the start of a 万 before it, else `at`.
pub(super) fn read(text: &str, scale_start: usize, at: usize, after_numeral: bool) -> (Unit<'_>, usize) {
    let begin = past_blanks(text, at);
    let span = Span::new(scale_start, at);
    let missing = Unit { span, base: "", per: Units::default(), per_before: 0, kind: UnitKind::Missing };
    if let Some((base, kind, end)) = rate_sign(text, begin) {
        return (Unit { span: Span::new(begin, end), base, kind, ..missing }, end);
    }
    let Some((end, familiar)) = base_end(text, begin, after_numeral) else { return (missing, at) };
    let base = Span::new(begin, end).of(text);
    let kind = match base {
        "元" | "元整" => UnitKind::Money,
        "个百分点" | "百分点" => UnitKind::PercentPoint,
        _ if unit_words::is_duration(base) => UnitKind::Duration,
        _ if familiar => UnitKind::Count,
        _ => UnitKind::Unfamiliar,
    };
    let (per, end) = per(text, end);
    let start = if scale_start < at { scale_start } else { begin };
    (Unit { span: Span::new(start, end), base, per, kind, ..missing }, end)
}

fn rate_sign(text: &str, at: usize) -> Option<(&str, UnitKind, usize)> {
    // 系统 of some provinces name the unit in words: ≥100百分比.
    const IN_WORDS: &str = "百分比";
    if rest(text, at).starts_with(IN_WORDS) {
        return Some((IN_WORDS, UnitKind::Percent, at + IN_WORDS.len()));
    }
    let c = next_char(text, at)?;
    let kind = match c {
        '%' | '％' | '﹪' => UnitKind::Percent,
        '‰' => UnitKind::PerMille,
        _ => return None,
    };
    let end = at + c.len_utf8();
    Some((Span::new(at, end).of(text), kind, end))
}

fn base_end(text: &str, at: usize, after_numeral: bool) -> Option<(usize, bool)> {
    let Some(end) = known(text, at, after_numeral) else {
        return (!after_numeral).then(|| unfamiliar(text, at)).flatten().map(|end| (end, false));
    };
    let mut end = past_variant(text, end);
    while let Some(next) = joined(text, end) {
        end = next;
    }
    Some((end, true))
}

/// The end of a second unit in brackets: 台（套）.
fn past_variant(text: &str, at: usize) -> usize {
    let variant = || {
        let open = next_char(text, at).filter(|c| matches!(c, '(' | '（'))?;
        let end = known(text, at + open.len_utf8(), false)?;
        let close = next_char(text, end).filter(|c| matches!(c, ')' | '）'))?;
        Some(end + close.len_utf8())
    };
    variant().unwrap_or(at)
}

/// The end of a unit joined to the previous one: 人.天.
fn joined(text: &str, at: usize) -> Option<usize> {
    let join = next_char(text, at).filter(|c| joins(*c))?;
    known(text, at + join.len_utf8(), false)
}

/// Reads the units that a price is for: `/人.年`, `/（人·年）`, `每人每天`.
fn per(text: &str, mut at: usize) -> (Units<'_>, usize) {
    let mut units = Units::default();
    while let Some((begin, bracket)) = per_sign(text, at) {
        let slash = !text[at..].starts_with('每');
        let word = known(text, begin, false).or_else(|| unfamiliar(text, begin));
        let Some(mut end) = word.or_else(|| rated(text, begin).filter(|_| slash)) else { break };
        let word = Span::new(begin, end).of(text);
        match word {
            // 元/人天 is a price for one person and one day.
            "人天" | "人日" | "人月" | "人年" => {
                let (person, time) = word.split_at('人'.len_utf8());
                units.push(person);
                units.push(time);
            }
            _ => units.push(word),
        }
        while let Some(next) = joined(text, end) {
            units.push(Span::new(end, next).of(text).trim_start_matches(joins));
            end = next;
        }
        at = match next_char(text, end) {
            Some(c @ (')' | '）')) if bracket => end + c.len_utf8(),
            _ => past_variant(text, end),
        };
    }
    (units, at)
}

/// The end of a longer word or a counted unit after a slash: `充电桩位`, `100公里`.
///
/// A date is not one, and money after a slash is another amount.
fn rated(text: &str, at: usize) -> Option<usize> {
    let found = rest(text, at);
    let digits = found.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0);
    if let Some(digits) = digits {
        let end = known(text, at + digits, false)?;
        return (!matches!(Span::new(at + digits, end).of(text), "年" | "月" | "日" | "元" | "元整")).then_some(end);
    }
    let starts = found.chars().next().is_some_and(|c| is_chinese(c) && !NO_UNIT.contains(c));
    let stops = |(offset, c): &(usize, char)| {
        !is_chinese(*c) || read_operator::after(text, at + offset).is_some() || found[*offset..].starts_with("左右")
    };
    let length = found.char_indices().find(stops).map_or(found.len(), |(offset, _)| offset);
    (starts && found[..length].chars().count() <= MOST_RATED).then_some(at + length)
}

/// The start of the unit after `/`, `/（` or 每, and whether it is in a bracket.
fn per_sign(text: &str, at: usize) -> Option<(usize, bool)> {
    let sign = next_char(text, at).filter(|c| matches!(c, '/' | '／' | '每'))?;
    let mut begin = at + sign.len_utf8();
    if sign != '每' && next_char(text, begin) == Some('每') {
        begin += '每'.len_utf8();
    }
    match next_char(text, begin) {
        Some(open @ ('(' | '（')) if sign != '每' => Some((begin + open.len_utf8(), true)),
        _ => Some((begin, false)),
    }
}

/// The most characters of such a word after a slash; a longer run is a clause.
const MOST_RATED: usize = 6;

/// Characters that follow a number and do not begin a unit.
const NO_UNIT: &str =
    "的和与及或以之至到前后内外中上下时为则均全左右余多测按计等并且完达不无有较比占是在由经对将可各每共合总约近号";

/// The end of an unknown word: one to three Chinese characters up to the next mark.
///
/// A longer run is a clause; taking its first characters would be a guess.
fn unfamiliar(text: &str, at: usize) -> Option<usize> {
    let found = rest(text, at);
    let mut end = at;
    for (count, (offset, c)) in found.char_indices().enumerate() {
        let stops =
            !is_chinese(c) || read_operator::after(text, at + offset).is_some() || found[offset..].starts_with("左右");
        if stops {
            break;
        }
        if count == 3 || (count == 0 && NO_UNIT.contains(c)) {
            return None;
        }
        end = at + offset + c.len_utf8();
    }
    (end > at).then_some(end)
}

//! The sorts of characters that a text holds, found in one pass, so that a rule reads only the texts that concern it.

use crate::base::face::Faces;
use std::sync::LazyLock;

/// The sorts of characters that a text holds, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

/// Brackets or quotation marks.
const BRACKET: u8 = 1;
/// Small Latin letters, and punctuation in a wrong place.
const STRAY: u8 = 2;
/// Characters of the prompts of an empty form.
const PROMPT: u8 = 4;
/// Characters that the body face lacks.
const FOREIGN: u8 = 8;
/// Marks between words.
const MARK: u8 = 16;
/// The full stop.
const STOP: u8 = 32;

impl Marks {
    /// The marks of `text`.
    pub(super) fn of(text: &str) -> Self {
        let sorts: &[u8] = &SORTS;
        // As if a mark came before the text, so that one at its start is stray too.
        let (mut marks, mut last) = (0, MARK);
        for c in text.chars() {
            let sort = sorts.get(c as usize).copied().unwrap_or_else(|| sort(c));
            // A mark after a mark, or at the start.
            if sort & (MARK | STOP) != 0 && last & (MARK | STOP) != 0 {
                marks |= STRAY;
            }
            marks |= sort;
            last = sort;
        }
        Self(marks)
    }

    /// Whether some rule looks for what the text holds.
    pub(super) fn any(self) -> bool {
        self.0 & (BRACKET | STRAY | PROMPT | FOREIGN) != 0
    }

    pub(super) fn brackets(self) -> bool {
        self.0 & BRACKET != 0
    }

    /// Small Latin letters, marks side by side, or a mark in front.
    pub(super) fn strays(self) -> bool {
        self.0 & STRAY != 0
    }

    pub(super) fn prompts(self) -> bool {
        self.0 & PROMPT != 0
    }

    pub(super) fn foreign(self) -> bool {
        self.0 & FOREIGN != 0
    }
}

/// The sorts of the characters of the Basic Multilingual Plane: a table, since every character of every text is asked.
static SORTS: LazyLock<Box<[u8]>> =
    LazyLock::new(|| (0..0x1_0000).map(|code| char::from_u32(code).map_or(0, sort)).collect());

fn sort(c: char) -> u8 {
    let bracket = matches!(c, '(' | ')' | '[' | ']' | '“' | '”' | '（' | '）' | '［' | '］')
        || matches!(c, '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}');
    let foreign = !c.is_ascii() && Faces::bundled().body().glyph(c).is_none();
    // Every prompt that completeness/prompts.rs knows holds one of the characters of PROMPT.
    let sorts = [
        (bracket, BRACKET),
        (c.is_ascii_lowercase(), STRAY),
        ("待此请在目指任填略根字简照评差低写×XＸ＊….".contains(c), PROMPT),
        (foreign, FOREIGN),
        (is_mark(c), MARK),
        (c == '。', STOP),
    ];
    sorts.into_iter().filter(|(holds, _)| *holds).map(|(_, bit)| bit).sum()
}

/// Whether `c` is a mark between words.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：')
}

/// Whether `a` and `b` must not be neighbours. 。。。 and …… may, since people write them for "and so on".
pub(super) fn side_by_side(a: char, b: char) -> bool {
    (is_mark(a) && (is_mark(b) || b == '。')) || (a == '。' && is_mark(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_of_characters() {
        let marks = Marks::of;
        assert!(!marks("保障医保基金安全，95%。").any());
        assert!(marks("34人(其中聘用14人）").brackets() && marks("〔2015〕").brackets() && marks("“三公").brackets());
        assert!(marks("提高a效率").strays() && marks("及时，，足额").strays());
        assert!(marks("待填写").prompts() && marks("XX县").prompts() && marks("略").prompts());
        assert!(marks("（200字以内）").prompts() && marks("对照目标，说明").prompts() && marks("好中差").prompts());
        assert!(marks("😀").foreign() && !marks("医保").foreign());
    }
}

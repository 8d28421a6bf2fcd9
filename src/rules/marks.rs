//! What sorts of characters a text holds: found in one pass, so that a rule about some of them looks at no other text.

use crate::base::face::{Face, Faces};
use std::sync::Arc;

/// What sorts of characters a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Brackets or quotation marks.
    pub(super) brackets: bool,
    /// Small Latin letters, two marks side by side, or a mark in front.
    pub(super) strays: bool,
    /// Characters that the prompts of an empty form begin with.
    pub(super) prompts: bool,
    /// Characters that the body face lacks.
    pub(super) foreign: bool,
}

/// Finds the marks of texts.
pub(super) struct Marker(Arc<Face>);

impl Marker {
    pub(super) fn new() -> Self {
        Self(Faces::bundled().body())
    }

    /// The marks of `text`.
    pub(super) fn marks(&self, text: &str) -> Marks {
        let mut marks = Marks::default();
        let mut last: Option<char> = None;
        for c in text.chars() {
            marks.prompts |= begins_prompt(c);
            if c.is_ascii() {
                marks.strays |= c.is_ascii_lowercase();
                marks.brackets |= matches!(c, '(' | ')' | '[' | ']');
                last = Some(c);
                continue;
            }
            marks.strays |=
                is_mark(c) && last.is_none_or(char::is_whitespace) || last.is_some_and(|l| side_by_side(l, c));
            last = Some(c);
            marks.brackets |= is_wide_bracket(c);
            marks.foreign |= self.0.glyph(c).is_none();
        }
        marks
    }
}

/// Marks that stand between words.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：')
}

/// Whether no two such marks stand side by side; 。。。 and …… do, which people write for "and so on".
pub(super) fn side_by_side(a: char, b: char) -> bool {
    (is_mark(a) && (is_mark(b) || b == '。')) || (a == '。' && is_mark(b))
}

fn is_wide_bracket(c: char) -> bool {
    matches!(c, '“' | '”' | '（' | '）' | '［' | '］' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}')
}

fn begins_prompt(c: char) -> bool {
    matches!(c, '待' | '此' | '请' | '在' | '目' | '指' | '任' | '略' | '×' | 'X' | 'Ｘ' | '＊' | '…' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_of_characters() {
        let marks = |text| Marker::new().marks(text);
        assert_eq!(marks("保障医保基金安全，95%"), Marks::default());
        assert!(marks("34人(其中聘用14人）").brackets && marks("〔2015〕").brackets && marks("“三公").brackets);
        assert!(marks("提高a效率").strays && marks("及时，，足额").strays);
        assert!(marks("待填写").prompts && marks("XX县").prompts && marks("略").prompts);
        assert!(marks("😀").foreign && !marks("医保").foreign);
    }
}

//! What sorts of characters a text holds: found in one pass, so that a rule about some of them looks at no other text.

use crate::base::face::{Face, Faces, Role};

/// What sorts of characters a text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Brackets or quotation marks.
    pub(super) brackets: bool,
    /// Small Latin letters, or two marks side by side.
    pub(super) strays: bool,
    /// Characters that the prompts of an empty form begin with.
    pub(super) prompts: bool,
    /// Characters that the body face lacks.
    pub(super) foreign: bool,
}

/// Finds the marks of texts.
pub(super) struct Marker(Faces);

impl Marker {
    pub(super) fn new() -> Self {
        Self(Faces::bundled())
    }

    /// The marks of `text`.
    pub(super) fn marks(&self, text: &str) -> Marks {
        let mut marks = Marks::default();
        let mut after_mark = false;
        let lacks = |c: char| self.0.face(Role::Body).is_none_or(|face: &std::sync::Arc<Face>| face.glyph(c).is_none());
        for c in text.chars() {
            let is_mark = is_mark(c);
            marks.strays |= c.is_ascii_lowercase() || (is_mark && after_mark);
            after_mark = is_mark;
            marks.brackets |= is_bracket(c);
            marks.prompts |= begins_prompt(c);
            marks.foreign |= !c.is_ascii() && lacks(c);
        }
        marks
    }
}

/// Marks of which no two stand side by side; 。。。 and …… aside, which people write for "and so on".
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | '：')
}

fn is_bracket(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}' | '（' | '）' | '［' | '］' | '“' | '”')
}

fn begins_prompt(c: char) -> bool {
    matches!(
        c,
        '待' | '×'
            | 'X'
            | 'x'
            | 'Ｘ'
            | '此'
            | '请'
            | '在'
            | '＊'
            | '*'
            | '目'
            | '指'
            | '任'
            | '略'
            | '…'
            | '.'
            | '_'
    )
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

//! Byte ranges of the parsed text, and helpers that look at a place in it.

/// A byte range of the parsed text; both ends are character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The first byte after it.
    pub end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of `text` in the span; empty if `text` is another text that does not have it.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether nothing lies in the span.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// The text from `at` on.
pub(super) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

pub(super) fn next_char(text: &str, at: usize) -> Option<char> {
    rest(text, at).chars().next()
}

pub(super) fn previous_char(text: &str, at: usize) -> Option<char> {
    text.get(..at).unwrap_or_default().chars().next_back()
}

/// The end of the blanks at `at`; a line break is not a blank.
pub(super) fn past_blanks(text: &str, at: usize) -> usize {
    let found = rest(text, at);
    at + found.len() - found.trim_start_matches(is_blank).len()
}

pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}')
}

/// Whether `c` is a Chinese character.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// The end of `word`, if it stands at `at`.
pub(super) fn past(text: &str, at: usize, word: &str) -> Option<usize> {
    rest(text, at).starts_with(word).then_some(at + word.len())
}

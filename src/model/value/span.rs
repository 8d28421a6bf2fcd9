//! Places in the text that was read.

/// A range of bytes of the text that was read; both ends lie between characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends: the first byte after it.
    pub end: usize,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The part of `text` that lies in the span; empty where `text` is another text and too short.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether nothing lies in the span.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// What stands from `at` on.
pub(super) fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

pub(super) fn next_char(text: &str, at: usize) -> Option<char> {
    rest(text, at).chars().next()
}

pub(super) fn previous_char(text: &str, at: usize) -> Option<char> {
    text.get(..at).unwrap_or_default().chars().next_back()
}

/// Where the blanks at `at` end; a line break is none.
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

/// Where `word` ends, if it stands at `at`.
pub(super) fn past(text: &str, at: usize, word: &str) -> Option<usize> {
    rest(text, at).starts_with(word).then_some(at + word.len())
}

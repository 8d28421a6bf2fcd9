//! Text made visible: what would move a terminal's cursor, change its colours or hide what follows is shown as an escape.
//!
//! A file name may hold any character. One with a line end in it would write lines of its own between the program's, and
//! one with U+202E shows `ron.exe` as `exe.nor`.

use std::borrow::Cow;
use std::path::Path;

/// Whether `c` acts instead of being seen: controls, the separators of lines and paragraphs, and what turns the direction
/// of text (UAX #9).
fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line, with an escape for each character that acts: `\n`, `\u{1b}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, acts)
}

/// `text` with its lines as they are, and an escape for every other character that acts.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| c != '\n' && acts(c))
}

/// The path as messages show it.
pub fn visible_path(path: &Path) -> String {
    visible(&path.to_string_lossy()).into_owned()
}

fn shown(text: &str, acts: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if acts(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown_as_an_escape() {
        assert_eq!(visible("表 1.ron"), "表 1.ron");
        assert_eq!(visible("a\nb\u{1b}[31m\u{9b}c\u{7f}"), "a\\nb\\u{1b}[31m\\u{9b}c\\u{7f}");
        assert_eq!(visible("nor\u{202e}.exe\u{2028}"), "nor\\u{202e}.exe\\u{2028}");
        assert_eq!(visible_lines("一\n二\r\u{1b}"), "一\n二\\r\\u{1b}");
        assert_eq!(visible_path(Path::new("a\tb")), "a\\tb");
    }
}

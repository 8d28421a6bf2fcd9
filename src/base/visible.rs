//! Replaces characters that would move a terminal's cursor, change its colours or hide text by escapes.
//!
//! A file name may contain any character. One with a line end could forge a line of the program's output, and one with
//! U+202E shows `ron.exe` as `exe.nor`.

use std::borrow::Cow;
use std::path::Path;

/// Whether `c` has an effect instead of a shape: controls, the separators of lines and paragraphs, and characters that
/// change the direction of text (UAX #9).
fn acts(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Returns `text` on one line, with an escape such as `\n` or `\u{1b}` for each such character.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, acts)
}

/// Returns `text` with its line ends kept and every other such character escaped.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    shown(text, |c| c != '\n' && acts(c))
}

/// Returns the path as messages show it.
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

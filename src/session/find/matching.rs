//! Finds a text in another regardless of case and width: Ａ４ matches a4.

use std::ops::Range;

/// Returns where `text` contains `wanted`, in bytes, from left to right and without overlaps.
pub(super) fn spans(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match matched(&text[at..], wanted).filter(|length| *length > 0) {
            Some(length) => {
                spans.push(at..at + length);
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    spans
}

/// Returns how many bytes at the start of `text` match `wanted`.
fn matched(text: &str, wanted: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for wanted in wanted.chars() {
        rest.next().filter(|(_, c)| folded(*c) == folded(wanted))?;
    }
    Some(rest.offset())
}

/// Returns a character without its case and width.
fn folded(c: char) -> char {
    // Full-width forms lie 0xfee0 above their ASCII characters.
    let narrow = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    narrow.to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_width_make_no_difference() {
        for (text, wanted, expected) in [
            ("采购Ａ４纸a4", "A4", vec!["Ａ４", "a4"]),
            ("（一）", "(一)", vec!["（一）"]),
            ("aaa", "aa", vec!["aa"]),
            ("甲　乙", "甲 乙", vec!["甲　乙"]),
            ("甲", "甲乙", vec![]),
            ("甲", "", vec![]),
        ] {
            let found: Vec<&str> = spans(text, wanted).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, expected, "{text} {wanted}");
        }
    }
}

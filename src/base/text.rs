//! Text as it is taken in from a keyboard, a clipboard or a file.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether `c` is a radical that looks like a character and is none (⽇ for 日): text pasted from a PDF is full of them.
fn is_radical(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2EF3}' | '\u{2F00}'..='\u{2FD5}')
}

/// Makes line ends `\n` and radicals the characters they look like; everything else stays as it was.
///
/// A PDF that holds both a character and its radical twin copies back wrongly, and no search finds the radical.
pub fn taken_in(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') && !text.chars().any(is_radical) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            c if is_radical(c) => out.extend(std::iter::once(c).nfkc()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The text without any white space: how labels are compared, since forms pad them to look even.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The letter, digit or mark of half width that `c` is of full width.
pub fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The digit that `c` is, of half or full width.
// Every character of every target is asked.
#[inline]
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// What `c` says as a numeral of a heading, in digits or in Chinese: 1, １, 一; 十 is 10.
pub fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => u32::from(digit(c)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_radicals() {
        assert_eq!(taken_in("a\r\nb\rc"), "a\nb\nc");
        assert_eq!(taken_in("⽇⽉"), "日月");
        assert!(matches!(taken_in("日月\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn padded_labels() {
        assert_eq!(squeezed("绩\n效　指 标"), "绩效指标");
    }
}

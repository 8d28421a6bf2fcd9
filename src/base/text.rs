//! Cleans text that comes from a keyboard, a clipboard or a file, and knows its digits and full-width characters.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Whether `c` is a radical that only looks like a character (⽇ for 日). Text pasted from a PDF is full of them.
fn is_radical(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2EF3}' | '\u{2F00}'..='\u{2FD5}')
}

/// Turns line ends into `\n` and radicals into the characters they look like; everything else stays the same.
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
                // \r\n is one line end, and so is a lone \r.
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            // NFKC for radicals only: it would also change full-width punctuation, ² and ㎡.
            c if is_radical(c) => out.extend(std::iter::once(c).nfkc()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The text without white space, for comparing labels, since forms pad them with spaces to look even.
pub fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    squeezed.extend(text.chars().filter(|c| !c.is_whitespace()));
    squeezed
}

/// Whether two labels differ in nothing but white space.
pub fn alike(a: &str, b: &str) -> bool {
    let visible = |c: &char| !c.is_whitespace();
    a.chars().filter(visible).eq(b.chars().filter(visible))
}

/// The half-width letter, digit or mark for a full-width `c`; other characters stay the same.
pub fn half_width(c: char) -> char {
    match c {
        // Full-width forms follow the order of ASCII, 0xFEE0 higher.
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The value of the digit `c`, of half or full width.
// Inlined, since it is called for every character of every target.
#[inline]
pub fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// The value of `c` as a numeral of a heading, in digits or in Chinese: 1, １, 一; 十 is 10.
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

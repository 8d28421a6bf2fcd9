//! Text in the XML of a workbook.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` as the content of an element or an attribute.
///
/// Characters that XML cannot hold are written as `_x0001_`, which spreadsheets read back (ECMA-376-1, 22.9.2.19); a text
/// that looks like that keeps its own underscore in the same way.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| matches!(c, '&' | '<' | '>' | '"' | '_' | '\u{fffe}' | '\u{ffff}') || c < ' ') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '_' if is_escape(text.get(at..).unwrap_or_default()) => out.push_str("_x005F_"),
            '\t' | '\n' => out.push(c),
            '\u{fffe}' | '\u{ffff}' | ..' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "_x{:04X}_", u32::from(c));
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether `text` begins with `_x`, four hexadecimal digits and `_`.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|rest| rest.get(..5)).and_then(|rest| rest.strip_suffix('_'));
    digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// The name of a cell: `A1` is row 0, column 0.
pub(super) fn cell_name(row: usize, column: usize) -> String {
    format!("{}{}", column_name(column), row + 1)
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub(super) fn column_name(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        rest => format!("{}{letter}", column_name(rest - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_names() {
        assert_eq!(escaped("a<b>&\"c\"\t\n"), "a&lt;b&gt;&amp;&quot;c&quot;\t\n");
        assert_eq!(escaped("\u{1}_x0001_ _x1_ a_b\r"), "_x0001__x005F_x0001_ _x1_ a_b_x000D_");
        assert_eq!([0, 25, 26, 701, 702].map(column_name), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}

//! Texts and the names of cells in the XML of a workbook.

use rust_xlsxwriter::utility::row_col_to_cell;
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

/// The name of a cell: `A1` is row 0, column 0. No sheet has more rows or columns than a spreadsheet.
pub(super) fn cell_name(row: usize, column: usize) -> String {
    row_col_to_cell(row as u32, column as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        assert_eq!(escaped("a<b>&\"c\"\t\n"), "a&lt;b&gt;&amp;&quot;c&quot;\t\n");
        assert_eq!(escaped("\u{1}_x0001_ _x1_ a_b\r"), "_x0001__x005F_x0001_ _x1_ a_b_x000D_");
    }
}

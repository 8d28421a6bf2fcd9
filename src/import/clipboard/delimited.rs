//! Reads and writes tab-separated text with Excel's quoting, which differs from CSV.

use crate::workbook::Area;

/// The cells of `text` by row and column, one at a time: a text of nothing but tabs has a cell for each byte.
///
/// Excel quotes a cell only if it contains a tab or a line break, and then doubles the quotes in it; in other cells a
/// quote is a quote. So quotes that do not close at the end of a cell, or enclose nothing that needs them, are text.
pub(super) fn read(text: &str) -> Cells<'_> {
    Cells { rest: text, row: 0, column: 0 }
}

/// The cells that are left of a text.
pub(super) struct Cells<'t> {
    rest: &'t str,
    row: u32,
    column: u32,
}

impl Iterator for Cells<'_> {
    type Item = (Area, String);

    fn next(&mut self) -> Option<Self::Item> {
        // After a tab there is always a cell, even at the end.
        if self.rest.is_empty() && self.column == 0 {
            return None;
        }
        let place = Area::single(self.row, self.column);
        let (cell, after) = quoted(self.rest).unwrap_or_else(|| {
            let end = self.rest.find(['\t', '\n', '\r']).unwrap_or(self.rest.len());
            (self.rest[..end].to_owned(), &self.rest[end..])
        });
        if let Some(next) = after.strip_prefix('\t') {
            (self.rest, self.column) = (next, self.column.saturating_add(1));
        } else {
            self.rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r'])).unwrap_or(after);
            (self.row, self.column) = (self.row.saturating_add(1), 0);
        }
        Some((place, cell))
    }
}

/// The quoted cell at the start of `text`, and the rest.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut end = 0;
    loop {
        end += inner.get(end..)?.find('"')?;
        if !inner[end + 1..].starts_with('"') {
            break;
        }
        end += 2;
    }
    let (cell, after) = (&inner[..end], &inner[end + 1..]);
    let ends = after.is_empty() || after.starts_with(['\t', '\n', '\r']);
    (ends && needs_quotes(cell)).then(|| (cell.replace("\"\"", "\""), after))
}

fn needs_quotes(cell: &str) -> bool {
    cell.contains(['\t', '\n', '\r', '"'])
}

/// Writes `lines` of cells. Like Excel's, the text ends with a line break.
pub(super) fn write(lines: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        // A cell that begins with a quote would be read as a quoted one.
        let ambiguous = text.starts_with('"') || text.contains(['\t', '\n', '\r']);
        if ambiguous { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.clone() }
    };
    lines.iter().map(|line| line.iter().map(cell).collect::<Vec<_>>().join("\t") + "\r\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn lines(text: &str) -> Vec<Vec<String>> {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for (area, cell) in read(text) {
            lines.resize_with(area.row as usize + 1, Vec::new);
            lines[area.row as usize].push(cell);
        }
        lines
    }

    fn check(text: &str, expected: &[&[&str]]) {
        assert_eq!(lines(text), expected, "{text:?}");
    }

    #[test]
    fn as_excel_writes_it() {
        check("甲\t乙\r\n丙\t丁\r\n", &[&["甲", "乙"], &["丙", "丁"]]);
        check("\"甲\n乙\"\t丙\r\n", &[&["甲\n乙", "丙"]]);
        check("\"他说\"\"好\"\"\n走\"\t\"a\tb\"", &[&["他说\"好\"\n走", "a\tb"]]);
        check("\t\r\n甲\t", &[&["", ""], &["甲", ""]]);
        check("", &[]);
    }

    #[test]
    fn quotes_that_are_text() {
        check("\"甲\"\t3\"\"", &[&["\"甲\"", "3\"\""]]);
        check("\"甲\t乙", &[&["\"甲", "乙"]]);
        check("\"甲\"乙\t丙", &[&["\"甲\"乙", "丙"]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read(written in vec(vec("[甲a\"\t\n ]{0,6}", 1..4), 1..4)) {
            prop_assert_eq!(lines(&write(&written)), written);
        }
    }
}

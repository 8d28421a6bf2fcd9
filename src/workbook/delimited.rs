//! .csv and .tsv files: values separated by commas, tabs or semicolons, one row a line.

use super::grid::Grid;
use super::sheets::Sheets;
use std::borrow::Cow;

/// What separates values. Excel writes semicolons where the comma is the decimal point.
const SEPARATORS: [u8; 3] = [b'\t', b',', b';'];
/// How many lines tell the separator.
const LINES: usize = 20;

/// Reads the values in `text`; None if it is no such file: nothing separates, or it is no text.
pub(super) fn read(text: &str) -> Option<Grid> {
    let is_text = |c: char| !c.is_control() || c.is_ascii_whitespace();
    let unreadable = text.chars().filter(|c| !is_text(*c) || *c == char::REPLACEMENT_CHARACTER).count();
    // A character that was broken off at the end, or a few in a mixed file, are no reason to refuse the others.
    if unreadable > text.len() / 1_000 + 1 || text.contains('\0') {
        return None;
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text)?)
        .from_reader(text.as_bytes());
    let mut sheets = Sheets::default();
    let mut record = csv::StringRecord::new();
    let mut row = 0;
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        let fits = (0..).zip(&record).all(|(column, value)| sheets.add(row, column, Cow::Borrowed(value), false));
        if !fits {
            break;
        }
        row += 1;
    }
    sheets.close("表".to_owned(), None);
    sheets.into_grids().pop()
}

/// What separates the values: that which the first lines have most often, in quotes or not.
fn separator(text: &str) -> Option<u8> {
    let count = |separator: u8| {
        text.lines().take(LINES).map(|line| line.bytes().filter(|byte| *byte == separator).count()).sum::<usize>()
    };
    SEPARATORS.into_iter().max_by_key(|separator| count(*separator)).filter(|separator| count(*separator) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let grid = read(text).expect("values");
        let found: Vec<_> = grid.cells().iter().map(|cell| (cell.area.address(), cell.text.as_str())).collect();
        let found: Vec<_> = found.iter().map(|(address, text)| (address.as_str(), *text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn separated_values() {
        check(
            "项目,值\r\n\"甲,乙\",\"他说\"\"好\"\"\n走\"\n",
            &[("A1", "项目"), ("B1", "值"), ("A2", "甲,乙"), ("B2", "他说\"好\"\n走")],
        );
        check("甲\t\t1,234\n\n乙", &[("A1", "甲"), ("C1", "1,234"), ("A2", "乙")]);
        check("甲;乙;丙", &[("A1", "甲"), ("B1", "乙"), ("C1", "丙")]);
    }

    #[test]
    fn other_files() {
        for other in ["", "一段文字，没有表格", "PK\0\0,", "\u{1}\u{2}\u{3},,,"] {
            assert_eq!(read(other), None, "{other:?}");
        }
    }
}

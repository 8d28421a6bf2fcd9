//! Workbooks drawn as text.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

/// A workbook with a sheet for each of `sheets`: a line is a row, cells are parted by `|`. `<` is one cell with the one
/// at its left, `^` with the one above it; `\n` breaks a line within a cell, `#` goes before a number, `@` before the
/// serial of a date; spaces around a text are kept.
pub(crate) fn workbook(sheets: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for drawing in sheets {
        draw(workbook.add_worksheet(), drawing);
    }
    workbook.save_to_buffer().expect("workbook")
}

fn draw(sheet: &mut Worksheet, drawing: &str) {
    let rows: Vec<Vec<&str>> = drawing.trim_matches('\n').lines().map(|line| line.split('|').collect()).collect();
    let at = |row: usize, column: usize| rows.get(row).and_then(|row| row.get(column)).copied();
    let date = Format::new().set_num_format("yyyy/m/d");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate().filter(|(_, text)| !["<", "^", ""].contains(text)) {
            let width = 1 + row.iter().skip(c + 1).take_while(|text| **text == "<").count();
            let height = 1 + (r + 1..rows.len()).take_while(|below| at(*below, c) == Some("^")).count();
            let (first, column) = (r as u32, c as u16);
            if width > 1 || height > 1 {
                let (last, right) = (first + height as u32 - 1, column + width as u16 - 1);
                sheet.merge_range(first, column, last, right, "", &Format::new()).expect("merged");
            }
            let number = |digits: &str| digits.parse::<f64>().expect("number");
            match (text.strip_prefix('#'), text.strip_prefix('@')) {
                (Some(digits), _) => sheet.write_number(first, column, number(digits)),
                (_, Some(serial)) => sheet.write_number_with_format(first, column, number(serial), &date),
                _ => sheet.write_string(first, column, text.replace("\\n", "\n")),
            }
            .expect("written");
        }
    }
}

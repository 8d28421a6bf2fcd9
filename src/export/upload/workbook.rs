//! Writes the upload sheet as a workbook: a single sheet with the table from its first cell on, and nothing beside it.
//! Importers read the first sheet only, by position.

use super::{Cell, Table};
use crate::export::Info;
use crate::export::xlsx::{XlsxFailure, reads_as_formula};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use std::borrow::Cow;

/// The greatest width of a column, pixels.
const MAX_WIDTH: u32 = 320;
/// A number in a workbook keeps this many digits: it is a double.
const EXACT_DIGITS: usize = 15;

/// Writes `table` as a workbook.
pub fn xlsx(table: &Table, info: &Info) -> Result<Vec<u8>, XlsxFailure> {
    let mut workbook = Workbook::new();
    let mut about = DocProperties::new().set_title(&info.title).set_author(&info.author);
    if let Ok(date) = ExcelDateTime::from_timestamp(info.created) {
        about = about.set_creation_datetime(&date);
    }
    workbook.set_properties(&about);
    let worksheet = workbook.add_worksheet();
    worksheet.set_name(&table.sheet)?;
    // Text, so that a code such as 0101 keeps its zero when the user edits the cell.
    let text = Format::new().set_num_format("@");
    // Where the sheet becomes CSV, or the cell is edited, such a text would be calculated.
    let quoted = text.clone().set_quote_prefix();
    for merge in &table.merges {
        // The text of the first cell is written below.
        let (top, left) = (merge.row as u32, merge.column as u16);
        let (bottom, right) = (top + merge.rows as u32 - 1, left + merge.columns as u16 - 1);
        worksheet.merge_range(top, left, bottom, right, "", &text)?;
    }
    let headers = table.headers.iter().map(|row| row.iter().map(|header| Written::from(header.as_str())).collect());
    let rows = table.rows.iter().map(|row| row.iter().map(Written::from).collect::<Vec<_>>());
    for (r, row) in (0..).zip(headers.chain(rows)) {
        for (c, written) in (0..).zip(row) {
            match written {
                Written::Number(number) => worksheet.write_number(r, c, number)?,
                Written::Text(empty) if empty.is_empty() => worksheet.write_blank(r, c, &text)?,
                Written::Text(written) => {
                    let format = if reads_as_formula(&written) { &quoted } else { &text };
                    worksheet.write_string_with_format(r, c, written.as_ref(), format)?
                }
            };
        }
    }
    worksheet.set_autofit_max_width(MAX_WIDTH);
    worksheet.autofit();
    Ok(workbook.save_to_buffer()?)
}

/// A cell as a workbook stores it.
enum Written<'t> {
    Text(Cow<'t, str>),
    Number(f64),
}

impl<'t> From<&'t str> for Written<'t> {
    fn from(text: &'t str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'t> From<&'t Cell> for Written<'t> {
    /// Turns a number that a workbook would round into text.
    fn from(cell: &'t Cell) -> Self {
        match cell {
            Cell::Text(text) => text.as_str().into(),
            Cell::Number(number) => {
                let digits = number.normalize().mantissa().unsigned_abs().to_string().len();
                let exact = number.to_f64().filter(|_| digits <= EXACT_DIGITS);
                exact.map_or_else(|| Self::Text(Cow::Owned(number.to_string())), Self::Number)
            }
        }
    }
}

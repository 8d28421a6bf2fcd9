//! Finds the tables of a form.

use super::header::{Columns, Header, header_at};
use super::text::Labelled;
use super::twins;
use std::ops::Range;

/// The headers in `rows`, from top to bottom.
pub(super) fn find(sheet: &Labelled<'_>, rows: Range<u32>, words: &impl Columns) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    let mut last = None;
    for index in sheet.grid.indices_in(rows.clone()) {
        let Some(cell) = sheet.grid.cells().get(index) else { continue };
        let row = cell.area.row;
        if last == Some(row) || headers.last().is_some_and(|header| header.rows.contains(&row)) {
            continue;
        }
        last = Some(row);
        let found = header_at(sheet, row, rows.end, words);
        headers.extend(found.into_iter().flat_map(|header| twins::parted(sheet, header)));
    }
    twins::name(sheet, &mut headers);
    headers
}

//! .xls, which bureaus keep from the years before 2007 and some programs still write.

use super::area::Area;
use super::biff::Records;
use super::error::WorkbookError;
use super::foreign::Foreign;
use super::grid::{Grid, GridCell};
use super::limits::{self, Room};
use super::number;
use super::ole::Ole;
use calamine::{Data, Dimensions, Reader, SheetType, Xls, XlsError};
use std::io::Cursor;

/// Days between the counts of 1900 and 1904.
const DAYS_TO_1904: f64 = 1_462.0;

/// Reads the sheets in `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let ole = Ole::new(bytes)?;
    if ole.has("EncryptedPackage") {
        return Err(WorkbookError::Encrypted);
    }
    if ole.has("WordDocument") {
        return Err(WorkbookError::OtherKind(Foreign::Text));
    }
    if ole.has("PowerPoint Document") {
        return Err(WorkbookError::OtherKind(Foreign::Slides));
    }
    let records = Records::walk(&ole.stream(if ole.has("Workbook") { "Workbook" } else { "Book" })?)?;
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| explained(&error))?;
    let sheets = workbook.sheets_metadata().iter().enumerate();
    let sheets = sheets.filter(|(_, sheet)| sheet.typ == SheetType::WorkSheet);
    let names: Vec<(usize, String)> = sheets.map(|(index, sheet)| (index, sheet.name.clone())).collect();
    let mut room = Room::default();
    names.into_iter().map(|(index, name)| sheet(&mut workbook, &records, index, name, &mut room)).collect()
}

fn sheet(
    workbook: &mut Xls<Cursor<&[u8]>>,
    records: &Records,
    index: usize,
    name: String,
    room: &mut Room,
) -> Result<Grid, WorkbookError> {
    let range = workbook.worksheet_range(&name).map_err(|error| explained(&error))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let shift = if records.since_1904 { DAYS_TO_1904 } else { 0.0 };
    let (mut cells, mut notice) = (Vec::new(), None);
    for (row, column, value) in range.used_cells() {
        let (row, column) = (top.saturating_add(row as u32), left.saturating_add(column as u32));
        let code = records.format(index, (row, column));
        let text = match value {
            Data::Empty => continue,
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Int(value) => number::shown(*value as f64, code),
            Data::Float(value) => number::shown(*value, code),
            Data::DateTime(date) => number::shown(date.as_f64() + shift, dated(code)),
            Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Data::Error(error) => error.to_string(),
        };
        if !room.cell(text.len()) {
            notice = Some(limits::surplus());
            break;
        }
        cells.push(GridCell { area: Area::single(row, column), text, failed: matches!(value, Data::Error(_)) });
    }
    let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let mut grid = Grid::new(name, cells, &merges.iter().map(area).collect::<Vec<_>>(), room);
    grid.notices.extend(notice);
    Ok(grid)
}

/// The format of a date whose own is not known.
fn dated(code: &str) -> &str {
    if code.is_empty() || code.eq_ignore_ascii_case("general") { "yyyy\"年\"m\"月\"d\"日\"" } else { code }
}

fn area(merge: &Dimensions) -> Area {
    let span = |start: u32, end: u32| end.saturating_sub(start).saturating_add(1);
    Area {
        row: merge.start.0,
        column: merge.start.1,
        rows: span(merge.start.0, merge.end.0),
        columns: span(merge.start.1, merge.end.1),
    }
}

fn explained(error: &XlsError) -> WorkbookError {
    match error {
        XlsError::Password => WorkbookError::Encrypted,
        _ => WorkbookError::Damaged("内容不合格式".to_owned()),
    }
}

//! .xls files (BIFF5 and BIFF8), which bureaus have from the years before 2007 and some programs still write.
//!
//! Not read by calamine, which gives no number formats, allocates whatever area a sheet claims, copies a shared text
//! for each cell before it can be counted, and panics on some damaged files. \[MS-XLS\] describes the records,
//! \[MS-CFB\] their container, "OpenOffice.org's Documentation of the Microsoft Excel File Format" those of BIFF5.

mod cells;
mod globals;
mod ole;
mod record;
mod writing;

pub(super) use ole::SIGNATURE;

use super::error::WorkbookError;
use super::foreign::Foreign;
use super::grid::Grid;
use super::sheets::Sheets;
use globals::Globals;
use ole::Ole;

/// Reads the sheets in `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let ole = Ole::new(bytes)?;
    // An .xlsx with a password is a container too.
    if ole.has("EncryptedPackage") {
        return Err(WorkbookError::Encrypted);
    }
    if ole.has("WordDocument") {
        return Err(WorkbookError::OtherKind(Foreign::Text));
    }
    if ole.has("PowerPoint Document") {
        return Err(WorkbookError::OtherKind(Foreign::Slides));
    }
    // Some files hold the workbook twice: as BIFF8, and as BIFF5 ("Book") for older programs.
    let stream = ole.stream(if ole.has("Workbook") { "Workbook" } else { "Book" })?;
    workbook(&stream)
}

/// Reads the sheets in the workbook stream.
fn workbook(stream: &[u8]) -> Result<Vec<Grid>, WorkbookError> {
    let globals = Globals::read(stream)?;
    let mut sheets = Sheets::default();
    for sheet in &globals.sheets {
        let records = stream.get(sheet.records.clone()).unwrap_or_default();
        let notice = cells::read(records, &globals, &mut sheets);
        sheets.close(sheet.name.clone(), notice);
    }
    Ok(sheets.into_grids())
}

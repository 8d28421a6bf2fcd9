//! .xls (BIFF5 and BIFF8), which bureaus keep from the years before 2007 and some programs still write.
//!
//! Read here and not by calamine, which does not tell number formats, makes room for whatever area a sheet claims, copies
//! a shared text for each cell that has it before anyone can count, and panics on some damaged files: a file had to be
//! gone through before it as well. Records are described in \[MS-XLS\], their container in \[MS-CFB\]; those of BIFF5 in
//! "OpenOffice.org's Documentation of the Microsoft Excel File Format".

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
    if ole.has("EncryptedPackage") {
        return Err(WorkbookError::Encrypted);
    }
    if ole.has("WordDocument") {
        return Err(WorkbookError::OtherKind(Foreign::Text));
    }
    if ole.has("PowerPoint Document") {
        return Err(WorkbookError::OtherKind(Foreign::Slides));
    }
    // Some files hold the workbook twice, in the older kind for the programs that know no other.
    let stream = ole.stream(if ole.has("Workbook") { "Workbook" } else { "Book" })?;
    workbook(&stream)
}

/// Reads the sheets in the stream of a workbook.
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

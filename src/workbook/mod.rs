//! Reads the bytes of a spreadsheet into grids of cells, within [`limits`].
//!
//! Each file format has one reader, which makes a single pass over a file and fills a `Sheets`. A cell's content is
//! counted before it is stored: a file of a few kilobytes may claim a text of megabytes in each of its cells. Growing
//! texts are bounded while they grow, and what many cells share (texts, formulas, number formats) is stored once.

mod area;
mod error;
mod foreign;
mod grid;
pub mod limits;
mod ods;
mod package;
mod sheets;
mod shown;
mod text;
mod xls;
mod xlsx;
mod xml;

pub use area::Area;
pub use error::WorkbookError;
pub use foreign::Foreign;
pub use grid::{DropDown, Grid, GridCell};

use package::{Kind, Package};

/// The sheets of a file.
#[derive(Debug, Default)]
pub struct Workbook {
    /// The sheets, in the order of the file.
    pub grids: Vec<Grid>,
    /// Whether this program wrote the file: then every run of equal labels is a merged range.
    pub own: bool,
    /// What in the file was not read, in words.
    pub notices: Vec<String>,
}

/// The comment that this program writes into the document properties of its files.
const OWN_COMMENT: &str = "由绩表生成";

/// The first bytes of .rar and .7z files.
const ARCHIVES: [&[u8]; 2] = [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"];

/// Reads the sheets in `bytes`; the format is told by the content, since systems export HTML and XML as .xls.
pub fn read(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    if bytes.is_empty() {
        return Err(WorkbookError::Empty);
    }
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(WorkbookError::TooLarge);
    }
    // Both .xlsx and .ods are ZIP files; .docx, .pptx and archives are too.
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes)?;
        return match package.kind()? {
            Kind::Xlsx => {
                let grids = xlsx::read(&mut package)?;
                let own = package.part("docProps/core.xml", "文件属性")?.unwrap_or_default().contains(OWN_COMMENT);
                Ok(Workbook { grids, own, notices: xlsx::left_out(&package) })
            }
            Kind::Ods => ods::read(&mut package).map(|grids| Workbook { grids, ..Workbook::default() }),
        };
    }
    if bytes.starts_with(&xls::SIGNATURE) {
        return xls::read(bytes).map(|grids| Workbook { grids, ..Workbook::default() });
    }
    Err(other_kind(bytes))
}

fn other_kind(bytes: &[u8]) -> WorkbookError {
    // Exported markup may begin with blank lines or a byte order mark.
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(start);
    let lower: Vec<u8> = start.iter().take(512).map(u8::to_ascii_lowercase).collect();
    let holds = |needle: &[u8]| lower.windows(needle.len()).any(|window| window == needle);
    if lower.starts_with(b"%pdf") {
        WorkbookError::OtherKind(Foreign::Pdf)
    } else if holds(b"<html") || holds(b"<table") || holds(b"urn:schemas-microsoft-com:office") {
        // What web systems export as .xls: an HTML table, or Excel 2003 XML (SpreadsheetML).
        WorkbookError::OtherKind(Foreign::Web)
    } else if lower.starts_with(b"{\\rtf") {
        WorkbookError::OtherKind(Foreign::Text)
    } else if ARCHIVES.iter().any(|start| bytes.starts_with(start)) {
        WorkbookError::OtherKind(Foreign::Archive)
    } else {
        WorkbookError::NotASpreadsheet
    }
}

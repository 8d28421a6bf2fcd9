//! Reads the bytes of a spreadsheet, or of a document with tables, into grids of cells, within [`limits`].
//!
//! Each file format has one reader, which makes a single pass over a file and fills a `Sheets`. A cell's content is
//! counted before it is stored: a file of a few kilobytes may claim a text of megabytes in each of its cells. Growing
//! texts are bounded while they grow, and what many cells share (texts, formulas, number formats) is stored once.

mod area;
mod collected;
mod delimited;
mod docx;
mod encoding;
mod error;
mod foreign;
mod grid;
pub mod html;
pub mod limits;
mod ods;
mod package;
mod paper;
mod sheets;
mod shown;
mod spreadsheetml;
mod text;
mod xls;
mod xlsx;
mod xml;

pub use area::Area;
pub use collected::Collected;
pub use error::WorkbookError;
pub use foreign::Foreign;
pub use grid::{DropDown, Grid, GridCell, Styled};
pub use paper::Paper;

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

/// How many characters at the beginning of markup tell its kind.
const HEAD: usize = 2_048;

impl Workbook {
    fn of(grids: Vec<Grid>) -> Self {
        Self { grids, ..Self::default() }
    }
}

/// Reads the sheets in `bytes`; the format is told by the content, since systems export HTML and XML as .xls.
pub fn read(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    if bytes.is_empty() {
        return Err(WorkbookError::Empty);
    }
    if bytes.len() as u64 > limits::FILE_BYTES {
        return Err(WorkbookError::TooLarge);
    }
    // .xlsx, .docx and .ods are ZIP files; .pptx and archives are too.
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(bytes)?;
        return match package.kind()? {
            Kind::Xlsx => {
                let grids = xlsx::read(&mut package)?;
                let own = is_own(&mut package)?;
                Ok(Workbook { grids, own, notices: xlsx::left_out(&package) })
            }
            Kind::Ods => ods::read(&mut package).map(Workbook::of),
            Kind::Docx(main) => {
                let own = is_own(&mut package)?;
                Ok(Workbook { own, ..Workbook::of(docx::read(&mut package, &main, own)?) })
            }
        };
    }
    if bytes.starts_with(&xls::SIGNATURE) {
        return xls::read(bytes).map(Workbook::of);
    }
    if let Some(kind) = foreign(bytes) {
        return Err(WorkbookError::OtherKind(kind));
    }
    written(&encoding::decoded(bytes))
}

/// Whether the program wrote the file itself.
fn is_own(package: &mut Package<'_>) -> Result<bool, WorkbookError> {
    Ok(package.part("docProps/core.xml", "文件属性")?.unwrap_or_default().contains(OWN_COMMENT))
}

/// The sheets in a file of plain text: markup, or separated values.
fn written(text: &str) -> Result<Workbook, WorkbookError> {
    let head: String = text.trim_start().chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && !head.contains("<html") {
        return spreadsheetml::read(text).map(Workbook::of);
    }
    if head.contains("<w:worddocument") || head.contains("mime-version:") {
        return Err(WorkbookError::OtherKind(Foreign::Web));
    }
    if ["<html", "<table", "<!doctype html", "<body"].iter().any(|start| head.contains(start)) {
        return Ok(Workbook::of(vec![html::page(text).into_grid("网页".to_owned())]));
    }
    delimited::read(text).map(|grid| Workbook::of(vec![grid])).ok_or(WorkbookError::NotASpreadsheet)
}

/// The format of a file that is none of those that are read, by its first bytes.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let start = bytes.trim_ascii_start();
    if start.starts_with(b"%PDF") {
        Some(Foreign::Pdf)
    } else if start.starts_with(b"{\\rtf") {
        Some(Foreign::Text)
    } else {
        ARCHIVES.iter().any(|magic| bytes.starts_with(magic)).then_some(Foreign::Archive)
    }
}

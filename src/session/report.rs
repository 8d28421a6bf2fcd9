//! The check report: what was found in each form, to print and to sign.

mod layout;

pub use layout::sheet;

use super::check::{Examined, examine};
use crate::base::face::Faces;
use crate::export::pdf::{PdfError, PdfInfo, PdfWriter};
use crate::export::xlsx::{XlsxFailure, XlsxInfo, XlsxWriter};
use crate::model::{Project, Regrade};
use crate::page::{PageOptions, pages};
use crate::sheet::Sheet;
use crate::store::{FileError, bytes};
use crate::template::Library;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A report that could not be made. A file that was there before is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The file's name says neither PDF nor Excel.
    #[error("检查报告只能存成 .pdf 或 .xlsx，{} 两样都不是：请改文件名", .0.display())]
    Kind(PathBuf),
    /// The PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The workbook could not be made.
    #[error(transparent)]
    Xlsx(#[from] XlsxFailure),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Writes the report on `project` to the file at `path`: PDF or XLSX, as its name says.
///
/// `user` is how the user weighs rules where the project does not say; `created` is now, in seconds since 1970.
pub fn write(
    path: &Path,
    project: &Project,
    library: &Library,
    user: &BTreeMap<String, Regrade>,
    created: i64,
) -> Result<(), ReportError> {
    let sheet = sheet(project, &examine(project, library, user), user, created);
    let author = project.unit.name.clone();
    let contents = match path.extension().and_then(|extension| extension.to_str()) {
        Some(extension) if extension.eq_ignore_ascii_case("pdf") => pdf(&sheet, author, created)?,
        Some(extension) if extension.eq_ignore_ascii_case("xlsx") => xlsx(&sheet, author, created)?,
        _ => return Err(ReportError::Kind(path.to_path_buf())),
    };
    Ok(bytes::write(path, &contents)?)
}

fn pdf(sheet: &Sheet, author: String, created: i64) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::bundled();
    let mut writer = PdfWriter::new(&faces, &PdfInfo { title: sheet.title.clone(), author, created });
    writer.add(&sheet.name, &pages(sheet, &faces, PageOptions::default()));
    writer.finish()
}

fn xlsx(sheet: &Sheet, author: String, created: i64) -> Result<Vec<u8>, XlsxFailure> {
    let info = XlsxInfo { title: sheet.title.clone(), author, created };
    let mut writer = XlsxWriter::new(&Faces::bundled(), &info, false);
    writer.add(sheet)?;
    // A finding is far shorter than what a cell takes.
    writer.finish().map(|(contents, _)| contents)
}

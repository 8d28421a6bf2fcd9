//! The check report: what was found in each form, to print and to sign.

mod layout;

pub use layout::sheet;

use super::check::{Examined, examine};
use super::choice::{FormChoice, NoSuchForm};
use crate::base::face::Faces;
use crate::base::visible::visible_path;
use crate::export::pdf::{PdfError, PdfInfo, PdfWriter};
use crate::export::xlsx::{XlsxFailure, XlsxInfo, XlsxWriter};
use crate::model::{FormId, Project, Regrade};
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
    #[error("检查报告只能存成 .pdf 或 .xlsx，{} 两样都不是：请改文件名", visible_path(.0))]
    Kind(PathBuf),
    /// A form was asked for that the project does not have.
    #[error(transparent)]
    NoSuchForm(#[from] NoSuchForm),
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

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The project, of which all forms are checked.
    pub project: &'a Project,
    /// The templates.
    pub library: &'a Library,
    /// The forms that the report lists.
    pub forms: &'a FormChoice,
    /// How the user weighs rules where the project does not say.
    pub user: &'a BTreeMap<String, Regrade>,
    /// Now, in seconds since 1970.
    pub created: i64,
}

/// Writes the report on `subject` to the file at `path`: PDF or XLSX, as its name says.
pub fn write(path: &Path, subject: &Subject<'_>) -> Result<(), ReportError> {
    let Subject { project, library, forms, user, created } = *subject;
    let listed: Vec<FormId> = forms.of(project)?.into_iter().map(|(_, form)| form.id).collect();
    let mut examined = examine(project, library, user);
    examined.retain(|form| listed.contains(&form.id));
    let sheet = sheet(project, &examined, user, created);
    let author = project.bureau.name.clone();
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

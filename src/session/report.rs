//! The check report: the findings of each form, to print and sign.

mod layout;

pub use layout::sheet;

use super::check::{Examined, examine};
use super::choice::{FormChoice, NoSuchForm};
use super::naming::Output;
use crate::base::face::Faces;
use crate::base::listed::listed;
use crate::base::visible::visible_path;
use crate::export::{Failure, Format, Info, Setting};
use crate::model::{FormId, PrintOptions, Project, Regrade};
use crate::store::{FileError, bytes};
use crate::template::Library;
use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// A report that could not be made. A file that existed before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The file's extension is that of no format a report can be written in.
    #[error("检查报告只能存成 {}，不能存成 {}：请改文件名", endings(), visible_path(.0))]
    Kind(PathBuf),
    /// The project has no form of a name that was asked for.
    #[error(transparent)]
    NoSuchForm(#[from] NoSuchForm),
    /// The file could not be made; its format says why.
    #[error(transparent)]
    Format(#[from] Failure),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What a report covers.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The project. All of its forms are checked, since rules compare forms with each other.
    pub project: &'a Project,
    /// The templates.
    pub library: &'a Library,
    /// The forms that the report lists.
    pub forms: &'a FormChoice,
    /// The user's severities for rules where the project sets none.
    pub user: &'a BTreeMap<String, Regrade>,
    /// The time of the report, in seconds since 1970.
    pub created: i64,
}

/// Writes the report on `subject` to the file at `path`, in the format of its extension.
pub fn write(path: &Path, subject: &Subject<'_>) -> Result<(), ReportError> {
    let Subject { project, library, forms, user, created } = *subject;
    let listed: HashSet<FormId> = forms.of(project)?.into_iter().map(|(_, form)| form.id).collect();
    let mut examined = examine(project, library, user);
    examined.retain(|form| listed.contains(&form.id));
    let sheet = sheet(project, &examined, user, created);
    let format = Format::laid_out().find(|format| format.ends(path));
    let Some(write_sheet) = format.and_then(|format| format.about().write_sheet) else {
        return Err(ReportError::Kind(path.to_path_buf()));
    };
    let info = Info { title: sheet.title.clone(), author: project.bureau.name.clone(), created };
    let (faces, print) = (Faces::bundled(), PrintOptions::default());
    let setting = Setting { info: &info, faces: &faces, bureau: &project.bureau, print: &print, library, profile: "" };
    let mut contents = Cursor::new(Vec::new());
    write_sheet(&sheet, setting, &mut contents)?;
    Ok(bytes::write(path, contents.get_ref())?)
}

/// How the names of reports may end: `.pdf 或 .xlsx`.
pub fn endings() -> String {
    let endings: Vec<String> = Output::Report.extensions().iter().map(|extension| format!(".{extension}")).collect();
    listed(&endings, "或")
}

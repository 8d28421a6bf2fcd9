//! Imports spreadsheets as forms of a project.
//!
//! A preview shows the cells of each [`ReadSheet`] at their [`Area`], coloured by [`Role`], with their [`meaning`];
//! blank cells are not listed. The chosen forms go into an open project by one [`edit`].

mod whose;

pub use crate::import::{Imported, ImportedForm, ReadCell, ReadSheet, Reason, Role};
pub use crate::workbook::Area;

use super::crash::{Crash, caught};
use crate::base::visible::{visible, visible_path};
use crate::edit::Edit;
use crate::import::{ImportError, Importer, Unplaced};
use crate::model::renumbered::{renumbered, replace};
use crate::model::{Bureau, Form, FormId, Project};
use crate::store::{FileError, bytes};
use crate::template::{Library, place};
use crate::workbook::limits;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use whose::completed;

/// A spreadsheet and its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadFile {
    /// Its path.
    pub path: PathBuf,
    /// Its content.
    pub imported: Imported,
}

/// A spreadsheet that cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The content of the file cannot be used.
    #[error("{} {source}", visible_path(path))]
    Contents {
        /// Its path.
        path: PathBuf,
        /// What is wrong with it.
        source: ImportError,
    },
    /// The program failed at the file; others are read for all that.
    #[error("{} 没有读取，程序内部出错{}", visible_path(path), source.whereabouts())]
    Broken {
        /// Where it lies.
        path: PathBuf,
        /// Where the failure is logged.
        source: Crash,
    },
}

/// Reads spreadsheets one after the other; the templates are prepared once.
#[derive(Debug)]
pub struct Reader(Importer);

impl Reader {
    /// A reader for the templates of `library`.
    pub fn new(library: &Library) -> Self {
        Self(Importer::new(library))
    }

    pub(super) fn importer(&self) -> &Importer {
        &self.0
    }

    /// Reads the spreadsheet at `path`; `template` is the id of its template, if known.
    pub fn read(&self, path: &Path, template: Option<&str>) -> Result<ReadFile, ImportFailure> {
        let contents = bytes::read(path, limits::FILE_BYTES)?;
        let source = path.file_stem().unwrap_or_default().to_string_lossy();
        let imported = guarded(path, || self.0.read(&contents, &source, template))?;
        Ok(ReadFile { path: path.to_path_buf(), imported })
    }
}

/// What `read` makes of the file at `path`. If reading panics, only this file is lost, not the others of one import.
pub(super) fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportFailure> {
    let path = || path.to_path_buf();
    match caught(read) {
        Ok(read) => read.map_err(|source| ImportFailure::Contents { path: path(), source }),
        Err(source) => Err(ImportFailure::Broken { path: path(), source }),
    }
}

/// Adds the forms of `file` to `project`, and completes the data of the bureau from them.
pub fn add(project: &mut Project, file: &ReadFile) -> Vec<FormId> {
    project.bureau.complete_with(file.imported.bureau.clone());
    let forms = renumbered(file.imported.forms.iter().map(|imported| &imported.form), project.next_form_id(), |_| None);
    let ids = forms.iter().map(|form| form.id).collect();
    project.forms.extend(forms.into_iter().map(Arc::new));
    ids
}

/// The edit that appends the `wanted` forms of `files` to `project` as one undo step; None if there are none. `wanted`
/// gets the index of the file and that of the form in it.
pub fn edit(project: &Project, files: &[ReadFile], wanted: impl Fn(usize, usize) -> bool) -> Option<Edit> {
    let mut bureaus: Vec<&Bureau> = Vec::new();
    let (mut edits, mut at) = (Vec::new(), project.forms.len());
    for (place, file) in files.iter().enumerate() {
        let chosen = file.imported.forms.iter().enumerate().filter(|(form, _)| wanted(place, *form));
        let mut forms: Vec<Form> = chosen.map(|(_, imported)| imported.form.clone()).collect();
        let there: HashSet<FormId> = forms.iter().map(|form| form.id).collect();
        // A form that was not chosen has no place in a manuscript that was.
        forms.iter_mut().for_each(|form| replace(form, |id| there.contains(&id).then_some(id)));
        // The bureau of a file that was not chosen may be another one.
        if !forms.is_empty() {
            bureaus.push(&file.imported.bureau);
            let count = forms.len();
            edits.push(Edit::InsertForms { at, forms });
            at += count;
        }
    }
    (!edits.is_empty()).then(|| {
        edits.push(Edit::SetBureau(completed(&project.bureau, &bureaus)));
        Edit::Many { name: "导入".to_owned(), edits }
    })
}

/// The fate of `cell` of `file` in words: the field that took it, or why none did.
pub fn meaning(file: &ReadFile, cell: &ReadCell, library: &Library) -> String {
    match &cell.role {
        Role::Taken(path) => {
            let form = cell.form.and_then(|place| file.imported.forms.get(place)).map(|imported| &imported.form);
            let template = form.and_then(|form| library.template(&form.template));
            form.zip(template).map_or_else(String::new, |(form, template)| place(template, form, path))
        }
        Role::Understood => "标签或说明".to_owned(),
        Role::NotPlaced(reason) => format!("没有导入：{}", reason.name()),
    }
}

impl ReadFile {
    /// The file's name, as messages show it.
    pub fn name(&self) -> String {
        visible(&self.path.file_name().unwrap_or_default().to_string_lossy()).into_owned()
    }

    /// The cells of the file without a place in a form, one per line: file, sheet, address, text and reason.
    pub fn notices(&self) -> Vec<String> {
        let file = self.name();
        let mut notices: Vec<String> = self.imported.notices.iter().map(|notice| format!("{file}：{notice}")).collect();
        for sheet in &self.imported.sheets {
            notices.extend(sheet.notices.iter().map(|notice| format!("{file} 工作表“{}”：{notice}", sheet.name)));
        }
        notices.extend(self.imported.unplaced().map(|unplaced| line(&file, &unplaced)));
        notices
    }
}

fn line(file: &str, unplaced: &Unplaced<'_>) -> String {
    let Unplaced { sheet, cell, reason } = unplaced;
    // On one line, although a cell may hold line breaks.
    let text: Vec<&str> = cell.text.split_whitespace().collect();
    format!("{file} 工作表“{sheet}”{}：{}（{}）", cell.area.address(), text.join(" "), reason.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_makes_the_program_fail_is_named() {
        let path = Path::new("表.xlsx");
        let failed = guarded(path, || -> Result<(), ImportError> { panic!("no such width") }).expect_err("failed");
        assert!(failed.to_string().starts_with("表.xlsx 没有读取，程序内部出错"), "{failed}");
        assert!(guarded(path, || Ok(1)).is_ok());
    }
}

//! Spreadsheets → forms of a project.
//!
//! A preview shows the cells of each [`ReadSheet`] at their [`Area`], coloured by their [`Role`], with [`meaning`] in
//! words beside them; blank cells are not listed. What is wanted of it goes into an open project by one [`edit`].

pub use crate::import::{Imported, ImportedForm, ReadCell, ReadSheet, Reason, Role};
pub use crate::workbook::Area;

use super::crash::{Crash, caught};
use crate::base::visible::{visible, visible_path};
use crate::edit::Edit;
use crate::import::{ImportError, Importer, Unplaced};
use crate::model::{FormId, Project};
use crate::store::{FileError, bytes};
use crate::template::{Library, place};
use crate::workbook::limits;
use std::path::{Path, PathBuf};

/// A spreadsheet that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it holds.
    pub imported: Imported,
}

/// A spreadsheet that cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailure {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is not what it should be.
    #[error("{} {source}", visible_path(path))]
    Contents {
        /// Where it lies.
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

/// Reads spreadsheets, one after the other: the templates are made ready once.
#[derive(Debug)]
pub struct Reader(Importer);

impl Reader {
    /// A reader by the templates of `library`.
    pub fn new(library: &Library) -> Self {
        Self(Importer::new(library))
    }

    pub(super) fn importer(&self) -> &Importer {
        &self.0
    }

    /// Reads the spreadsheet at `path`; `template` is the id of the template that its forms are of, where it is known.
    pub fn read(&self, path: &Path, template: Option<&str>) -> Result<ReadFile, ImportFailure> {
        let contents = bytes::read(path, limits::FILE_BYTES)?;
        let source = path.file_stem().unwrap_or_default().to_string_lossy();
        let imported = guarded(path, || self.0.read(&contents, &source, template))?;
        Ok(ReadFile { path: path.to_path_buf(), imported })
    }
}

/// What `read` makes of the file at `path`. A file of a stranger that makes the program fail costs itself alone.
pub(super) fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, ImportError>) -> Result<T, ImportFailure> {
    let path = || path.to_path_buf();
    match caught(read) {
        Ok(read) => read.map_err(|source| ImportFailure::Contents { path: path(), source }),
        Err(source) => Err(ImportFailure::Broken { path: path(), source }),
    }
}

/// Adds the forms of `file` to `project`; what the project does not know of its bureau is taken from them.
pub fn add(project: &mut Project, file: &ReadFile) -> Vec<FormId> {
    project.bureau.complete_with(file.imported.bureau.clone());
    file.imported.forms.iter().map(|imported| project.push(imported.form.clone())).collect()
}

/// The change that adds to `project` those forms of `files` that are `wanted`, by the place of the file and that of the
/// form in it, at the end and as one step; None where none is.
pub fn edit(project: &Project, files: &[ReadFile], wanted: impl Fn(usize, usize) -> bool) -> Option<Edit> {
    let mut bureau = project.bureau.clone();
    let mut forms = Vec::new();
    for (place, file) in files.iter().enumerate() {
        let chosen = file.imported.forms.iter().enumerate().filter(|(form, _)| wanted(place, *form));
        let before = forms.len();
        forms.extend(chosen.map(|(_, imported)| imported.form.clone()));
        if forms.len() > before {
            bureau.complete_with(file.imported.bureau.clone());
        }
    }
    (!forms.is_empty()).then(|| Edit::Many {
        name: "导入".to_owned(),
        edits: vec![Edit::InsertForms { at: project.forms.len(), forms }, Edit::SetBureau(bureau)],
    })
}

/// What became of `cell` of `file`, in words: the name of the field that it is now, or why it is none.
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

    /// What of the file has no place in a form, a line each: file, sheet, address, text and the reason.
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

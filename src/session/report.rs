//! The check report: the findings of each form, to print and sign.

mod layout;

pub use super::printed::endings;
pub use layout::sheet;

use super::check::{Examined, examine};
use super::choice::{FormChoice, NoSuchForm};
use super::printed::{PrintedError, save};
use crate::model::{FormId, Project, Regrade};
use crate::template::Library;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// A report that could not be made. A file that existed before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The project has no form of a name that was asked for.
    #[error(transparent)]
    NoSuchForm(#[from] NoSuchForm),
    /// The report could not be saved.
    #[error(transparent)]
    Printed(#[from] PrintedError),
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
    Ok(save(path, &sheet, &project.bureau, library, created)?)
}

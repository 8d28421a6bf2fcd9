//! An open project and what can be done with it. The window and the command line both use it.

pub mod ago;
pub mod check;
pub mod choice;
pub mod clipboard;
pub mod compare;
pub mod comparison;
pub mod crash;
mod creation;
pub mod diagnostics;
mod document;
pub mod export;
pub mod files;
pub mod fill;
pub mod find;
pub mod gathering;
pub mod import;
pub mod indicators;
pub mod instance;
mod journaling;
pub mod keeper;
mod kept;
pub mod library;
pub mod manuscript;
pub mod naming;
pub mod next_year;
pub mod opening;
pub mod outputs;
pub mod overview;
pub mod printed;
pub mod profiles;
pub mod relabelled;
pub mod report;
pub mod samples;
pub mod saving;
pub mod settings;
pub mod states;
pub mod station;
pub mod templates;
mod turning;
pub mod weights;

pub use crate::base::listed::listed;
pub use crate::model::Draft;
pub use creation::{NoTime, creation_time};
pub use document::Document;
pub use saving::Wake;
pub use turning::{Place, Turn};

use crate::base::visible::visible_path;
use crate::model::{Form, Project};
pub use crate::store::bytes::{Standing, standing};
use crate::store::{FileError, bytes, project};
pub use crate::store::{ProjectError, reason};
use crate::template::{Library, Template};
use std::path::Path;
use std::sync::Arc;

/// Opens the project file at `path`.
pub fn open(path: &Path) -> Result<Project, ProjectError> {
    project::load(path)
}

/// Saves `project` to the file at `path`.
pub fn save(path: &Path, project: &Project) -> Result<(), FileError> {
    project::save(path, project)
}

/// Saves `project` to a new file at `path`. If anything exists there, nothing is written.
pub fn save_new(path: &Path, project: &Project) -> Result<(), FileError> {
    project::save_new(path, project)
}

/// Whether there is a file or folder at `path`.
pub fn exists(path: &Path) -> bool {
    bytes::exists(path)
}

/// The template of a form is not installed. The form is kept as it is but cannot be laid out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{form}”所用的模板 {template} 不在本机：请把这个模板文件放进{folder}，再试一次")]
pub struct MissingTemplate {
    /// The name of the form.
    pub form: String,
    /// The template's id.
    pub template: String,
    /// The folder of the user's own templates.
    pub folder: String,
}

/// Returns the template of `form`.
pub fn template_of<'l>(library: &'l Library, form: &Form) -> Result<&'l Arc<Template>, MissingTemplate> {
    library.template(&form.template).ok_or_else(|| MissingTemplate {
        form: form.name().to_owned(),
        template: form.template.clone(),
        folder: library::template_folder()
            .map_or_else(|| "模板文件夹".to_owned(), |path| format!(" {} ", visible_path(&path))),
    })
}

//! Loads and saves project files.

use super::gate::{self, Refusal};
use super::salvage::{self, Salvage};
use super::{FileError, ProjectError, Stamp, bytes, ids, text, writing};
use crate::model::Project;
use std::path::Path;

/// The maximum length of a project file, bytes: more than ten thousand forms.
pub const MAX_BYTES: u64 = 64_000_000;

/// How many bytes are read to decide whether a file is a project.
const BEGINNING: u64 = 200;

/// Reads the project in the file at `path`. Forms and rows that share an id get new ids.
pub fn load(path: &Path) -> Result<Project, ProjectError> {
    load_stamped(path).map(|(project, _)| project)
}

/// Reads the project in the file at `path`, with a stamp that shows later whether the file was changed.
pub fn load_stamped(path: &Path) -> Result<(Project, Stamp), ProjectError> {
    let contents = bytes::read(path, MAX_BYTES)?;
    let stamp = Stamp::of(&contents);
    Ok((parse(path, &text::decode(path, contents)?)?, stamp))
}

/// Reads what can be read of a damaged project file with these contents; None if nothing can.
pub fn salvage(contents: &[u8]) -> Option<Salvage> {
    let mut salvage = salvage::salvage(contents)?;
    ids::make_unique(&mut salvage.project);
    Some(salvage)
}

/// Reads the project in `text`. Errors name `path`.
pub fn parse(path: &Path, text: &str) -> Result<Project, ProjectError> {
    let path = || path.to_path_buf();
    let mut project = gate::read(text).map_err(|refusal| match refusal {
        Refusal::NotAProject(source) => ProjectError::NotAProject { path: path(), source },
        Refusal::Newer(found) => ProjectError::Newer { path: path(), found, supported: gate::VERSION },
        Refusal::Damaged(source) => ProjectError::Damaged { path: path(), source },
        Refusal::TooMuch => ProjectError::TooMuch { path: path() },
    })?;
    ids::make_unique(&mut project);
    Ok(project)
}

/// Writes `project` to the file at `path`. On error the file is unchanged.
pub fn save(path: &Path, project: &Project) -> Result<(), FileError> {
    text::write(path, &to_text(project))
}

/// Writes `project` to a new file at `path`. If something exists there, nothing is written.
pub fn save_new(path: &Path, project: &Project) -> Result<(), FileError> {
    bytes::write_new(path, to_text(project).as_bytes())
}

/// Whether the file at `path` is a project by its extension alone.
pub fn has_extension(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// Whether the file at `path` is a project, by its beginning, or by its extension.
// The extension alone must do: a damaged project is not to be overwritten either.
pub fn is_at(path: &Path) -> bool {
    (has_extension(path) && bytes::exists(path)) || gate::begins_as_one(&bytes::beginning(path, BEGINNING))
}

/// Returns the text of `project` as its file stores it.
pub fn to_text(project: &Project) -> String {
    writing::project(project)
}

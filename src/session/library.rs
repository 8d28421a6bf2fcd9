//! The templates and upload profiles of this machine: the built-in ones and the user's own.

pub use crate::store::folder::of_templates as template_folder;

use crate::base::visible::visible_path;
use crate::store::FileError;
use crate::store::folder::{self, NamedText};
use crate::template::profile::Profile;
use crate::template::{FaultyFile, Library, Template};
use std::path::PathBuf;
use std::sync::Arc;

/// A template or upload profile that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// What it holds is wrong.
    #[error(transparent)]
    Faulty(#[from] FaultyFile),
}

impl Unusable {
    /// A line for everything that is wrong with it.
    pub fn lines(&self) -> Vec<String> {
        match self {
            Self::File(error) => vec![error.to_string()],
            Self::Faulty(faulty) => faulty.lines().collect(),
        }
    }
}

/// Returns the installed templates and profiles, and those of the user's own that cannot be used.
pub fn library() -> (Library, Vec<Unusable>) {
    let mut library = Library::builtin();
    let mut unusable = Vec::new();
    // One bad file of the user's must not hide the others.
    for file in folder::templates() {
        unusable.extend(added(&mut library, Library::add_template, file).err());
    }
    for file in folder::profiles() {
        unusable.extend(added(&mut library, Library::add_profile, file).err());
    }
    (library, unusable)
}

/// Adds a file to a library.
type Add<T> = fn(&mut Library, &str, &str) -> Result<Arc<T>, FaultyFile>;

fn added<T>(library: &mut Library, add: Add<T>, file: Result<NamedText, FileError>) -> Result<Arc<T>, Unusable> {
    let (name, text) = file?;
    Ok(add(library, &name, &text)?)
}

/// Looks at the templates in the files at `paths` as the program does when it starts with them in its folder.
pub fn check_templates(paths: &[PathBuf]) -> Vec<Result<Arc<Template>, Unusable>> {
    checked(paths, Library::add_template, folder::templates())
}

/// Looks at the upload profiles in the files at `paths` as the program does when it starts with them in its folder.
pub fn check_profiles(paths: &[PathBuf]) -> Vec<Result<Arc<Profile>, Unusable>> {
    checked(paths, Library::add_profile, folder::profiles())
}

/// Checks each file beside the built-in ones, the `own` ones of the user, and those before it. A file has no rival in
/// one of the same name, which it would replace, nor in one of the same text, which is itself.
fn checked<T>(paths: &[PathBuf], add: Add<T>, own: Vec<Result<NamedText, FileError>>) -> Vec<Result<Arc<T>, Unusable>> {
    let mut others: Vec<NamedText> = own.into_iter().flatten().collect();
    let check = |path: &PathBuf| {
        let (name, text) = folder::named_text(path)?;
        let mut library = Library::builtin_without(&text);
        for (other, other_text) in others.iter().filter(|(other, other_text)| *other != name && *other_text != text) {
            // What is wrong with another is not asked.
            drop(add(&mut library, other, other_text));
        }
        let checked = add(&mut library, &visible_path(path), &text)?;
        others.push((name, text));
        Ok(checked)
    };
    paths.iter().map(check).collect()
}

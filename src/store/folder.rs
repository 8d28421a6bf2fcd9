//! The folders of the user's own templates, upload profiles and former projects in the program's configuration folder,
//! and the templates and profiles in them.

use super::known_folder::Folder;
use super::{FileError, text};
use std::io;
use std::path::{Path, PathBuf};

/// The maximum length of a template or profile, bytes.
const MAX_BYTES: u64 = 1_000_000;
/// The maximum number of files that are read from a folder.
const MAX_FILES: usize = 500;

/// The most that is read of all files of a folder together, in bytes: hundreds of templates.
const MAX_TOGETHER: usize = 8_000_000;

/// A file of a folder: its name and its text.
pub type NamedText = (String, String);

/// Returns the folder of the user's own templates, which may not exist.
pub fn of_templates() -> Option<PathBuf> {
    Some(Folder::Configuration.path()?.join("templates"))
}

/// Returns the folder of the user's own upload profiles, which may not exist.
pub fn of_profiles() -> Option<PathBuf> {
    Some(Folder::Configuration.path()?.join("profiles"))
}

/// Returns the user's library folder of former projects and kept indicators, which may not exist.
pub fn of_library() -> Option<PathBuf> {
    Some(Folder::Configuration.path()?.join("library"))
}

/// Reads the user's own templates, in order of their names.
pub fn templates() -> Vec<Result<NamedText, FileError>> {
    of_templates().map(|folder| ron_files(&folder)).unwrap_or_default()
}

/// Reads the user's own upload profiles, in order of their names.
pub fn profiles() -> Vec<Result<NamedText, FileError>> {
    of_profiles().map(|folder| ron_files(&folder)).unwrap_or_default()
}

/// Reads the `.ron` files of `folder`, in order of their names. A file that cannot be read is one error in the list; a
/// missing folder gives an empty list.
pub fn ron_files(folder: &Path) -> Vec<Result<NamedText, FileError>> {
    let paths = match ron_paths(folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(source) => return vec![Err(FileError::Read { path: folder.to_path_buf(), source })],
    };
    let surplus = paths.len() > MAX_FILES;
    let (mut files, mut together) = (Vec::new(), 0);
    for path in paths.iter().take(MAX_FILES) {
        let file = named_text(path);
        together += file.as_ref().map_or(0, |(_, text)| text.len());
        if together > MAX_TOGETHER {
            files.push(Err(FileError::TooHeavy { path: folder.to_path_buf(), limit: MAX_TOGETHER }));
            return files;
        }
        files.push(file);
    }
    if surplus {
        files.push(Err(FileError::TooMany { path: folder.to_path_buf(), limit: MAX_FILES }));
    }
    files
}

fn ron_paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // macOS leaves `._a.ron` on sticks, Emacs `.#a.ron` while it edits.
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ron = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
        if ron && !hidden && !path.is_dir() {
            paths.push(path);
        }
        // One more than is read, to know that there are too many.
        if paths.len() > MAX_FILES {
            break;
        }
    }
    paths.sort();
    Ok(paths)
}

/// Reads the template or profile at `path`.
pub fn named_text(path: &Path) -> Result<NamedText, FileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, text::read(path, MAX_BYTES)?))
}

//! The user's own templates and upload profiles, in the program's configuration folder.

use super::{FileError, text};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// How many bytes a template or profile may have.
const MAX_BYTES: u64 = 1_000_000;
/// How many files of a folder are read.
const MAX_FILES: usize = 500;

/// A file of a folder: its name and its text.
pub type NamedText = (String, String);

/// The program's configuration folder, whether it is there or not.
pub fn configuration() -> Option<PathBuf> {
    configuration_in(variable)
}

/// What the environment says of `name`; an empty text says nothing.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn configuration_in(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(own) = variable("JIBIAO_CONFIG") {
        return Some(own.into());
    }
    let base = if cfg!(windows) {
        variable("APPDATA").map(PathBuf::from)
    } else {
        variable("XDG_CONFIG_HOME")
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
            .or_else(|| variable("HOME").map(|home| Path::new(&home).join(".config")))
    };
    base.map(|base| base.join("jibiao"))
}

/// The user's own templates, in order of their names.
pub fn templates() -> Vec<Result<NamedText, FileError>> {
    configuration().map(|folder| ron_files(&folder.join("templates"))).unwrap_or_default()
}

/// The user's own upload profiles, in order of their names.
pub fn profiles() -> Vec<Result<NamedText, FileError>> {
    configuration().map(|folder| ron_files(&folder.join("profiles"))).unwrap_or_default()
}

/// Reads the `.ron` files of `folder`, in order of their names. A file that cannot be read is an error beside the
/// others; a folder that is not there holds none.
pub fn ron_files(folder: &Path) -> Vec<Result<NamedText, FileError>> {
    let paths = match ron_paths(folder) {
        Ok(paths) => paths,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        Err(source) => return vec![Err(FileError::Read { path: folder.to_path_buf(), source })],
    };
    let surplus = paths.len() > MAX_FILES;
    let mut files: Vec<_> = paths.iter().take(MAX_FILES).map(|path| named_text(path)).collect();
    if surplus {
        files.push(Err(FileError::TooMany { path: folder.to_path_buf(), limit: MAX_FILES }));
    }
    files
}

fn ron_paths(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let ron = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
        if ron && !hidden && !path.is_dir() {
            paths.push(path);
        }
        // One more than is read, so that the surplus is known.
        if paths.len() > MAX_FILES {
            break;
        }
    }
    paths.sort();
    Ok(paths)
}

fn named_text(path: &Path) -> Result<NamedText, FileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok((name, text::read(path, MAX_BYTES)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let variable = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| OsString::from(value));
        assert_eq!(configuration_in(variable).as_deref(), expected.map(Path::new), "{variables:?}");
    }

    #[test]
    #[cfg(not(windows))]
    fn where_the_configuration_is() {
        check(&[("HOME", "/home/li")], Some("/home/li/.config/jibiao"));
        check(&[("HOME", "/home/li"), ("XDG_CONFIG_HOME", "/etc/li")], Some("/etc/li/jibiao"));
        check(&[("HOME", "/home/li"), ("XDG_CONFIG_HOME", "relative")], Some("/home/li/.config/jibiao"));
        check(&[("HOME", "/home/li"), ("JIBIAO_CONFIG", "here")], Some("here"));
        check(&[], None);
    }
}

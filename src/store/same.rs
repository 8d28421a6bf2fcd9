//! Finds out which paths lead to the same file, so that a command never writes over what it reads.

use super::key::sole_path;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A set of files, each counted once even if several paths lead to it.
#[derive(Debug, Default)]
pub struct FileSet {
    names: HashSet<PathBuf>,
    /// Device and inode: one file may have hard links, or names that differ only in case on a FAT stick.
    numbers: HashSet<(u64, u64)>,
}

impl FileSet {
    /// Whether the file at `path` is in the set.
    pub fn has(&self, path: &Path) -> bool {
        self.names.contains(&name(path)) || number(path).is_some_and(|number| self.numbers.contains(&number))
    }

    /// Adds the file at `path`, which need not exist; false if it was already in the set.
    pub fn add(&mut self, path: &Path) -> bool {
        let is_new = !self.has(path);
        self.names.insert(name(path));
        self.numbers.extend(number(path));
        is_new
    }
}

impl<'p> FromIterator<&'p Path> for FileSet {
    fn from_iter<I: IntoIterator<Item = &'p Path>>(paths: I) -> Self {
        let mut set = Self::default();
        for path in paths {
            set.add(path);
        }
        set
    }
}

/// Returns the path without links. Windows and macOS ignore case by default.
fn name(path: &Path) -> PathBuf {
    let sole = sole_path(path);
    if cfg!(any(windows, target_os = "macos")) { sole.to_string_lossy().to_lowercase().into() } else { sole }
}

#[cfg(unix)]
fn number(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|meta| (meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn number(_: &Path) -> Option<(u64, u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_many_names() {
        let folder = tempfile::tempdir().expect("folder");
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a"), "").expect("written");
        std::fs::write(path("b"), "").expect("written");
        std::fs::hard_link(path("a"), path("other")).expect("linked");
        let same = |one: &str, two: &str| FileSet::from_iter([path(one).as_path()]).has(&path(two));
        assert!(same("a", "./a") && same("none", "./none"));
        assert!(!same("a", "b") && !same("none", "a"));
        assert_eq!(same("a", "other"), cfg!(unix));
        assert_eq!(same("none", "NONE"), cfg!(any(windows, target_os = "macos")));
        let mut set = FileSet::default();
        assert!(set.add(&path("a")) && set.add(&path("c")) && !set.add(&path("./c")));
    }
}

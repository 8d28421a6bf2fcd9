//! The state folder: what the program keeps for the user beside her files.

use super::known_folder::Folder;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of recovery copies, backups, locks and the log. It is the user's alone: it holds what she typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFolder(Option<PathBuf>);

impl StateFolder {
    /// The user's own, whether it is there or not. Where the system names no home of hers nothing is kept: a folder that
    /// all users share is no place for what she typed.
    pub fn of_user() -> Self {
        Self(Folder::State.path())
    }

    /// The one at `path`.
    pub fn at(path: &Path) -> Self {
        Self(Some(path.to_path_buf()))
    }

    /// Where it lies; None where the system names no home of the user's.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// The folder `name` in it, made where it is not there.
    pub(super) fn folder(&self, name: &str) -> io::Result<PathBuf> {
        let all = self.path().ok_or_else(|| io::Error::other("没有设置环境变量 HOME（Windows 上是 LOCALAPPDATA）"))?;
        let folder = all.join(name);
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&folder)?;
        Ok(folder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn it_is_the_users_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let state = StateFolder::at(&folder.path().join("state"));
        let backups = state.folder("backups").expect("made");
        assert_eq!(fs::metadata(backups).expect("there").permissions().mode() & 0o777, 0o700);
    }
}

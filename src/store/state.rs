//! The state folder, where the program keeps what belongs to none of the user's files.

use super::known_folder::Folder;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folder of recovery copies, backups, locks and the log. Only the user may read it: it contains typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFolder(Option<PathBuf>);

impl StateFolder {
    /// Returns the user's state folder, which may not exist. Without a home folder nothing is kept, because a folder
    /// shared by all users, such as /tmp, is no place for the user's text.
    pub fn of_user() -> Self {
        Self(Folder::State.path())
    }

    /// Returns the state folder at `path`.
    pub fn at(path: &Path) -> Self {
        Self(Some(path.to_path_buf()))
    }

    /// Returns its path; None if the environment names no home folder.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_deref()
    }

    /// Returns the folder `name` in it, created if missing.
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
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_users_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let state = StateFolder::at(&folder.path().join("state"));
        let backups = state.folder("backups").expect("made");
        assert_eq!(fs::metadata(backups).expect("there").permissions().mode() & 0o777, 0o700);
    }
}

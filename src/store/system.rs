//! The system calls that a save consists of, as a trait, so that a test can make each of them fail.

use super::{held, private};
use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The system calls that a save consists of. The default methods make the real calls.
pub trait System: Sync {
    /// Returns the metadata at `path`, following links.
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path)
    }

    /// Returns the metadata at `path` itself.
    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    /// Returns the target of the link at `path`.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    /// Creates a file that must not exist, with the usual permissions.
    fn create_new(&self, path: &Path) -> io::Result<File> {
        File::create_new(path)
    }

    /// Creates a file that must not exist and that only the user may read.
    fn create_private(&self, path: &Path) -> io::Result<File> {
        private::options().write(true).create_new(true).open(path)
    }

    /// Locks `file` until it is closed, unless another program has locked it.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    /// Writes `contents` to `file`.
    fn write_all(&self, file: &mut File, contents: &[u8]) -> io::Result<()> {
        file.write_all(contents)
    }

    /// Sets the permissions of `file`.
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    /// Changes the owner of `file`, if one is given, and its group.
    #[cfg(unix)]
    fn give(&self, file: &File, owner: Option<u32>, group: u32) -> io::Result<()> {
        std::os::unix::fs::fchown(file, owner, Some(group))
    }

    /// Waits until `file` is on disk.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Replaces the file at `to` by the one at `from` in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        held::patiently(|| fs::rename(from, to))
    }

    /// Makes `to`, which must not exist, another name of the file at `from`.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    /// Waits until a rename in `folder` is on disk, on systems that can do so.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }

    /// Deletes the file at `path`.
    fn remove(&self, path: &Path) -> io::Result<()> {
        held::patiently(|| fs::remove_file(path))
    }
}

/// The system itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl System for Disk {}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    // A folder that is writable but not readable cannot be opened; its files are complete nevertheless.
    let Ok(folder) = File::open(folder) else { return Ok(()) };
    match folder.sync_all() {
        // Some file systems cannot sync a folder.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

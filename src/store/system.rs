//! The calls of the system that a save is made of, so that a test can make each of them fail.

use super::private;
use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The calls of the system that a save is made of. As they stand they are the system's own.
pub trait System {
    /// What is behind `path`, links followed.
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path)
    }

    /// What is at `path` itself.
    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path)
    }

    /// Where the link at `path` leads.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    /// Makes a file that was not there, with the rights that any new file has.
    fn create_new(&self, path: &Path) -> io::Result<File> {
        File::create_new(path)
    }

    /// Makes a file that was not there, which is the user's alone.
    fn create_private(&self, path: &Path) -> io::Result<File> {
        private::options().write(true).create_new(true).open(path)
    }

    /// Locks `file` until it is closed, where nobody else has.
    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    /// Writes `contents` to `file`.
    fn write_all(&self, file: &mut File, contents: &[u8]) -> io::Result<()> {
        file.write_all(contents)
    }

    /// Gives `file` the permissions of another.
    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    /// Gives `file` to another owner, where one is named, and to a group.
    #[cfg(unix)]
    fn give(&self, file: &File, owner: Option<u32>, group: u32) -> io::Result<()> {
        std::os::unix::fs::fchown(file, owner, Some(group))
    }

    /// Waits until `file` is on the disk.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Puts the file at `from` in the place of the one at `to`, at once.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename(from, to)
    }

    /// Puts the file at `from` at `to` too, where nothing may be.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    /// Waits until a rename in `folder` is on the disk, on systems that know such a thing.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }

    /// Takes the file at `path` away.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// The system itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl System for Disk {}

#[cfg(not(windows))]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Renames again and again for a moment: virus scanners and sync clients hold a file open just after it was written.
#[cfg(windows)]
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    const ATTEMPTS: u32 = 10;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    const HELD_OPEN: [i32; 3] = [5, 32, 33];
    for _ in 1..ATTEMPTS {
        match fs::rename(from, to) {
            Err(error) if error.raw_os_error().is_some_and(|code| HELD_OPEN.contains(&code)) => {
                std::thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
    fs::rename(from, to)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    // A folder that one may write to and not read cannot be opened; its files are whole all the same.
    let Ok(folder) = File::open(folder) else { return Ok(()) };
    match folder.sync_all() {
        // A file system that knows no such thing.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

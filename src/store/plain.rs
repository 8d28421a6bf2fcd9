//! Plain files: a folder, a pipe or a device in the place of one is refused, and nobody waits for it.

use super::FileError;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens the plain file at `path` to be read.
pub(super) fn open(path: &Path) -> Result<(File, Metadata), FileError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: path.to_path_buf(), source },
        io::ErrorKind::IsADirectory => FileError::Folder { path: path.to_path_buf() },
        _ => FileError::Read { path: path.to_path_buf(), source },
    };
    // Opening alone may do something to a device: a tape rewinds.
    check(path, &fs::metadata(path).map_err(failed)?)?;
    let file = without_waiting(File::options().read(true)).open(path).map_err(failed)?;
    // Another file may have come to the path meanwhile.
    let meta = file.metadata().map_err(failed)?;
    check(path, &meta)?;
    Ok((file, meta))
}

/// Opens the plain file at `path` to be locked, where that can be done; a link is not followed.
pub(super) fn open_to_lock(path: &Path) -> Option<File> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
    // A lock on a network drive asks for a file that may be written to.
    let file = without_waiting(File::options().read(true).write(true)).open(path).ok()?;
    file.metadata().is_ok_and(|meta| meta.is_file()).then_some(file)
}

/// Refuses what is at `path` where it is no plain file.
pub(super) fn check(path: &Path, meta: &Metadata) -> Result<(), FileError> {
    if meta.is_dir() {
        return Err(FileError::Folder { path: path.to_path_buf() });
    }
    if !meta.is_file() {
        return Err(FileError::Special { path: path.to_path_buf() });
    }
    Ok(())
}

/// A pipe that nobody writes to would be opened only when somebody does.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

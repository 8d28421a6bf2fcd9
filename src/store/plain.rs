//! Opens plain files only. Folders, pipes and devices are refused without waiting for them.

use super::{FileError, held};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens the plain file at `path` for reading.
pub(super) fn open(path: &Path) -> Result<(File, Metadata), FileError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: path.to_path_buf(), source },
        io::ErrorKind::IsADirectory => FileError::Folder { path: path.to_path_buf() },
        _ => FileError::Read { path: path.to_path_buf(), source },
    };
    // Checked before opening, because opening alone can affect a device: a tape rewinds.
    check(path, &fs::metadata(path).map_err(failed)?)?;
    let file = held::patiently(|| without_waiting(File::options().read(true)).open(path)).map_err(failed)?;
    // Checked again, because the file at the path may have been replaced in between.
    let meta = file.metadata().map_err(failed)?;
    check(path, &meta)?;
    Ok((file, meta))
}

/// Opens the plain file at `path` for locking, if possible. A link is not followed.
pub(super) fn open_to_lock(path: &Path) -> Option<File> {
    fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
    // NFS grants an exclusive lock only on a file that is open for writing.
    let file = without_waiting(File::options().read(true).write(true)).open(path).ok()?;
    file.metadata().is_ok_and(|meta| meta.is_file()).then_some(file)
}

/// Returns an error if what is at `path` is not a plain file.
pub(super) fn check(path: &Path, meta: &Metadata) -> Result<(), FileError> {
    if meta.is_dir() {
        return Err(FileError::Folder { path: path.to_path_buf() });
    }
    if !meta.is_file() {
        return Err(FileError::Special { path: path.to_path_buf() });
    }
    Ok(())
}

/// Makes opening a pipe return at once, instead of waiting for a writer.
#[cfg(unix)]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    // O_NOCTTY: a terminal must not become the controlling one.
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
}

#[cfg(not(unix))]
fn without_waiting(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

//! Writes files completely or not at all, by way of a temporary file in the same folder.

use super::rights::Rights;
use super::system::{Disk, System};
use super::temporary::{self, Temporary};
use super::{FileError, links, plain, staging};
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// What happens to an existing file, and who may read the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It is replaced by one with the same permissions.
    Replace,
    /// It is replaced by one that only the user may read.
    ReplacePrivately,
    /// It is kept, and nothing is written.
    New,
}

/// Replaces the content of the file at `path` by `contents`. On error the file is unchanged.
///
/// A link is followed. The file keeps its permissions, and its owner and group if this user may set them. Anything but
/// a plain file cannot be replaced in one step and is refused, including `/dev/stdout` and `/dev/null`.
pub fn write(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::Replace)
}

/// Like [`write()`], but only the user may read the file.
pub fn write_private(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::ReplacePrivately)
}

/// Creates a file at `path` with `contents`. If something exists there, even a dangling link, nothing is written. Of
/// several programs that try at the same time, one succeeds.
pub fn write_new(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::New)
}

/// Writes according to `manner`, by the calls of `system`.
pub fn write_by(system: &dyn System, path: &Path, contents: &[u8], manner: Manner) -> Result<(), FileError> {
    let failed = |source: io::Error| match (manner, source.kind()) {
        (Manner::New, io::ErrorKind::AlreadyExists) => FileError::Exists { path: path.to_path_buf() },
        _ => FileError::Write { path: path.to_path_buf(), source },
    };
    let (target, old) = if manner == Manner::New {
        may_be_made(system, path)?;
        (path.to_path_buf(), None)
    } else {
        let old = replaceable_by(system, path)?;
        (links::behind(system, path).map_err(failed)?, old)
    };
    let rights = match (manner, &old) {
        (Manner::ReplacePrivately, _) => Rights::Private,
        (Manner::Replace | Manner::New, Some(old)) => Rights::Of(old),
        (Manner::Replace | Manner::New, None) => Rights::Usual,
    };
    // In the target's own folder: a rename works only within one file system.
    let folder = folder_of(&target);
    let mut file = Temporary::create(system, folder, rights).map_err(failed)?;
    file.fill(contents).map_err(failed)?;
    if manner == Manner::New { file.place(&target) } else { file.replace(&target) }.map_err(failed)?;
    system.sync_folder(folder).map_err(|source| FileError::Unsettled { path: path.to_path_buf(), source })
}

/// Returns an error if something exists at `path`, where a new file is to be created.
pub fn check_new(path: &Path) -> Result<(), FileError> {
    may_be_made(&Disk, path)
}

/// Returns an error if what is at `path` cannot be replaced: a folder, a pipe, a device, a read-only file.
pub fn check_replaceable(path: &Path) -> Result<(), FileError> {
    replaceable_by(&Disk, path).map(drop)
}

fn may_be_made(system: &dyn System, path: &Path) -> Result<(), FileError> {
    match system.symlink_metadata(path) {
        Ok(_) => Err(FileError::Exists { path: path.to_path_buf() }),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(FileError::Write { path: path.to_path_buf(), source }),
    }
}

/// Returns the metadata of the file at `path` that is to be replaced, if there is one.
pub(super) fn replaceable_by(system: &dyn System, path: &Path) -> Result<Option<Metadata>, FileError> {
    let meta = match system.metadata(path) {
        Ok(meta) => meta,
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(FileError::Write { path: path.to_path_buf(), source }),
    };
    plain::check(path, &meta)?;
    // A rename would replace a read-only file, since it needs only write access to the folder.
    if meta.permissions().readonly() {
        return Err(FileError::ReadOnly { path: path.to_path_buf() });
    }
    Ok(Some(meta))
}

/// Deletes the temporary files that killed programs left next to the files at `paths`, following links.
pub fn clear_leftovers<'p>(paths: impl IntoIterator<Item = &'p Path>) {
    let target = |path: &Path| links::behind(&Disk, path).unwrap_or_else(|_| PathBuf::from(path));
    let folders: BTreeSet<PathBuf> = paths.into_iter().map(|path| folder_of(&target(path)).to_path_buf()).collect();
    for folder in folders {
        temporary::clear(&folder);
        staging::clear(&folder);
    }
}

/// The folder that the file at `target` is in.
pub(super) fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

//! Files that are written whole or not at all.

use super::rights::Rights;
use super::system::{Disk, System};
use super::temporary::{self, Temporary};
use super::{FileError, links, plain};
use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

/// What becomes of a file that is there already, and who may read the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It is replaced, and who might read it may still.
    Replace,
    /// It is replaced, and nobody but the user may read it from now on.
    ReplacePrivately,
    /// It stays, and nothing is written.
    New,
}

/// Makes `contents` the content of the file at `path`; when that fails, the file is as it was.
///
/// A link is followed. The file keeps its permissions, and its owner and group where this user may give it to them. What
/// is no plain file cannot be replaced whole and is refused, `/dev/stdout` and `/dev/null` like any other device.
pub fn write(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::Replace)
}

/// Does what [`write()`] does, and leaves the file to nobody but the user.
pub fn write_private(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::ReplacePrivately)
}

/// Makes a file at `path` that holds `contents`. Where something is there already, be it a link that leads nowhere,
/// nothing is written: of many who try at the same time, one succeeds.
pub fn write_new(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents, Manner::New)
}

/// Writes as `manner` says, by the calls of `system`.
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
    let folder = folder_of(&target);
    let mut file = Temporary::create(system, folder, rights).map_err(failed)?;
    file.fill(contents).map_err(failed)?;
    if manner == Manner::New { file.place(&target) } else { file.replace(&target) }.map_err(failed)?;
    system.sync_folder(folder).map_err(|source| FileError::Unsettled { path: path.to_path_buf(), source })
}

/// Refuses a path at which something is: a file that is to be new would not be.
pub fn check_new(path: &Path) -> Result<(), FileError> {
    may_be_made(&Disk, path)
}

/// Refuses a path at which something is that cannot be replaced: a folder, a pipe, a device, a read-only file.
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

/// The file at `path` that is to be replaced, where there is one.
fn replaceable_by(system: &dyn System, path: &Path) -> Result<Option<Metadata>, FileError> {
    let meta = match system.metadata(path) {
        Ok(meta) => meta,
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(FileError::Write { path: path.to_path_buf(), source }),
    };
    plain::check(path, &meta)?;
    if meta.permissions().readonly() {
        return Err(FileError::ReadOnly { path: path.to_path_buf() });
    }
    Ok(Some(meta))
}

/// Takes away what killed programs left beside the files at `paths`, where links lead to.
pub fn clear_leftovers<'p>(paths: impl IntoIterator<Item = &'p Path>) {
    let target = |path: &Path| links::behind(&Disk, path).unwrap_or_else(|_| PathBuf::from(path));
    let folders: BTreeSet<PathBuf> = paths.into_iter().map(|path| folder_of(&target(path)).to_path_buf()).collect();
    folders.iter().for_each(|folder| temporary::clear(folder));
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

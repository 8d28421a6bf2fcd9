//! Bytes of files: read within a bound, written whole or not at all.

use super::FileError;
use super::system::{Disk, System};
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How many links to links are followed.
const MAX_LINKS: usize = 40;
/// How many saves of one file may be under way at the same time.
const MAX_TEMPORARIES: usize = 16;
/// After this time a temporary file is what a killed program left behind.
const STALE: Duration = Duration::from_secs(600);

/// Reads the file at `path`, which may have `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let owned = || path.to_path_buf();
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: owned(), source },
        io::ErrorKind::IsADirectory => FileError::Folder { path: owned() },
        _ => FileError::Read { path: owned(), source },
    };
    let meta = fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(FileError::Folder { path: owned() });
    }
    if meta.len() > limit {
        return Err(FileError::TooLarge { path: owned(), limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // A pipe has no length, and a file may grow while it is read.
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge { path: owned(), limit });
    }
    Ok(bytes)
}

/// Makes the folder at `path` and those above it, where they are not there.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    std::fs::create_dir_all(path).map_err(|source| FileError::Write { path: path.to_path_buf(), source })
}

/// Whether there is a file or folder at `path`.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// When the file at `path` was last written, where there is a file with a length of its own.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok().filter(Metadata::is_file).and_then(|meta| meta.modified().ok())
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When it was last written, where the system knows.
    pub modified: Option<SystemTime>,
    /// How long it is.
    pub bytes: u64,
}

/// What is known of the file at `path`, where there is one.
pub fn standing(path: &Path) -> Option<Standing> {
    let meta = fs::metadata(path).ok().filter(Metadata::is_file)?;
    Some(Standing { modified: meta.modified().ok(), bytes: meta.len() })
}

/// Makes `contents` the content of the file at `path`; when that fails, the file is as it was.
///
/// A link is followed, and the file keeps its permissions.
pub fn write(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    write_by(&Disk, path, contents)
}

/// Does what [`write()`] does by the calls of `system`.
pub fn write_by(system: &dyn System, path: &Path, contents: &[u8]) -> Result<(), FileError> {
    let failed = |source| FileError::Write { path: path.to_path_buf(), source };
    let old = match system.metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(FileError::Folder { path: path.to_path_buf() }),
        Ok(meta) if meta.permissions().readonly() => return Err(FileError::ReadOnly { path: path.to_path_buf() }),
        Ok(meta) => Some(meta),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    if old.as_ref().is_some_and(|meta| !meta.is_file()) {
        // A pipe or a device cannot be replaced, only written to.
        return File::options().write(true).open(path).and_then(|mut f| f.write_all(contents)).map_err(failed);
    }
    let target = behind_links(system, path).map_err(failed)?;
    replace(system, &target, contents, old.map(|meta| meta.permissions())).map_err(failed)?;
    let settled = system.sync_folder(folder_of(&target));
    settled.map_err(|source| FileError::Unsettled { path: path.to_path_buf(), source })
}

fn replace(system: &dyn System, target: &Path, contents: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let (mut file, temporary) = new_temporary(system, target)?;
    let written = system
        .write_all(&mut file, contents)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| system.set_permissions(&file, permissions)))
        .and_then(|()| system.sync(&file));
    drop(file);
    let replaced = written.and_then(|()| system.rename(&temporary, target));
    if replaced.is_err() {
        // What was the matter is known already.
        drop(system.remove(&temporary));
    }
    replaced
}

fn folder_of(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path that a chain of links at `path` ends at, whether a file is there or not.
fn behind_links(system: &dyn System, path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        match system.symlink_metadata(&target) {
            Ok(meta) if meta.is_symlink() => {}
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => return Ok(target),
        }
        let next = system.read_link(&target)?;
        target = target.parent().map_or_else(|| next.clone(), |parent| parent.join(&next));
    }
    Err(io::Error::other("链接绕成了圈"))
}

/// A new file beside `target`. Its name is the target's own, so that what a killed program left is found and taken away.
fn new_temporary(system: &dyn System, target: &Path) -> io::Result<(File, PathBuf)> {
    let name = crc32fast::hash(target.file_name().unwrap_or_default().as_encoded_bytes());
    for n in 0..MAX_TEMPORARIES {
        let temporary = folder_of(target).join(format!(".jibiao-{name:08x}-{n}.tmp"));
        if is_stale(&temporary) {
            drop(system.remove(&temporary));
        }
        match system.create_new(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (file, temporary)),
        }
    }
    Err(io::Error::other("还有别的程序正在写这个文件"))
}

fn is_stale(temporary: &Path) -> bool {
    let modified = fs::symlink_metadata(temporary).and_then(|meta| meta.modified()).ok();
    modified.and_then(|modified| modified.elapsed().ok()).is_some_and(|age| age > STALE)
}

//! Bytes of files: read within a bound, written whole or not at all.

use super::FileError;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How many links to links are followed.
const MAX_LINKS: usize = 40;

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

/// Makes `contents` the content of the file at `path`; when that fails, the file is as it was.
///
/// A link is followed, and the file keeps its permissions.
pub fn write(path: &Path, contents: &[u8]) -> Result<(), FileError> {
    let old = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => return Err(FileError::Folder { path: path.to_path_buf() }),
        Ok(meta) if meta.permissions().readonly() => return Err(FileError::ReadOnly { path: path.to_path_buf() }),
        other => other.ok(),
    };
    let written = match &old {
        // A pipe or a device cannot be replaced, only written to.
        Some(meta) if !meta.is_file() => File::options().write(true).open(path).and_then(|mut f| f.write_all(contents)),
        _ => replace(path, contents, old.map(|meta| meta.permissions())),
    };
    written.map_err(|source| FileError::Write { path: path.to_path_buf(), source })
}

fn replace(path: &Path, contents: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let target = behind_links(path)?;
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut temporary = new_temporary(folder)?;
    temporary.write_all(contents)?;
    if let Some(permissions) = permissions {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    rename(temporary, &target)?;
    sync_folder(folder);
    Ok(())
}

/// The path that a chain of links at `path` ends at, whether a file is there or not.
fn behind_links(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        if !fs::symlink_metadata(&target).is_ok_and(|meta| meta.is_symlink()) {
            return Ok(target);
        }
        let next = fs::read_link(&target)?;
        target = target.parent().map_or_else(|| next.clone(), |parent| parent.join(&next));
    }
    Err(io::Error::other("链接绕成了圈"))
}

fn new_temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jibiao-").suffix(".tmp");
    // A temporary file is the owner's alone by default; a new document is as open as the user's umask says.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(not(windows))]
fn rename(temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    temporary.persist(target)?;
    Ok(())
}

/// Renames over `target`, again and again for a moment: virus scanners and sync clients hold a file open just after it
/// was written.
#[cfg(windows)]
fn rename(mut temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    const ATTEMPTS: u32 = 10;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);
    const HELD_OPEN: [i32; 3] = [5, 32, 33];
    for attempt in 1.. {
        match temporary.persist(target) {
            Ok(_) => break,
            Err(refused) => {
                let held = refused.error.raw_os_error().is_some_and(|code| HELD_OPEN.contains(&code));
                if !held || attempt == ATTEMPTS {
                    return Err(refused.error);
                }
                temporary = refused.file;
                std::thread::sleep(PAUSE);
            }
        }
    }
    Ok(())
}

/// Makes the rename itself outlast a power cut. Where a file system knows no such thing, the file is whole all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    drop(File::open(folder).and_then(|folder| folder.sync_all()));
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}

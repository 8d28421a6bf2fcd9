//! Bytes of files: read within a bound, written whole or not at all.

use super::{FileError, plain};
use std::fs::{self, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

pub use super::same::FileSet;
pub use super::ties::{Ties, ties};
pub use super::whole::{
    Manner, check_new, check_replaceable, clear_leftovers, write, write_by, write_new, write_private,
};

/// Reads the file at `path`, which may have `limit` bytes. What is no plain file is refused, and not waited for.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let (file, meta) = plain::open(path)?;
    let too_large = || FileError::TooLarge { path: path.to_path_buf(), limit };
    if meta.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // It may grow while it is read.
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|source| FileError::Read { path: path.to_path_buf(), source })?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// The first bytes of the file at `path`, `count` at most; none where it cannot be read.
pub(super) fn beginning(path: &Path, count: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What cannot be read has no beginning that anybody would know.
    drop(plain::open(path).map(|(file, _)| file.take(count).read_to_end(&mut bytes)));
    bytes
}

/// Makes the folder at `path` and those above it, where they are not there.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|source| FileError::Write { path: path.to_path_buf(), source })
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

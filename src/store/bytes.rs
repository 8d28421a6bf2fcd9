//! Reads the bytes of files up to a limit, and gathers what other rooms need to write files whole or not at all.

use super::{FileError, plain};
use std::fs::{self, Metadata};
use std::io::Read;
use std::path::Path;
use std::time::SystemTime;

pub use super::drafts::{Draft, Drafts, Partly, Ready};
pub use super::same::FileSet;
pub use super::ties::{Ties, ties};
pub use super::whole::{
    Manner, check_new, check_replaceable, clear_leftovers, write, write_by, write_new, write_private,
};

/// Reads the file at `path`, which may have up to `limit` bytes. Anything but a plain file is refused without waiting.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let (file, meta) = plain::open(path)?;
    let too_large = || FileError::TooLarge { path: path.to_path_buf(), limit };
    if meta.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0));
    // One byte more than allowed: the file may grow while it is read.
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|source| FileError::Read { path: path.to_path_buf(), source })?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Returns the first bytes of the file at `path`, at most `count`; none if it cannot be read.
pub(super) fn beginning(path: &Path, count: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // The caller only guesses what the file is; an error is reported when it is opened for real.
    drop(plain::open(path).map(|(file, _)| file.take(count).read_to_end(&mut bytes)));
    bytes
}

/// Creates the folder at `path` and its parents if they are missing.
pub fn make_folder(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|source| FileError::Write { path: path.to_path_buf(), source })
}

/// Removes the file at `path`.
pub fn remove(path: &Path) -> Result<(), FileError> {
    fs::remove_file(path).map_err(|source| FileError::Write { path: path.to_path_buf(), source })
}

/// Whether there is a file or folder at `path`.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Returns when the plain file at `path` was last written; None if there is no such file.
pub fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok().filter(Metadata::is_file).and_then(|meta| meta.modified().ok())
}

/// The metadata of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When it was last written, if the system knows.
    pub modified: Option<SystemTime>,
    /// Its length.
    pub bytes: u64,
}

/// Returns the metadata of the plain file at `path`; None if there is no such file.
pub fn standing(path: &Path) -> Option<Standing> {
    let meta = fs::metadata(path).ok().filter(Metadata::is_file)?;
    Some(Standing { modified: meta.modified().ok(), bytes: meta.len() })
}

//! Texts of files.

use super::{FileError, bytes};
use std::path::Path;

/// Reads the file at `path`, which may have `limit` bytes, as UTF-8; a byte order mark in front is dropped.
pub fn read(path: &Path, limit: u64) -> Result<String, FileError> {
    decode(path, bytes::read(path, limit)?)
}

/// The text of the file at `path` that has the contents `bytes`.
pub fn decode(path: &Path, mut bytes: Vec<u8>) -> Result<String, FileError> {
    if bytes.starts_with("\u{feff}".as_bytes()) {
        bytes.drain(..'\u{feff}'.len_utf8());
    }
    String::from_utf8(bytes).map_err(|error| {
        let source = error.utf8_error();
        let before = &error.as_bytes()[..source.valid_up_to()];
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        FileError::NotUtf8 { path: path.to_path_buf(), line, source }
    })
}

/// Makes `text` the content of the file at `path`; when that fails, the file is as it was.
pub fn write(path: &Path, text: &str) -> Result<(), FileError> {
    bytes::write(path, text.as_bytes())
}

/// Does what [`write()`] does, and leaves the file to nobody but the user.
pub fn write_private(path: &Path, text: &str) -> Result<(), FileError> {
    bytes::write_private(path, text.as_bytes())
}

//! Reads and writes UTF-8 text files.

use super::{FileError, bytes};
use std::path::Path;

/// Reads the file at `path`, which may have up to `limit` bytes, as UTF-8 without a byte order mark.
pub fn read(path: &Path, limit: u64) -> Result<String, FileError> {
    decode(path, bytes::read(path, limit)?)
}

/// Decodes `bytes`, the contents of the file at `path`.
pub fn decode(path: &Path, mut bytes: Vec<u8>) -> Result<String, FileError> {
    // Notepad may write a byte order mark.
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

/// Replaces the content of the file at `path` by `text`. On error the file is unchanged.
pub fn write(path: &Path, text: &str) -> Result<(), FileError> {
    bytes::write(path, text.as_bytes())
}

/// Like [`write()`], but only the user may read the file.
pub fn write_private(path: &Path, text: &str) -> Result<(), FileError> {
    bytes::write_private(path, text.as_bytes())
}

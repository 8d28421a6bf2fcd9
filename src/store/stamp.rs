//! Shows whether another program changed a file since it was read.

use serde::{Deserialize, Serialize};

/// Identifies the content of a file. Times are not used: FAT on USB sticks stores them in steps of two seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its length.
    pub bytes: u64,
    /// The CRC-32 of its bytes.
    pub checksum: u32,
}

impl Stamp {
    /// Returns the stamp of `contents`.
    pub fn of(contents: &[u8]) -> Self {
        Self { bytes: contents.len() as u64, checksum: crc32fast::hash(contents) }
    }
}

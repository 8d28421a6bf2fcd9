//! What a file loses when another file replaces it: its hard links and its owner.

use std::path::Path;

/// The hard links and the owner of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ties {
    /// The number of other hard links, which keep the old content when the file is replaced.
    pub other_names: u64,
    /// The owner's user id.
    pub owner: u32,
}

/// Returns the ties of the file at `path`; None if there is no plain file.
#[cfg(unix)]
pub fn ties(path: &Path) -> Option<Ties> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some(Ties { other_names: meta.nlink().saturating_sub(1), owner: meta.uid() })
}

/// Returns None: the standard library has no stable call for the number of links on Windows.
#[cfg(not(unix))]
pub fn ties(_: &Path) -> Option<Ties> {
    None
}

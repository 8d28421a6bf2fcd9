//! What a file is beside its contents, and stops being when another takes its place: other names of it, its owner.

use std::path::Path;

/// What a replaced file is tied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ties {
    /// How many other names the file has: hard links, which go on to hold what it held.
    pub other_names: u64,
    /// Whose it is, by the system's number.
    pub owner: u32,
}

/// What the file at `path` is tied to, where there is one and the system tells.
#[cfg(unix)]
pub fn ties(path: &Path) -> Option<Ties> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    Some(Ties { other_names: meta.nlink().saturating_sub(1), owner: meta.uid() })
}

/// Nothing: Windows tells the number of names by no call of the standard library.
#[cfg(not(unix))]
pub fn ties(_: &Path) -> Option<Ties> {
    None
}

//! Links: the path that a chain of them ends at.

use super::system::System;
use std::io;
use std::path::{Path, PathBuf};

/// How many links to links are followed, as many as Linux does.
const MAX_LINKS: usize = 40;

/// The path that a chain of links at `path` ends at, whether a file is there or not.
pub(super) fn behind(system: &dyn System, path: &Path) -> io::Result<PathBuf> {
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

//! Follows symbolic links to a file that may not exist yet, which `canonicalize` cannot do.

use super::system::System;
use std::io;
use std::path::{Path, PathBuf};

/// The maximum length of a chain of links, the same as in Linux.
const MAX_LINKS: usize = 40;

/// Returns the path at the end of the chain of links at `path`. There may be no file.
pub(super) fn behind(system: &dyn System, path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        match system.symlink_metadata(&target) {
            Ok(meta) if meta.is_symlink() => {}
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => return Ok(target),
        }
        let next = system.read_link(&target)?;
        // A relative link starts from its own folder; `join` replaces the path if the link is absolute.
        target = target.parent().map_or_else(|| next.clone(), |parent| parent.join(&next));
    }
    Err(io::Error::other("链接绕成了圈"))
}

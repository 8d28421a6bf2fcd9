//! Files that nobody but the user may read. On Windows their folder, in the user's own, sees to that.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// The rights of such a file.
#[cfg(unix)]
pub(super) const MODE: u32 = 0o600;

/// Options under which a new file is the user's alone from its first moment.
#[cfg(unix)]
pub(super) fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = File::options();
    options.mode(MODE);
    options
}

/// Options under which a new file has the rights of its folder.
#[cfg(not(unix))]
pub(super) fn options() -> OpenOptions {
    File::options()
}

/// An empty file at `path`, whatever it held.
pub(super) fn make(path: &Path) -> io::Result<File> {
    options().write(true).create(true).truncate(true).open(path)
}

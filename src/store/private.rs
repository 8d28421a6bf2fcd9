//! Creates files that only the user may read. On Windows the permissions of their folder, in AppData, ensure that.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// The Unix mode of such a file.
#[cfg(unix)]
pub(super) const MODE: u32 = 0o600;

/// Returns options that create a file private from the start.
// Changing the mode afterwards would leave a moment in which others can open it.
#[cfg(unix)]
pub(super) fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = File::options();
    options.mode(MODE);
    options
}

/// Returns options that create a file with the permissions of its folder.
#[cfg(not(unix))]
pub(super) fn options() -> OpenOptions {
    File::options()
}

/// Creates an empty file at `path`, or empties the one that is there.
pub(super) fn make(path: &Path) -> io::Result<File> {
    options().write(true).create(true).truncate(true).open(path)
}

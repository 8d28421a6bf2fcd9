//! What the user of a terminal reads: results on standard output, all else on standard error.

use crate::base::visible::visible_lines;
use crate::session::reason;
use std::io::{self, Write};

/// A result that its user does not get.
#[derive(Debug, thiserror::Error)]
#[error("结果没有全部显示出来：{}", reason(.0))]
pub(super) struct Untold(io::Error);

/// Writes a line for the user to standard error. Where nobody can read it, the work that it speaks of goes on.
pub(super) fn say(line: &str) {
    // One write, so that lines of several programs at one terminal stay apart.
    drop(io::stderr().write_all(format!("{}\n", visible_lines(line)).as_bytes()));
}

/// Writes a line of a command's result to standard output. Who closes the pipe has seen enough: that is no error, as with
/// `head`.
pub(super) fn tell(line: &str) -> Result<(), Untold> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Untold(error)),
        _ => Ok(()),
    }
}

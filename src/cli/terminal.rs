//! Prints for the terminal: results to standard output, everything else to standard error.

use crate::base::visible::visible_lines;
use crate::session::reason;
use std::io::{self, Write};

/// A result that could not be printed completely.
#[derive(Debug, thiserror::Error)]
#[error("结果没有全部显示出来：{}", reason(.0))]
pub(super) struct Untold(io::Error);

/// Writes a line for the user to standard error. Errors are ignored, because the command must not stop for a message.
pub(super) fn say(line: &str) {
    // One write, so that the lines of several programs on one terminal do not mix.
    drop(io::stderr().write_all(format!("{}\n", visible_lines(line)).as_bytes()));
}

/// Writes a line of a command's result to standard output. A closed pipe is no error: `head` closes it early.
pub(super) fn tell(line: &str) -> Result<(), Untold> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Untold(error)),
        _ => Ok(()),
    }
}

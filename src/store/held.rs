//! Files that another program has open. Windows lets nobody else replace such a file, and often not read it: scanners for
//! viruses and sync clients hold it for a moment after it was written, Excel and WPS as long as they show it.

use std::io;
use std::time::Duration;

/// How often something is tried with a file that another program has open.
const ATTEMPTS: u32 = 10;
/// The pause between two attempts: half a second in all, which a scanner keeps and nobody takes for a hang.
const PAUSE: Duration = Duration::from_millis(50);

/// How a system says that another program has a file open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// It says so.
    Surely,
    /// It says only that it is not allowed, as for a file that is replaced while it is open.
    Perhaps,
}

/// Returns what `error` says of other programs; None if nothing.
pub(super) fn held(error: &io::Error) -> Option<Held> {
    held_by(cfg!(windows), error)
}

fn held_by(windows: bool, error: &io::Error) -> Option<Held> {
    match error.raw_os_error().filter(|_| windows)? {
        // ERROR_ACCESS_DENIED
        5 => Some(Held::Perhaps),
        // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION, ERROR_USER_MAPPED_FILE
        32 | 33 | 1224 => Some(Held::Surely),
        _ => None,
    }
}

/// Does `action`, again and again for half a second while another program has its file open.
pub(super) fn patiently<T>(action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    patiently_by(cfg!(windows), PAUSE, action)
}

fn patiently_by<T>(windows: bool, pause: Duration, mut action: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..ATTEMPTS {
        match action() {
            Err(error) if held_by(windows, &error).is_some() => std::thread::sleep(pause),
            done => return done,
        }
    }
    action()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Attempts until an action succeeds that fails `failing` times with the system's error `code`.
    fn attempts(windows: bool, code: i32, failing: u32) -> (u32, bool) {
        let mut count = 0;
        let done = patiently_by(windows, Duration::ZERO, || {
            count += 1;
            if count <= failing { Err(io::Error::from_raw_os_error(code)) } else { Ok(()) }
        });
        (count, done.is_ok())
    }

    #[test]
    fn a_file_that_is_held_for_a_moment_is_waited_for() {
        assert_eq!(attempts(true, 32, 3), (4, true));
        assert_eq!(attempts(true, 5, 9), (10, true));
        assert_eq!(attempts(true, 33, 99), (10, false), "not for ever");
    }

    #[test]
    fn other_errors_are_told_at_once() {
        // ERROR_FILE_NOT_FOUND; and EPIPE, which has the number of a sharing violation.
        assert_eq!(attempts(true, 2, 1), (1, false));
        assert_eq!(attempts(false, 32, 1), (1, false));
    }
}

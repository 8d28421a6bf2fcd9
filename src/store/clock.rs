//! Times as the program's files store them: milliseconds since 1970, UTC.

use std::time::{Duration, SystemTime};

/// Converts `time` to milliseconds since 1970.
pub(super) fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Returns the current time in milliseconds since 1970.
pub(super) fn millis_now() -> u64 {
    millis(SystemTime::now())
}

/// Converts milliseconds since 1970 to a time; 1970 if the system cannot represent it.
pub(super) fn time(millis: u64) -> SystemTime {
    // The number comes from a file, which may be damaged; a plain `+` would panic on overflow.
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis)).unwrap_or(SystemTime::UNIX_EPOCH)
}

//! Times as files hold them: milliseconds since 1970.

use std::time::{Duration, SystemTime};

/// `time` in milliseconds since 1970.
pub(super) fn millis(time: SystemTime) -> u64 {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Now, in milliseconds since 1970.
pub(super) fn millis_now() -> u64 {
    millis(SystemTime::now())
}

/// The time `millis` milliseconds after 1970; one that no clock shows is 1970.
pub(super) fn time(millis: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(millis)).unwrap_or(SystemTime::UNIX_EPOCH)
}

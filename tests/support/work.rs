//! How much a piece of work takes of the processor: other programs, a slow disk and a busy machine do not count.

use std::time::Duration;

/// What `work` gives, and how long the processor was busy with it. The system says so on Linux; elsewhere it is nothing.
pub(crate) fn worked<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let before = busy();
    let done = work();
    (done, busy().saturating_sub(before))
}

/// How long the processor was busy with this thread.
fn busy() -> Duration {
    let known = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = known.split_whitespace().next().and_then(|nanoseconds| nanoseconds.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

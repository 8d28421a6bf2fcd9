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

/// Forgets the most memory that this process had until now, where the system allows it.
pub(crate) fn forget_peak() {
    // proc_pid_clear_refs(5): 5 resets the peak.
    drop(std::fs::write("/proc/self/clear_refs", "5"));
}

/// The most memory that this process ever had, or since [`forget_peak`], in bytes, where the system says.
pub(crate) fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: Option<u64> = line.split_whitespace().next().and_then(|number| number.parse().ok());
    kilobytes.unwrap_or(0) * 1_024
}

//! Catches panics, logs them, and tells the user where the log is. The window stays open, so the work can be saved.

use crate::base::visible::visible_path;
use crate::store::StateFolder;
use crate::store::log::Log;
use std::any::Any;
use std::backtrace::Backtrace;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::PathBuf;
use std::sync::OnceLock;

/// The maximum length of a logged backtrace, bytes.
// The log keeps three files of 500 kB: a panic in every frame should not push out what came before.
const MAX_BACKTRACE: usize = 8_000;

/// Where the log is.
static STATE: OnceLock<StateFolder> = OnceLock::new();

thread_local! {
    /// Whether a panic of this thread will be caught.
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// The program panicked and continues.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("程序内部出错，刚才的操作没有完成。没保存的改动仍在，请尽快保存{}", self.whereabouts())]
pub struct Crash {
    /// The log file, if it could be written.
    pub log: Option<PathBuf>,
}

impl Crash {
    /// Where the details are, as the end of a sentence; nothing where there is no log.
    pub(super) fn whereabouts(&self) -> String {
        let told = |path: &PathBuf| format!("；详情记在 {}，求助时请附上", visible_path(path));
        self.log.as_ref().map_or_else(String::new, told)
    }
}

/// Logs every panic from now on in `state`. A panic that is caught prints nothing: whoever catches it tells the user what
/// it means, and a backtrace among the notices of a command would only confuse.
pub fn install(state: &StateFolder) {
    if STATE.set(state.clone()).is_ok() {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if let Some(log) = log() {
                // If the log cannot be written either, there is no one left to tell.
                drop(log.write(&entry(panic)));
            }
            if !CATCHING.get() {
                before(panic);
            }
        }));
    }
}

/// Runs `work` and turns a panic into an error. Work for another thread must be wrapped inside that thread.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    // Calls can be nested: the outer one must still catch when the inner one has returned.
    let outer = CATCHING.replace(true);
    // Unwind safe in effect: a project changes only by swapping whole snapshots, so none is left half changed.
    let done = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(outer);
    done.map_err(|_| Crash { log: log().map(|log| log.path()) })
}

/// Returns the log, created if possible.
fn log() -> Option<Log> {
    Log::of(STATE.get()?).ok()
}

fn entry(panic: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    let place = panic.location().map_or_else(|| "?".to_owned(), ToString::to_string);
    let mut backtrace = Backtrace::force_capture().to_string();
    backtrace.truncate(backtrace.floor_char_boundary(MAX_BACKTRACE));
    format!("panic in {} at {place}: {}\n{backtrace}", thread.name().unwrap_or("?"), without_data(panic.payload()))
}

/// Returns the message of a panic up to where it may quote the user's text.
fn without_data(payload: &dyn Any) -> &str {
    // The user is asked to attach the log to a request for help. Rust quotes strings in messages, as slicing does.
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
    // Up to a quotation mark or the first character outside ASCII, which includes all Chinese.
    let end = text.find(|c: char| !c.is_ascii() || matches!(c, '"' | '\'' | '`')).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_logged_without_what_was_typed() {
        let folder = tempfile::tempdir().expect("folder");
        install(&StateFolder::at(folder.path()));
        let text = "电话13800001111";
        let crash = caught(|| text.split_at(1).0.len()).expect_err("no boundary");
        assert_eq!(caught(|| 1), Ok(1));
        let log = crash.log.clone().expect("logged");
        let written = std::fs::read_to_string(&log).expect("read");
        assert!(written.contains("panic in") && written.contains("crash.rs"), "{written}");
        assert!(!written.contains("电话") && !written.contains("1380000"), "{written}");
        assert!(crash.to_string().contains(&log.display().to_string()));
        let _ = caught(|| panic!("index out of bounds: the len is 3 but the index is 5"));
        assert!(std::fs::read_to_string(&log).expect("read").contains("the len is 3 but the index is 5"));
    }
}

//! Journals an open project in the background: what is typed is on disk a moment later, and typing never waits for it.

mod writer;

use super::crash::caught;
use crate::store::StateFolder;
use crate::store::journal::{Journal, Moment};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use writer::Writer;

/// Time between two writes: the most typing that is lost when the program is killed.
const PACE: Duration = Duration::from_millis(300);
/// How long a closing window waits for the journal.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the journal should contain.
#[derive(Debug)]
pub(super) enum Wish {
    /// This state, which is not in the project's file.
    Keep(Moment),
    /// Nothing: everything is in the project's file, or was given up.
    Clear,
}

/// The journal of an open project, written by its own thread. Dropping it finishes writing and keeps the journal.
#[derive(Debug)]
pub(super) struct Journaling {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    slot: Mutex<Slot>,
    changed: Condvar,
}

/// What the window and the thread tell each other. Only the last wish counts, so there is no queue that could grow.
#[derive(Debug, Default)]
struct Slot {
    wish: Option<Wish>,
    /// Whether the window waits until everything is on the disk.
    hurry: bool,
    closing: bool,
    /// Whether everything wished for is on the disk.
    settled: bool,
    notice: Option<String>,
}

impl Shared {
    /// Waits for a change, at most for `time`.
    fn wait<'s>(&self, slot: MutexGuard<'s, Slot>, time: Duration) -> MutexGuard<'s, Slot> {
        self.changed.wait_timeout(slot, time).unwrap_or_else(PoisonError::into_inner).0
    }

    /// Locks the slot, even if a thread panicked while it held the lock: each change is one assignment, so it is whole.
    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journaling {
    /// Starts to journal into `state`, continuing `journal` if there is one.
    pub(super) fn start(state: StateFolder, journal: Option<Journal>) -> Self {
        let shared = Arc::new(Shared::default());
        let writer = Writer::new(state, Arc::clone(&shared), journal);
        let told = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("journal".into()).spawn(move || {
            if caught(|| writer.run()).is_err() {
                told.slot().notice = Some(notice(&io::Error::other("程序内部出错")));
            }
        });
        if let Err(error) = &thread {
            shared.slot().notice = Some(notice(error));
        }
        Self { shared, thread: thread.ok() }
    }

    /// Sets what the journal should contain from now on.
    pub(super) fn wish(&self, wish: Wish) {
        let mut slot = self.shared.slot();
        slot.wish = Some(wish);
        slot.settled = false;
        drop(slot);
        self.shared.changed.notify_all();
    }

    /// Waits until everything is on the disk, for [`PATIENCE`] at most, and returns whether it is.
    pub(super) fn flush(&self) -> bool {
        let until = Instant::now() + PATIENCE;
        let mut slot = self.shared.slot();
        (slot.hurry, slot.settled) = (true, false);
        self.shared.changed.notify_all();
        while slot.hurry && Instant::now() < until {
            slot = self.shared.wait(slot, PACE);
        }
        slot.settled
    }

    /// Returns why the recovery copy cannot be written at the moment, if it cannot.
    pub(super) fn notice(&self) -> Option<String> {
        self.shared.slot().notice.clone()
    }
}

impl Drop for Journaling {
    fn drop(&mut self) {
        self.shared.slot().closing = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic of the thread is in the log already.
            drop(thread.join());
        }
    }
}

fn notice(error: &io::Error) -> String {
    format!("没保存的改动暂时没有备份到恢复文件（{error}）：请及时保存")
}

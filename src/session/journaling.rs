//! Journals an open project in the background: what is typed is on disk a moment later, and typing waits for nothing.

mod writer;

use super::crash::caught;
use crate::store::StateFolder;
use crate::store::journal::{Journal, Moment};
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use writer::Writer;

/// Time between two writes: so much of what was typed a kill may cost.
const PACE: Duration = Duration::from_millis(300);
/// How long a window waits for the journal before it goes.
const PATIENCE: Duration = Duration::from_secs(3);

/// What the journal is to hold.
#[derive(Debug)]
pub(super) enum Wish {
    /// This moment, for it is not in the project's file.
    Keep(Moment),
    /// Nothing: everything is in the project's file, or given up.
    Clear,
}

/// The journal of an open project, written by a thread of its own. Dropped, it is written to its end and stays on disk.
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

/// What the window and the thread tell each other. The last wish counts alone, so that it never becomes long.
#[derive(Debug, Default)]
struct Slot {
    wish: Option<Wish>,
    /// Whether the window waits for all of it to be on the disk.
    hurry: bool,
    closing: bool,
    /// Whether everything wished for is on the disk.
    settled: bool,
    notice: Option<String>,
}

impl Shared {
    /// Waits for a change, for so long at most.
    fn wait<'s>(&self, slot: MutexGuard<'s, Slot>, time: Duration) -> MutexGuard<'s, Slot> {
        self.changed.wait_timeout(slot, time).unwrap_or_else(PoisonError::into_inner).0
    }

    /// A thread that panicked while it held the slot left it whole: each change of it is one assignment.
    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Journaling {
    /// Journals into `state`, going on with `journal` where there is one.
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

    /// Says what the journal is to hold from now on.
    pub(super) fn wish(&self, wish: Wish) {
        let mut slot = self.shared.slot();
        slot.wish = Some(wish);
        slot.settled = false;
        drop(slot);
        self.shared.changed.notify_all();
    }

    /// Waits until everything is on the disk, for a few seconds at most; whether it is.
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

    /// Why the recovery copy cannot be written at the moment, where it cannot.
    pub(super) fn notice(&self) -> Option<String> {
        self.shared.slot().notice.clone()
    }
}

impl Drop for Journaling {
    fn drop(&mut self) {
        self.shared.slot().closing = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has said so in the log.
            drop(thread.join());
        }
    }
}

fn notice(error: &io::Error) -> String {
    format!("没保存的改动暂时没有备份到恢复文件（{error}）：请及时保存")
}

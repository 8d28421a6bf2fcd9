//! The thread that writes a journal, so that typing waits neither for writing nor for a slow disk.

use super::{PACE, Shared, Wish, notice};
use crate::session::crash::caught;
use crate::store::StateFolder;
use crate::store::journal::{Journal, Moment};
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Time between two syncs to the disk: the most typing that a power cut can cost.
// With the write before it, what is typed is on the disk within a second.
const SYNC: Duration = Duration::from_millis(900);
/// Time between two attempts while the disk refuses writes, for example because it is full.
const RETRY: Duration = Duration::from_secs(5);

/// The thread's side.
pub(super) struct Writer {
    state: StateFolder,
    shared: Arc<Shared>,
    journal: Option<Journal>,
    /// What the journal should contain. None means nothing.
    wanted: Option<Moment>,
    /// Whether the journal does not contain it yet.
    behind: bool,
    /// Since when there is something written that no sync was started for.
    unsynced: Option<Instant>,
    /// The thread that syncs what was written before: a slow disk must not delay writing the next words.
    syncing: Option<JoinHandle<io::Result<()>>>,
}

/// Why the thread woke up.
struct Woken {
    hurry: bool,
    closing: bool,
}

impl Writer {
    /// Creates a writer of what `shared` asks for, into `state`, continuing `journal` if there is one.
    pub(super) fn new(state: StateFolder, shared: Arc<Shared>, journal: Option<Journal>) -> Self {
        Self { state, shared, journal, wanted: None, behind: false, unsynced: None, syncing: None }
    }

    /// Writes until the window closes.
    pub(super) fn run(mut self) {
        loop {
            let Woken { hurry, closing } = self.wait();
            let done = self.write(hurry || closing);
            let mut slot = self.shared.slot();
            slot.notice = done.as_ref().err().map(notice);
            let on_disk = self.unsynced.is_none() && self.syncing.is_none();
            slot.settled = done.is_ok() && slot.wish.is_none() && on_disk;
            // A window that began to wait during this round waits for the next one.
            slot.hurry &= !hurry || (slot.wish.is_some() && done.is_ok());
            let ended = closing && slot.wish.is_none();
            drop(slot);
            self.shared.changed.notify_all();
            if ended {
                return;
            }
            self.rest(if done.is_ok() { PACE } else { RETRY });
        }
    }

    /// Waits until there is something to do.
    fn wait(&mut self) -> Woken {
        let mut slot = self.shared.slot();
        loop {
            let synced = self.syncing.as_ref().is_some_and(JoinHandle::is_finished);
            let due = self.unsynced.map_or(Duration::MAX, |since| SYNC.saturating_sub(since.elapsed()));
            if slot.wish.is_some() || slot.hurry || slot.closing || self.behind || synced || due.is_zero() {
                break;
            }
            // While a sync runs, look again every PACE: its thread does not signal.
            slot = self.shared.wait(slot, if self.syncing.is_some() { due.min(PACE) } else { due });
        }
        if let Some(wish) = slot.wish.take() {
            self.behind = true;
            self.wanted = match wish {
                Wish::Keep(moment) => Some(moment),
                Wish::Clear => None,
            };
        }
        Woken { hurry: slot.hurry, closing: slot.closing }
    }

    /// Rests between two rounds, so that what is typed in a moment becomes one write.
    fn rest(&self, time: Duration) {
        let until = Instant::now() + time;
        let mut slot = self.shared.slot();
        while let Some(left) = until.checked_duration_since(Instant::now())
            && !slot.closing
            && !slot.hurry
        {
            slot = self.shared.wait(slot, left);
        }
    }

    /// Brings the journal up to date, and syncs it to the disk if that is due or `now`.
    fn write(&mut self, now: bool) -> io::Result<()> {
        if self.behind {
            match &self.wanted {
                Some(moment) => {
                    let journal = match &mut self.journal {
                        Some(journal) => journal,
                        none => none.insert(Journal::create(&self.state)?),
                    };
                    journal.record(moment)?;
                    self.unsynced.get_or_insert_with(Instant::now);
                }
                None => {
                    self.unsynced = None;
                    drop(self.syncing.take().map(JoinHandle::join));
                    // If it cannot be removed, the next start finds that it equals the file and removes it.
                    drop(self.journal.take().map(Journal::remove));
                }
            }
            self.behind = false;
        }
        let synced = self.sync(now);
        if let (Err(_), Some(journal)) = (&synced, &mut self.journal) {
            // After a failed sync nobody knows what of the file is on the disk: write all of it again.
            journal.begin_anew();
            self.behind = true;
        }
        synced
    }

    /// Syncs what was written: in another thread if that is due, or here and waiting if `now`.
    fn sync(&mut self, now: bool) -> io::Result<()> {
        if let Some(syncing) = self.syncing.take_if(|syncing| now || syncing.is_finished()) {
            syncing.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))?;
        }
        let due = self.unsynced.is_some_and(|since| now || since.elapsed() >= SYNC);
        let (true, None, Some(journal)) = (due, &self.syncing, &mut self.journal) else { return Ok(()) };
        self.unsynced = None;
        let settling = journal.settling()?;
        if now {
            return settling.wait();
        }
        let thread = std::thread::Builder::new().name("journal on disk".into());
        self.syncing = Some(
            thread.spawn(move || caught(|| settling.wait()).unwrap_or_else(|_| Err(io::ErrorKind::Other.into())))?,
        );
        Ok(())
    }
}

//! What earlier runs of the program left unsaved.

use super::reading::{Journaled, read};
use super::writing::{files, remove};
use super::{FOLDER, Journal, LOCK, Origin};
use crate::model::{Draft, Project};
use crate::store::{StateFolder, clock, private};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a recovery copy is kept that was declined.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// After this time a folder without a journal is one that its program did not live to fill.
const STALE: Duration = Duration::from_secs(24 * 3600);
/// The file that says that a recovery copy was declined, and by its time since when.
const DECLINED: &str = "declined";

/// A project with unsaved changes that an earlier run of the program left behind. While it is held, no other window offers
/// it; dropped, it stays as it is.
#[derive(Debug)]
pub struct Recovery {
    /// Where the project is from.
    pub origin: Origin,
    /// The project as it was, without the draft.
    pub project: Project,
    /// The text under the cursor.
    pub draft: Option<Draft>,
    /// When the last of it was written.
    pub when: SystemTime,
    /// Whether the user declined it; such a one is kept for 30 days.
    pub declined: bool,
    folder: PathBuf,
    lock: File,
    number: u32,
}

impl Recovery {
    /// Keeps the copy for 30 days without offering it again.
    pub fn decline(self) -> io::Result<()> {
        private::make(&self.folder.join(DECLINED)).map(drop)
    }

    /// Takes the copy away for good.
    pub fn discard(self) -> io::Result<()> {
        remove(&self.folder, self.lock)
    }

    /// The project, and the journal that goes on where this one ended.
    pub fn take_up(self) -> (Origin, Project, Journal) {
        // It is this run's now, and offered again should this run end badly too.
        drop(fs::remove_file(self.folder.join(DECLINED)));
        (self.origin, self.project, Journal::going_on(self.folder, self.lock, self.number))
    }
}

/// What earlier runs left unsaved, the latest first. Copies that were declined long ago are taken away.
pub fn recoveries(state: &StateFolder) -> io::Result<Vec<Recovery>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(state.folder(FOLDER)?)? {
        found.extend(recovery(entry?.path()));
    }
    found.sort_by_key(|recovery: &Recovery| std::cmp::Reverse(recovery.when));
    Ok(found)
}

fn recovery(folder: PathBuf) -> Option<Recovery> {
    let lock = private::options().read(true).write(true).create(true).truncate(false).open(folder.join(LOCK)).ok()?;
    // Only a program that lives holds the lock; where a file system knows no locks, nobody can.
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        return None;
    }
    let declined = age(&folder.join(DECLINED));
    let surplus = declined.is_some_and(|age| age > KEPT)
        || (files(&folder).is_ok_and(|files| files.is_empty()) && age(&folder).is_some_and(|age| age > STALE));
    if surplus {
        // It is tried again at the next start.
        drop(remove(&folder, lock));
        return None;
    }
    let Journaled { origin, project, draft, millis, number } = read(&folder)?;
    let when = clock::time(millis);
    Some(Recovery { origin, project, draft, when, declined: declined.is_some(), folder, lock, number })
}

fn age(path: &Path) -> Option<Duration> {
    Some(fs::metadata(path).ok()?.modified().ok()?.elapsed().unwrap_or_default())
}

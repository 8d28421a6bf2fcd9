//! Finds what earlier runs of the program left unsaved, to be offered to the user at the start.

use super::reading::{Journaled, read};
use super::writing::{files, remove};
use super::{FOLDER, Journal, LOCK, Origin};
use crate::model::{Draft, Project};
use crate::store::{StateFolder, clock, private};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a declined recovery copy is kept.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// The age from which a folder without a journal is one whose program died before it wrote anything.
const STALE: Duration = Duration::from_secs(24 * 3600);
/// A file whose presence marks a recovery copy as declined, and whose time says since when.
const DECLINED: &str = "declined";

/// A project with unsaved changes that an earlier run of the program left behind. While this value lives, no other
/// window offers the same copy. Dropping it leaves the copy on disk.
#[derive(Debug)]
pub struct Recovery {
    /// Where the project comes from.
    pub origin: Origin,
    /// The project as it was, without the draft.
    pub project: Project,
    /// The text under the cursor.
    pub draft: Option<Draft>,
    /// When its last record was written.
    pub when: SystemTime,
    /// Whether the user declined it; if so it is kept for 30 days.
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

    /// Deletes the copy.
    pub fn discard(self) -> io::Result<()> {
        remove(&self.folder, self.lock)
    }

    /// Returns the project, and a journal that continues this one.
    pub fn take_up(self) -> (Origin, Project, Journal) {
        // The copy belongs to this run now, and must be offered again if this run crashes too.
        drop(fs::remove_file(self.folder.join(DECLINED)));
        (self.origin, self.project, Journal::going_on(self.folder, self.lock, self.number))
    }
}

/// Returns what earlier runs left unsaved, the latest first. Copies that were declined long ago are deleted.
pub fn recoveries(state: &StateFolder) -> io::Result<Vec<Recovery>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(state.folder(FOLDER)?)? {
        found.extend(recovery(entry?.path()));
    }
    found.sort_by_key(|recovery: &Recovery| std::cmp::Reverse(recovery.when));
    Ok(found)
}

fn recovery(folder: PathBuf) -> Option<Recovery> {
    // `create`: a program that died early may have left a folder without a lock file.
    let lock = private::options().read(true).write(true).create(true).truncate(false).open(folder.join(LOCK)).ok()?;
    // Only a running program holds the lock. A file system without locks gives another error; the copy is then offered.
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        return None;
    }
    let declined = age(&folder.join(DECLINED));
    let surplus = declined.is_some_and(|age| age > KEPT)
        || (files(&folder).is_ok_and(|files| files.is_empty()) && age(&folder).is_some_and(|age| age > STALE));
    if surplus {
        // The next start tries again.
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

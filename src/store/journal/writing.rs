//! Writes the journal of an open project.

use super::records::between;
use super::{FOLDER, LOCK, Moment};
use crate::store::clock::millis_now;
use crate::store::system::{Disk, System};
use crate::store::{StateFolder, private};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The number of bytes by which a journal may exceed twice its first record before a new one is started.
// A small project would otherwise start a new file every few edits.
const ROOM: u64 = 1_000_000;

/// The recovery copy of an open project. Dropping it leaves the copy on disk.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    lock: File,
    /// The number of the current file.
    number: u32,
    /// The current file and its content; None if the next snapshot starts a new file.
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    file: File,
    last: Moment,
    /// Bytes of the first records, and in all.
    begun: u64,
    bytes: u64,
    /// Whether the file and its folder have not been synced to disk yet.
    fresh: bool,
}

/// Waits for the disk. This can be done in any thread while the journal is written further.
#[derive(Debug, Default)]
pub struct Settling {
    file: Option<File>,
    /// The folder and number of a new file.
    fresh: Option<(PathBuf, u32)>,
}

impl Settling {
    /// Waits until what was written is on disk, then removes the older files that a new file replaces. After an error
    /// the caller must start a new file.
    pub fn wait(self) -> io::Result<()> {
        self.file.map_or(Ok(()), |file| file.sync_all())?;
        let Some((folder, number)) = self.fresh else { return Ok(()) };
        // The names of the file and of its folder must be on disk too, or a power failure loses both.
        Disk.sync_folder(&folder)?;
        folder.parent().map_or(Ok(()), |all| Disk.sync_folder(all))?;
        let before = files(&folder)?.into_iter().filter(|(other, _)| *other < number);
        before.into_iter().try_for_each(|(_, path)| fs::remove_file(path))
    }
}

impl Journal {
    /// Creates a journal in a new folder.
    pub fn create(state: &StateFolder) -> io::Result<Self> {
        let all = state.folder(FOLDER)?;
        for n in 0.. {
            let folder = all.join(format!("{:013}-{}-{n}", millis_now(), std::process::id()));
            match fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    let lock = private::make(&folder.join(LOCK))?;
                    // The folder is new, so no one else holds the lock; a file system may have no locks at all.
                    drop(lock.try_lock());
                    return Ok(Self::going_on(folder, lock, 0));
                }
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Continues the journal in `folder`, whose lock is held and whose last file is `number`.
    pub(super) fn going_on(folder: PathBuf, lock: File, number: u32) -> Self {
        Self { folder, lock, number, open: None }
    }

    /// Writes what changed since the last snapshot. After an error the next call starts a new file.
    pub fn record(&mut self, moment: &Moment) -> io::Result<()> {
        let Some(mut open) = self.open.take() else { return self.begin(moment) };
        let records = between(Some(&open.last), moment, millis_now())?;
        open.bytes += records.len() as u64;
        if open.bytes > 2 * open.begun + ROOM {
            drop(open);
            return self.begin(moment);
        }
        open.file.write_all(&records)?;
        open.last = moment.clone();
        self.open = Some(open);
        Ok(())
    }

    /// Returns what must be waited for until everything written so far is on disk.
    pub fn settling(&mut self) -> io::Result<Settling> {
        let Some(open) = &mut self.open else { return Ok(Settling::default()) };
        let fresh = std::mem::take(&mut open.fresh).then(|| (self.folder.clone(), self.number));
        Ok(Settling { file: Some(open.file.try_clone()?), fresh })
    }

    /// Makes the next snapshot start a new file, because the content of the current one is uncertain.
    pub fn begin_anew(&mut self) {
        self.open = None;
    }

    fn begin(&mut self, moment: &Moment) -> io::Result<()> {
        let records = between(None, moment, millis_now())?;
        self.number += 1;
        let path = self.folder.join(file_name(self.number));
        let mut file = Disk.create_private(&path)?;
        if let Err(error) = file.write_all(&records) {
            // Otherwise each attempt on a full disk would leave a file behind.
            drop(fs::remove_file(&path));
            return Err(error);
        }
        let bytes = records.len() as u64;
        self.open = Some(Open { file, last: moment.clone(), begun: bytes, bytes, fresh: true });
        Ok(())
    }

    /// Deletes the journal, because everything is saved.
    pub fn remove(self) -> io::Result<()> {
        let Self { folder, lock, open, .. } = self;
        drop(open);
        remove(&folder, lock)
    }
}

/// Deletes a journal's folder. The lock goes last, so that no other window recovers half of it.
pub(super) fn remove(folder: &Path, lock: File) -> io::Result<()> {
    for (_, path) in files(folder)? {
        fs::remove_file(path)?;
    }
    // Windows cannot delete a file that is open.
    drop(lock);
    fs::remove_dir_all(folder)
}

fn file_name(number: u32) -> String {
    format!("journal-{number:06}")
}

/// Returns the files of the journal in `folder` with their numbers, the last first.
pub(super) fn files(folder: &Path) -> io::Result<Vec<(u32, PathBuf)>> {
    let mut files: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Some(number) = name.strip_prefix("journal-").and_then(|number| number.parse().ok()) {
            files.push((number, path));
        }
    }
    files.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    Ok(files)
}

//! Writes a journal.

use super::records::between;
use super::{FOLDER, LOCK, Moment};
use crate::store::clock::millis_now;
use crate::store::system::{Disk, System};
use crate::store::{StateFolder, private};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A journal may become this much longer than two of its beginnings, bytes.
const ROOM: u64 = 1_000_000;

/// The recovery copy of an open project, in the making. Dropped, it stays on disk.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    lock: File,
    /// The number of the file that is written.
    number: u32,
    /// The file, and what is in it; none where the next moment begins a new one.
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    file: File,
    last: Moment,
    /// Bytes of its beginning, and in all.
    begun: u64,
    bytes: u64,
    /// Whether nobody was asked yet to put it, and the folder with it, on the disk.
    fresh: bool,
}

/// Waits for the disk; any thread can, while the journal goes on.
#[derive(Debug, Default)]
pub struct Settling {
    file: Option<File>,
    /// The folder and the number of a file that is new in it.
    fresh: Option<(PathBuf, u32)>,
}

impl Settling {
    /// Waits until what was written is on the disk, then takes the files away that a new one stands for. After a failure
    /// the journal is to begin anew.
    pub fn wait(self) -> io::Result<()> {
        self.file.map_or(Ok(()), |file| file.sync_all())?;
        let Some((folder, number)) = self.fresh else { return Ok(()) };
        Disk.sync_folder(&folder)?;
        folder.parent().map_or(Ok(()), |all| Disk.sync_folder(all))?;
        let before = files(&folder)?.into_iter().filter(|(other, _)| *other < number);
        before.into_iter().try_for_each(|(_, path)| fs::remove_file(path))
    }
}

impl Journal {
    /// A journal in a folder of its own.
    pub fn create(state: &StateFolder) -> io::Result<Self> {
        let all = state.folder(FOLDER)?;
        for n in 0.. {
            let folder = all.join(format!("{:013}-{}-{n}", millis_now(), std::process::id()));
            match fs::create_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => {
                    let lock = private::make(&folder.join(LOCK))?;
                    // Nobody else knows of it yet, and a file system without locks has no other use for it.
                    drop(lock.try_lock());
                    return Ok(Self::going_on(folder, lock, 0));
                }
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// The journal in `folder`, whose lock is held and whose last file is `number`.
    pub(super) fn going_on(folder: PathBuf, lock: File, number: u32) -> Self {
        Self { folder, lock, number, open: None }
    }

    /// Writes what changed since the moment before. After a failure the next moment begins a new file.
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

    /// What is left to be done so that what was written is on the disk.
    pub fn settling(&mut self) -> io::Result<Settling> {
        let Some(open) = &mut self.open else { return Ok(Settling::default()) };
        let fresh = std::mem::take(&mut open.fresh).then(|| (self.folder.clone(), self.number));
        Ok(Settling { file: Some(open.file.try_clone()?), fresh })
    }

    /// Has the next moment begin a new file, since nobody knows what this one holds.
    pub fn begin_anew(&mut self) {
        self.open = None;
    }

    fn begin(&mut self, moment: &Moment) -> io::Result<()> {
        let records = between(None, moment, millis_now())?;
        self.number += 1;
        let path = self.folder.join(file_name(self.number));
        let mut file = Disk.create_private(&path)?;
        if let Err(error) = file.write_all(&records) {
            // On a full disk each attempt would leave one.
            drop(fs::remove_file(&path));
            return Err(error);
        }
        let bytes = records.len() as u64;
        self.open = Some(Open { file, last: moment.clone(), begun: bytes, bytes, fresh: true });
        Ok(())
    }

    /// Takes the journal away: nothing is unsaved any more.
    pub fn remove(self) -> io::Result<()> {
        let Self { folder, lock, open, .. } = self;
        drop(open);
        remove(&folder, lock)
    }
}

/// Takes a journal's folder away; the lock is the last to go, so that nobody takes up half of it.
pub(super) fn remove(folder: &Path, lock: File) -> io::Result<()> {
    for (_, path) in files(folder)? {
        fs::remove_file(path)?;
    }
    drop(lock);
    fs::remove_dir_all(folder)
}

fn file_name(number: u32) -> String {
    format!("journal-{number:06}")
}

/// The files of the journal in `folder` with their numbers, the last first.
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

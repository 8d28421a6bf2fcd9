//! Files in the making, beside the file that they become.
//!
//! Each has a name that no other ever has, and is locked until it is where it belongs. The system takes the lock away when
//! the program dies, however it dies: a temporary file that can be locked is what a killed program left, whatever the
//! clocks say, and is taken away by [`clear`].

use super::plain;
use super::rights::{self, Rights};
use super::system::System;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

const PREFIX: &str = ".jibiao-";
/// How temporary files end.
pub(super) const EXTENSION: &str = "tmp";
/// How often a new name is tried before something else must be the matter.
const ATTEMPTS: usize = 100;

/// A name that nobody has and nobody guesses: the system seeds the hasher.
fn unique_name() -> String {
    format!("{PREFIX}{:016x}.{EXTENSION}", RandomState::new().build_hasher().finish())
}

/// Whether a file is called as a temporary one.
fn is_one(name: &str) -> bool {
    name.starts_with(PREFIX) && name.strip_suffix(EXTENSION).is_some_and(|stem| stem.ends_with('.'))
}

/// A file in the making. Dropped before it is where it belongs, it is taken away.
pub(super) struct Temporary<'s> {
    system: &'s dyn System,
    rights: Rights<'s>,
    file: File,
    path: PathBuf,
    placed: bool,
}

impl<'s> Temporary<'s> {
    /// A new empty file in `folder`, which shows its contents to nobody that the finished file would not show them to.
    pub(super) fn create(system: &'s dyn System, folder: &Path, rights: Rights<'s>) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            let path = folder.join(unique_name());
            let created = match rights {
                Rights::Usual => system.create_new(&path),
                Rights::Of(_) | Rights::Private => system.create_private(&path),
            };
            let file = match created {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                created => created?,
            };
            let temporary = Self { system, rights, file, path, placed: false };
            if temporary.is_ours()? {
                return Ok(temporary);
            }
        }
        Err(io::Error::other("别的程序总是删掉刚建的临时文件"))
    }

    /// Where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nobody took the file for a dead program's before it was locked. Where a file system knows no locks, nobody
    /// can.
    fn is_ours(&self) -> io::Result<bool> {
        if matches!(self.system.try_lock(&self.file), Err(TryLockError::WouldBlock)) {
            return Ok(false);
        }
        match self.system.symlink_metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// Writes `contents`, and waits until they are on the disk.
    pub(super) fn fill(&mut self, contents: &[u8]) -> io::Result<()> {
        let created = self.file.metadata()?;
        rights::narrow(self.system, &self.file, self.rights)?;
        self.system.write_all(&mut self.file, contents)?;
        rights::widen(self.system, &self.file, self.rights, &created)?;
        self.system.sync(&self.file)
    }

    /// Puts the file in the place of the one at `target`.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        self.system.rename(&self.path, target)?;
        self.placed = true;
        Ok(())
    }

    /// Puts the file at `target`, where nothing may be, be it a link that leads nowhere.
    pub(super) fn place(self, target: &Path) -> io::Result<()> {
        match self.system.link(&self.path, target) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => self.claim(target),
            placed => placed,
        }
    }

    /// Takes the name first and then puts the file there: FAT, the file system of most USB sticks, knows no links.
    fn claim(self, target: &Path) -> io::Result<()> {
        let system = self.system;
        drop(system.create_private(target)?);
        let replaced = self.replace(target);
        if replaced.is_err() {
            // What was the matter is known already.
            drop(system.remove(target));
        }
        replaced
    }
}

impl fmt::Debug for Temporary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Temporary({:?})", self.path)
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        if !self.placed {
            // One that stays is a dead program's to the next.
            drop(self.system.remove(&self.path));
        }
    }
}

/// Takes away what killed programs left in `folder`.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_one(&entry.file_name().to_string_lossy())) {
        let path = entry.path();
        // It is held until the file is gone, so that two who clear do not meet a new one.
        if let Some(file) = plain::open_to_lock(&path).filter(|file| file.try_lock().is_ok()) {
            drop(fs::remove_file(&path));
            drop(file);
        }
    }
}

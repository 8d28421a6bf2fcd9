//! Temporary files, written next to the file that they will replace.
//!
//! Each has a unique name and is locked until it is in its place. The system releases the lock when the program dies
//! for any reason, so a temporary file that can be locked was left by a killed program, and [`clear`] deletes it. Its
//! age would not show that: the clock of a file server may differ.

use super::plain;
use super::rights::{self, Rights};
use super::system::System;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

const PREFIX: &str = ".jibiao-";
/// The extension of temporary files.
pub(super) const EXTENSION: &str = "tmp";
/// How many names are tried before giving up: names are random, so a repeated clash has another cause.
const ATTEMPTS: usize = 100;

/// Returns a random name: the system seeds the hasher.
fn unique_name() -> String {
    format!("{PREFIX}{:016x}.{EXTENSION}", RandomState::new().build_hasher().finish())
}

/// Whether `name` is that of a temporary file.
fn is_one(name: &str) -> bool {
    name.starts_with(PREFIX) && name.strip_suffix(EXTENSION).is_some_and(|stem| stem.ends_with('.'))
}

/// Whether `name` is one of [`unique_name`] without its extension.
pub(super) fn is_stem(name: &str) -> bool {
    let digits = name.strip_prefix(PREFIX).unwrap_or_default();
    digits.len() == 16 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// A temporary file. It is deleted if it is dropped before it was put in its place.
pub(super) struct Temporary<'s> {
    system: &'s dyn System,
    rights: Rights<'s>,
    file: File,
    path: PathBuf,
    placed: bool,
}

impl<'s> Temporary<'s> {
    /// Creates an empty file in `folder`. No one can read it who could not read the finished file.
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

    /// Returns its path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file still exists and is locked: between creating and locking it, [`clear`] in another program may
    /// have deleted it. On a file system without locks `clear` deletes nothing.
    fn is_ours(&self) -> io::Result<bool> {
        if matches!(self.system.try_lock(&self.file), Err(TryLockError::WouldBlock)) {
            return Ok(false);
        }
        match self.system.symlink_metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            found => found.map(|_| true),
        }
    }

    /// Writes `contents` and waits until they are on disk.
    pub(super) fn fill(&mut self, contents: &[u8]) -> io::Result<()> {
        let created = self.file.metadata()?;
        rights::narrow(self.system, &self.file, self.rights)?;
        self.system.write_all(&mut self.file, contents)?;
        rights::widen(self.system, &self.file, self.rights, &created)?;
        // Before the rename: otherwise a power failure can leave the new name with an empty file.
        self.system.sync(&self.file)
    }

    /// Replaces the file at `target` by this one.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        self.system.rename(&self.path, target)?;
        self.placed = true;
        Ok(())
    }

    /// Puts the file at `target`, where nothing may exist, not even a dangling link.
    pub(super) fn place(self, target: &Path) -> io::Result<()> {
        // A hard link, because a rename would replace what another program put there meanwhile.
        match self.system.link(&self.path, target) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => self.claim(target),
            placed => placed,
        }
    }

    /// Reserves the name with an empty file, then replaces that: FAT, used on most USB sticks, has no hard links.
    fn claim(self, target: &Path) -> io::Result<()> {
        let system = self.system;
        drop(system.create_private(target)?);
        let replaced = self.replace(target);
        if replaced.is_err() {
            // The error of the rename is the one to report.
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
            // If this fails, the next `clear` deletes the file.
            drop(self.system.remove(&self.path));
        }
    }
}

/// Deletes the temporary files that killed programs left in `folder`.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| is_one(&entry.file_name().to_string_lossy())) {
        let path = entry.path();
        // The lock is held until the file is deleted, so that two programs that clear do not delete a newer file.
        if let Some(file) = plain::open_to_lock(&path).filter(|file| file.try_lock().is_ok()) {
            drop(fs::remove_file(&path));
            drop(file);
        }
    }
}

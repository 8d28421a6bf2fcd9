//! Keeps a project file open in one window only, by a lock that the system releases when the holder dies.

use super::key::key;
use super::{StateFolder, clock, private, text};
use crate::base::notation;
use serde::{Deserialize, Serialize};
use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of locks in the state folder.
const FOLDER: &str = "locks";
/// The maximum length of the note about a holder, bytes.
const MAX_BYTES: u64 = 4_000;

/// Which window has a project file open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Its process id.
    pub process: u32,
    /// When it opened the file, milliseconds since 1970.
    since: u64,
    /// The local port at which the window can be called, if it listens.
    pub port: Option<u16>,
    /// The secret that a caller must send.
    pub token: String,
}

impl Holder {
    /// This process, from now on. Its window can be called at `port` with `token`.
    pub fn this(port: Option<u16>, token: String) -> Self {
        Self { process: std::process::id(), since: clock::millis_now(), port, token }
    }

    /// Returns when it opened the file.
    pub fn since(&self) -> SystemTime {
        clock::time(self.since)
    }
}

/// Keeps a project file locked for this window until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    key: String,
    note: PathBuf,
}

impl Lock {
    /// Whether the file at `path` is the locked one.
    pub fn holds(&self, path: &Path) -> bool {
        self.key == key(path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A note that stays is harmless: it is only read while the lock is held.
        drop(std::fs::remove_file(&self.note));
    }
}

/// The result of [`claim`].
#[derive(Debug)]
pub enum Claim {
    /// The file is locked for this window.
    Ours(Lock),
    /// Another window has it; which one, if it left a note.
    Elsewhere(Option<Holder>),
}

/// Locks the project file at `path` for `holder`. On a file system without locks this always succeeds.
pub fn claim(state: &StateFolder, path: &Path, holder: &Holder) -> io::Result<Claim> {
    let folder = state.folder(FOLDER)?;
    let key = key(path);
    let note = folder.join(format!("{key}.holder"));
    let file = private::make(&folder.join(format!("{key}.lock")))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        // Windows lets no one else read a locked file, so the note is a file of its own.
        return Ok(Claim::Elsewhere(text::read(&note, MAX_BYTES).ok().and_then(|text| notation::read(&text).ok())));
    }
    let said = notation::write(holder).map_err(io::Error::other)?;
    private::make(&note)?.write_all(said.as_bytes())?;
    Ok(Claim::Ours(Lock { _file: file, key, note }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_one_windows_at_a_time() {
        let folder = tempfile::tempdir().expect("folder");
        let state = StateFolder::at(folder.path());
        let path = folder.path().join("p.ron");
        let holder = Holder::this(Some(7), "t".into());
        let Claim::Ours(lock) = claim(&state, &path, &holder).expect("claimed") else { panic!("free") };
        assert!(lock.holds(&path) && !lock.holds(folder.path()));
        let Claim::Elsewhere(found) = claim(&state, &path, &holder).expect("claimed") else { panic!("taken") };
        assert_eq!(found, Some(holder.clone()));
        assert!(matches!(claim(&state, &folder.path().join("q.ron"), &holder).expect("claimed"), Claim::Ours(_)));
        drop(lock);
        assert!(matches!(claim(&state, &path, &holder).expect("claimed"), Claim::Ours(_)));
    }
}

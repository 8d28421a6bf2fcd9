//! One window per project file: a lock that the system takes away when its holder dies, however it dies.

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
/// How many bytes the note on a holder may have.
const MAX_BYTES: u64 = 4_000;

/// Which window has a project file open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number of its process.
    pub process: u32,
    /// When it opened the file, milliseconds since 1970.
    since: u64,
    /// The port of this machine at which the window can be called, where it can be.
    pub port: Option<u16>,
    /// What a caller says to be heard.
    pub token: String,
}

impl Holder {
    /// This process, from now on; the window can be called at `port` by who says `token`.
    pub fn this(port: Option<u16>, token: String) -> Self {
        Self { process: std::process::id(), since: clock::millis_now(), port, token }
    }

    /// When it opened the file.
    pub fn since(&self) -> SystemTime {
        clock::time(self.since)
    }
}

/// Holds a project file for this window until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    key: String,
    note: PathBuf,
}

impl Lock {
    /// Whether it is the file at `path` that is held.
    pub fn holds(&self, path: &Path) -> bool {
        self.key == key(path)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A note that is left says nothing without a lock.
        drop(std::fs::remove_file(&self.note));
    }
}

/// What became of a claim.
#[derive(Debug)]
pub enum Claim {
    /// The file is this window's.
    Ours(Lock),
    /// Another window has it; which, where it left a note.
    Elsewhere(Option<Holder>),
}

/// Claims the project file at `path` for `holder`. A file system that knows no locks refuses nobody.
pub fn claim(state: &StateFolder, path: &Path, holder: &Holder) -> io::Result<Claim> {
    let folder = state.folder(FOLDER)?;
    let key = key(path);
    let note = folder.join(format!("{key}.holder"));
    let file = private::make(&folder.join(format!("{key}.lock")))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        // The lock itself cannot be read by others on every system, so the note stands beside it.
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

//! A folder for files under construction, in the folder where they will be put. It holds any number of them without
//! keeping them open: a locked file beside it shows that this run is alive.

use super::rights::Rights;
use super::system::System;
use super::temporary::{self, Temporary};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A folder for files under construction. Dropping it deletes it with those that were not put in their place.
#[derive(Debug)]
pub(super) struct Staging<'s> {
    path: PathBuf,
    _held: Temporary<'s>,
}

impl<'s> Staging<'s> {
    /// Creates one in `folder`.
    pub(super) fn create(system: &'s dyn System, folder: &Path) -> io::Result<Self> {
        // The lock comes first: another run would delete a folder without one.
        let held = Temporary::create(system, folder, Rights::Private)?;
        let path = held.path().with_extension("");
        fs::create_dir(&path)?;
        Ok(Self { path, _held: held })
    }

    /// Returns its path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // If this fails, the next `clear` deletes it.
        drop(fs::remove_dir_all(&self.path));
    }
}

/// Deletes the folders that killed programs left in `folder`, whose locks are gone already.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|entry| temporary::is_stem(&entry.file_name().to_string_lossy())) {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && fs::symlink_metadata(path.with_extension(temporary::EXTENSION)).is_err() {
            drop(fs::remove_dir_all(path));
        }
    }
}

//! Protects the user's work: locks on open files, backups of earlier saves, recovery copies of what was never saved.

use super::instance::{Instance, call};
use super::journaling::Journaling;
use crate::model::Project;
use crate::store::backups::{Backups, USUALLY_KEPT};
use crate::store::journal::Origin;
use crate::store::lock::{self, Claim, Lock};
use crate::store::{FileError, ProjectError, project, text};
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

pub use crate::store::StateFolder;
pub use crate::store::backups::Backup;
pub use crate::store::journal::Recovery;
pub use crate::store::lock::Holder;
pub use crate::store::run_folder::RunFolder;
pub use crate::store::salvage::Lost;

/// Protects the user's work with files in the state folder. Clones share them.
#[derive(Debug, Clone)]
pub struct Keeper {
    state: StateFolder,
    instance: Option<Arc<Instance>>,
    /// How many saves of each project file are kept.
    pub kept_backups: usize,
}

/// What protects one open document.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) keeper: Keeper,
    pub(super) journaling: Journaling,
    pub(super) origin: Arc<Origin>,
    pub(super) lock: Option<Arc<Lock>>,
}

impl Keeper {
    /// Creates a keeper that uses the folder `state`.
    pub fn new(state: StateFolder) -> Self {
        Self { state, instance: None, kept_backups: USUALLY_KEPT }
    }

    /// Creates a keeper that uses the user's own state folder.
    pub fn of_user() -> Self {
        Self::new(StateFolder::of_user())
    }

    /// Returns the state folder.
    pub fn state(&self) -> &StateFolder {
        &self.state
    }

    /// Removes the files that killed runs of the program left for other programs to show.
    pub fn clear_leftovers(&self) {
        // What cannot be removed now is tried again at the next start.
        drop(RunFolder::clear(&self.state));
    }

    /// Lets other starts of the program bring this window to the front through `instance`.
    pub fn callable(self, instance: Arc<Instance>) -> Self {
        Self { instance: Some(instance), ..self }
    }

    /// Brings the window that has the project file at `path` open to the front. False if there is none.
    pub fn call_window(&self, path: &Path) -> bool {
        matches!(self.claim(path), Err(Some(holder)) if call(&holder))
    }

    /// Returns the earlier saves of the project file at `path`, the latest first.
    pub fn backups(&self, path: &Path) -> Result<Vec<Backup>, FileError> {
        Backups::of(&self.state, path, self.kept_backups)?.list()
    }

    /// Reads the project in `backup`.
    pub fn read_backup(&self, backup: &Backup) -> Result<Project, ProjectError> {
        project::parse(backup.path(), &text::decode(backup.path(), backup.read()?)?)
    }

    pub(super) fn back_up(&self, path: &Path, contents: &[u8], saved: SystemTime) -> Result<(), FileError> {
        Backups::of(&self.state, path, self.kept_backups)?.add(contents, saved)
    }

    /// Locks the file at `path` for this window, or returns who holds it.
    pub(super) fn claim(&self, path: &Path) -> Result<Option<Lock>, Option<Holder>> {
        let holder = self.instance.as_ref().map_or_else(|| Holder::this(None, String::new()), |i| i.holder());
        match lock::claim(&self.state, path, &holder) {
            Ok(Claim::Ours(lock)) => Ok(Some(lock)),
            Ok(Claim::Elsewhere(holder)) => Err(holder),
            // A state folder on a file system without locks must not keep the user from opening files.
            Err(_) => Ok(None),
        }
    }
}

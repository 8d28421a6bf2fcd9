//! Keeps the user's work: who has a file open, what was saved before, what was never saved.

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

/// Keeps the user's work in the state folder. Copies of it keep the same.
#[derive(Debug, Clone)]
pub struct Keeper {
    state: StateFolder,
    instance: Option<Arc<Instance>>,
    /// How many saves of each project are kept.
    pub kept_backups: usize,
}

/// What keeps one document.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) keeper: Keeper,
    pub(super) journaling: Journaling,
    pub(super) origin: Arc<Origin>,
    pub(super) lock: Option<Arc<Lock>>,
}

impl Keeper {
    /// Keeps it in `state`.
    pub fn new(state: StateFolder) -> Self {
        Self { state, instance: None, kept_backups: USUALLY_KEPT }
    }

    /// Keeps it in the user's own state folder.
    pub fn of_user() -> Self {
        Self::new(StateFolder::of_user())
    }

    /// Where it is kept.
    pub fn state(&self) -> &StateFolder {
        &self.state
    }

    /// Takes away what runs of the program that were killed left to be shown by others.
    pub fn clear_leftovers(&self) {
        // What cannot be taken away now is tried again at the next start.
        drop(RunFolder::clear(&self.state));
    }

    /// Lets other starts of the program call this window to the front through `instance`.
    pub fn callable(self, instance: Arc<Instance>) -> Self {
        Self { instance: Some(instance), ..self }
    }

    /// Calls the window that has the project file at `path` open to the front; false where there is none.
    pub fn call_window(&self, path: &Path) -> bool {
        matches!(self.claim(path), Err(Some(holder)) if call(&holder))
    }

    /// The earlier saves of the project file at `path`, the latest first.
    pub fn backups(&self, path: &Path) -> Result<Vec<Backup>, FileError> {
        Backups::of(&self.state, path, self.kept_backups)?.list()
    }

    /// The project in `backup`.
    pub fn read_backup(&self, backup: &Backup) -> Result<Project, ProjectError> {
        project::parse(backup.path(), &text::decode(backup.path(), backup.read()?)?)
    }

    pub(super) fn back_up(&self, path: &Path, contents: &[u8], saved: SystemTime) -> Result<(), FileError> {
        Backups::of(&self.state, path, self.kept_backups)?.add(contents, saved)
    }

    /// Claims the file at `path`, or says who has it. Where the state folder takes no locks, nobody has it.
    pub(super) fn claim(&self, path: &Path) -> Result<Option<Lock>, Option<Holder>> {
        let holder = self.instance.as_ref().map_or_else(|| Holder::this(None, String::new()), |i| i.holder());
        match lock::claim(&self.state, path, &holder) {
            Ok(Claim::Ours(lock)) => Ok(Some(lock)),
            Ok(Claim::Elsewhere(holder)) => Err(holder),
            Err(_) => Ok(None),
        }
    }
}

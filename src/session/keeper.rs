//! Keeps the user's work: who has a file open, what was saved before, what was never saved.

use super::Document;
use super::instance::{Instance, call};
use super::journaling::Journaling;
use crate::model::Project;
use crate::store::backups::{Backups, USUALLY_KEPT};
use crate::store::journal::{self, Origin};
use crate::store::lock::{self, Claim, Lock};
use crate::store::salvage::Salvage;
use crate::store::{FileError, ProjectError, bytes, project, text};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub use crate::store::StateFolder;
pub use crate::store::backups::Backup;
pub use crate::store::journal::Recovery;
pub use crate::store::lock::Holder;
pub use crate::store::salvage::Lost;

/// Keeps the user's work in the state folder. Copies of it keep the same.
#[derive(Debug, Clone)]
pub struct Keeper {
    state: StateFolder,
    instance: Option<Arc<Instance>>,
    /// How many saves of each project are kept.
    pub kept_backups: usize,
}

/// A project file that cannot be opened for editing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file cannot be read.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// Another window has it open.
    #[error("{} 已在另一个窗口中打开：可以切换到那个窗口，以只读方式打开，或打开一份副本", path.display())]
    Elsewhere {
        /// The file.
        path: PathBuf,
        /// Which window, and since when, where that is known.
        holder: Option<Holder>,
    },
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

    /// Lets other starts of the program call this window to the front through `instance`.
    pub fn callable(self, instance: Arc<Instance>) -> Self {
        Self { instance: Some(instance), ..self }
    }

    /// Opens the project file at `path` for this window alone.
    pub fn open(&self, path: &Path) -> Result<Document, OpenError> {
        let lock = self.claim(path).map_err(|holder| OpenError::Elsewhere { path: path.to_path_buf(), holder })?;
        let document = Document::open(path)?;
        Ok(self.keep_locked(document, lock))
    }

    /// Opens the project file at `path` to be looked at; it is saved elsewhere only.
    pub fn open_read_only(&self, path: &Path) -> Result<Document, ProjectError> {
        let mut document = Document::open(path)?;
        document.read_only = true;
        Ok(self.keep(document))
    }

    /// Opens what the project file at `path` holds as a project that is in no file yet.
    pub fn open_copy(&self, path: &Path) -> Result<Document, ProjectError> {
        Ok(self.keep(Document::unsaved(project::load(path)?)))
    }

    /// Opens what can be read of the damaged project file at `path`, as a project that is in no file yet, so that the
    /// damaged file stays as it is; and what could not be read.
    pub fn open_damaged(&self, path: &Path) -> Result<Option<(Document, Vec<Lost>)>, FileError> {
        let salvage = project::salvage(&bytes::read(path, project::MAX_BYTES)?);
        Ok(salvage.map(|Salvage { project, lost }| (self.keep(Document::unsaved(project)), lost)))
    }

    /// Calls the window that has the project file at `path` open to the front; false where there is none.
    pub fn call_window(&self, path: &Path) -> bool {
        matches!(self.claim(path), Err(Some(holder)) if call(&holder))
    }

    /// Keeps a document that is in no file yet: a new project, a sample, an import.
    pub fn keep(&self, document: Document) -> Document {
        self.keep_locked(document, None)
    }

    fn keep_locked(&self, mut document: Document, lock: Option<Lock>) -> Document {
        let journaling = Journaling::start(self.state.clone(), None);
        document.be_kept(self.clone(), journaling, lock);
        document
    }

    /// What earlier runs left unsaved, the latest first, with the text under the cursor in it. Copies that hold no more
    /// than their project's file are taken away.
    pub fn recoveries(&self) -> io::Result<Vec<Recovery>> {
        let mut found = journal::recoveries(&self.state)?;
        found.iter_mut().for_each(commit_draft);
        for saved in found.extract_if(.., |recovery| is_saved(recovery)) {
            // One that stays is found again at the next start.
            drop(saved.discard());
        }
        Ok(found)
    }

    /// Opens what `recovery` holds, unsaved, as the project of its file where no other window has that.
    pub fn restore(&self, recovery: Recovery) -> Document {
        let (origin, project, journal) = recovery.take_up();
        let mut document = Document::unsaved(project);
        let mut held = None;
        if let Some(path) = origin.path()
            && let Ok(lock) = self.claim(&path)
        {
            held = lock;
            document.path = Some(path);
            document.stamp = origin.stamp;
        }
        let journaling = Journaling::start(self.state.clone(), Some(journal));
        document.be_kept(self.clone(), journaling, held);
        document
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

/// Makes the draft part of the project, as leaving its field would have.
fn commit_draft(recovery: &mut Recovery) {
    if let Some(draft) = recovery.draft.take() {
        let mut document = Document::unsaved(std::mem::take(&mut recovery.project));
        document.begin(draft.form, &draft.path);
        document.type_text(&draft.text);
        let _ = document.commit_draft();
        recovery.project = Project::clone(document.project());
    }
}

fn is_saved(recovery: &Recovery) -> bool {
    let saved = recovery.origin.path().and_then(|path| project::load(&path).ok());
    saved.is_some_and(|saved| saved == recovery.project)
}

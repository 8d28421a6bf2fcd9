//! Opens projects with protection against loss, and restores what an earlier run left unsaved.

use super::Document;
use super::journaling::Journaling;
use super::keeper::{Holder, Keeper, Lost, Recovery};
use super::outputs::clear_leftovers;
use crate::base::visible::visible_path;
use crate::model::Project;
use crate::store::journal;
use crate::store::lock::Lock;
use crate::store::salvage::Salvage;
use crate::store::{FileError, ProjectError, bytes, project};
use std::io;
use std::path::{Path, PathBuf};

/// A project file that cannot be opened for editing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file cannot be read.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// Another window has it open.
    #[error("{} 已在另一个窗口中打开：可以切换到那个窗口，以只读方式打开，或打开一份副本", visible_path(path))]
    Elsewhere {
        /// The file.
        path: PathBuf,
        /// Which window, and since when, if known.
        holder: Option<Holder>,
    },
}

impl Keeper {
    /// Opens the project file at `path` and locks it for this window.
    pub fn open(&self, path: &Path) -> Result<Document, OpenError> {
        // Locked before it is read: another window could save it in between.
        let lock = self.claim(path).map_err(|holder| OpenError::Elsewhere { path: path.to_path_buf(), holder })?;
        let document = Document::open(path)?;
        clear_leftovers(&[path]);
        Ok(self.keep_locked(document, lock))
    }

    /// Opens the project file at `path` as read-only: it can only be saved to another file.
    pub fn open_read_only(&self, path: &Path) -> Result<Document, ProjectError> {
        let mut document = Document::open(path)?;
        // No lock: the file may be open in another window.
        document.read_only = true;
        Ok(self.keep(document))
    }

    /// Opens the contents of the project file at `path` as a project in no file.
    pub fn open_copy(&self, path: &Path) -> Result<Document, ProjectError> {
        Ok(self.keep(Document::unsaved(project::load(path)?)))
    }

    /// Opens what can be read of the damaged project file at `path` as a project in no file, and returns what could
    /// not be read. The damaged file is not changed.
    pub fn open_damaged(&self, path: &Path) -> Result<Option<(Document, Vec<Lost>)>, FileError> {
        let salvage = project::salvage(&bytes::read(path, project::MAX_BYTES)?);
        Ok(salvage.map(|Salvage { project, lost }| (self.keep(Document::unsaved(project)), lost)))
    }

    /// Protects a document in no file: a new project, a sample, an import.
    pub fn keep(&self, document: Document) -> Document {
        self.keep_locked(document, None)
    }

    fn keep_locked(&self, mut document: Document, lock: Option<Lock>) -> Document {
        let journaling = Journaling::start(self.state().clone(), None);
        document.be_kept(self.clone(), journaling, lock);
        document
    }

    /// Returns what earlier runs left unsaved, the latest first, with the draft committed. Copies that equal their
    /// project's file are removed.
    pub fn recoveries(&self) -> io::Result<Vec<Recovery>> {
        let mut found = journal::recoveries(self.state())?;
        // The draft first: with it, a copy that looks saved may differ from the file.
        found.iter_mut().for_each(commit_draft);
        for saved in found.extract_if(.., |recovery| is_saved(recovery)) {
            // If it cannot be removed, the next start finds it again.
            drop(saved.discard());
        }
        Ok(found)
    }

    /// Opens what `recovery` holds as unsaved. It belongs to its file again unless another window has that open.
    pub fn restore(&self, recovery: Recovery) -> Document {
        let (origin, project, journal) = recovery.take_up();
        let mut document = Document::unsaved(project);
        let mut held = None;
        if let Some(path) = origin.path()
            && let Ok(lock) = self.claim(&path)
        {
            held = lock;
            document.path = Some(path);
            // The stamp of that time: saving then notices if the file was changed since the crash.
            document.stamp = origin.stamp;
        }
        let journaling = Journaling::start(self.state().clone(), Some(journal));
        // Continues the old journal, so that the work has a recovery copy at every instant of the restoring.
        document.be_kept(self.clone(), journaling, held);
        document
    }
}

/// Commits the draft as leaving its field would have done.
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

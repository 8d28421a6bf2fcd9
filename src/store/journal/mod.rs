//! Recovery copies: the unsaved changes of an open project, on disk a moment after they were typed.
//!
//! Each open project with unsaved changes has its own folder with a journal. The journal begins with the whole project,
//! followed by what changed: forms, and the text under the cursor. When it has grown, a new journal is started in the
//! file with the next number, and the old file is removed once the new one is on disk; so there is always a complete
//! one. An incomplete record at the end, as a power failure leaves it, is ignored.

mod reading;
mod records;
mod recovery;
mod writing;

pub use recovery::{Recovery, recoveries};
pub use writing::{Journal, Settling};

use super::Stamp;
use crate::model::{Draft, Project};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of recovery copies in the state folder.
const FOLDER: &str = "recovery";
/// The file that the program keeps locked while it writes the journal next to it.
const LOCK: &str = "lock";

/// Where an open project comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The project's name.
    pub name: String,
    /// Its file, if it has one.
    path: Option<String>,
    /// What the file held when it was last read or written.
    pub stamp: Option<Stamp>,
}

impl Origin {
    /// A project called `name` in the file at `path`. A path that is not Unicode is dropped: such a project is
    /// recovered as if it had no file.
    pub fn new(name: String, path: Option<&Path>, stamp: Option<Stamp>) -> Self {
        // Absolute: the program that recovers it may run in another folder.
        let whole = path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()));
        Self { name, path: whole.and_then(|path| path.into_os_string().into_string().ok()), stamp }
    }

    /// Returns the project's file, if it has one.
    pub fn path(&self) -> Option<PathBuf> {
        self.path.as_ref().map(PathBuf::from)
    }
}

/// A snapshot of an open project. Two of them share whatever did not change between them.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Where it comes from.
    pub origin: Arc<Origin>,
    /// The project without the draft.
    pub project: Arc<Project>,
    /// The text under the cursor.
    pub draft: Option<Draft>,
}

//! The recovery copies: what an open project holds that its file does not, on disk a moment after it was typed.
//!
//! Each open project that has unsaved changes has a folder of its own. In it a journal begins with the whole project and
//! goes on with what changed: forms, and the text under the cursor. A journal that has grown is begun anew in the file of
//! the next number, and the file before is taken away once that one is on the disk; so there is always a whole one.
//! A torn tail, as a power cut leaves it, is passed over.

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
/// The file that the program holds locked while it writes the journal beside it.
const LOCK: &str = "lock";

/// Where an open project is from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// What the project is called.
    pub name: String,
    /// Its file, where it is in one.
    path: Option<String>,
    /// What the file held when it was last read or written.
    pub stamp: Option<Stamp>,
}

impl Origin {
    /// A project called `name` in the file at `path`. A path that is no Unicode is not kept: such a project is recovered
    /// as one that is in no file yet.
    pub fn new(name: String, path: Option<&Path>, stamp: Option<Stamp>) -> Self {
        let whole = path.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()));
        Self { name, path: whole.and_then(|path| path.into_os_string().into_string().ok()), stamp }
    }

    /// The project's file, where it is in one.
    pub fn path(&self) -> Option<PathBuf> {
        self.path.as_ref().map(PathBuf::from)
    }
}

/// An open project at a moment. Two of them share whatever did not change between them.
#[derive(Debug, Clone)]
pub struct Moment {
    /// Where it is from.
    pub origin: Arc<Origin>,
    /// The project without the draft.
    pub project: Arc<Project>,
    /// The text under the cursor.
    pub draft: Option<Draft>,
}

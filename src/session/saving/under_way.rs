//! The state of a save that runs in another thread.

use super::order::Done;
use super::{SaveError, Target};
use crate::model::Project;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Wakes the window because there is something to see. Runs in another thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A running save.
#[derive(Debug)]
pub(in crate::session) struct Saving {
    pub(super) place: Place,
    pub(super) ended: Receiver<Result<Done, SaveError>>,
    /// The save that was asked for while this one runs. Only the last one counts.
    pub(super) next: Option<Target>,
    pub(super) wake: WakeUp,
}

/// What is saved, and where to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) project: Arc<Project>,
}

pub(super) struct WakeUp(pub(super) Wake);

impl std::fmt::Debug for WakeUp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WakeUp")
    }
}

//! A save that another thread carries out.

use super::order::Done;
use super::{SaveError, Target};
use crate::model::Project;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

/// Tells the window that there is something to see; run in another thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// A save under way.
#[derive(Debug)]
pub(in crate::session) struct Saving {
    pub(super) place: Place,
    pub(super) ended: Receiver<Result<Done, SaveError>>,
    /// The save that was asked for meanwhile.
    pub(super) next: Option<Target>,
    pub(super) wake: WakeUp,
}

/// What a save is of and where to.
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

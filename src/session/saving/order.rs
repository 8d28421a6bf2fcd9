//! One save: compare the file with what is expected, back it up, replace it, back up the new contents.

use super::SaveError;
use crate::model::Project;
use crate::session::keeper::Keeper;
use crate::store::lock::Lock;
use crate::store::{FileError, Stamp, bytes, project};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Everything that a save needs, so that any thread can carry it out.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) path: PathBuf,
    pub(super) project: Arc<Project>,
    /// What the file must contain before, if that matters.
    pub(super) expected: Option<Stamp>,
    /// What backs up and locks the file, if anything does.
    pub(super) keeper: Option<Keeper>,
    /// The lock on the project's current file.
    pub(super) lock: Option<Arc<Lock>>,
}

/// A save that was carried out.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) stamp: Stamp,
    pub(super) lock: Option<Arc<Lock>>,
    /// A note for the user: a backup could not be kept.
    pub(super) note: Option<String>,
}

impl Order {
    /// Carries the save out.
    pub(super) fn carry_out(self) -> Result<Done, SaveError> {
        let Self { path, project, expected, keeper, lock } = self;
        let lock = match &keeper {
            // Before anything is read: saving under another name must not hit a file that another window has open.
            Some(keeper) if !lock.as_ref().is_some_and(|lock| lock.holds(&path)) => keeper
                .claim(&path)
                .map_err(|holder| SaveError::OpenElsewhere { path: path.clone(), holder })?
                .map(Arc::new),
            _ => lock,
        };
        let contents = project::to_text(&project).into_bytes();
        let stamp = Stamp::of(&contents);
        let mut note = None;
        let held = held(&path)?;
        if held.is_none() && expected.is_some() {
            // Do not recreate it: the folder may be the empty mount point of a disk that is disconnected.
            return Err(SaveError::Gone { path });
        }
        if let Some((old, when)) = held {
            let found = Stamp::of(&old);
            // Contents equal to the new ones are fine too: nothing would be lost.
            let known = expected == Some(found) || found == stamp;
            if expected.is_some() && !known {
                return Err(SaveError::Changed { path, when });
            }
            match keeper.as_ref().map_or(Ok(()), |keeper| keeper.back_up(&path, &old, when)) {
                // A full state folder must not keep users from saving over their own last version.
                Err(error) if known => note = Some(not_backed_up(&error)),
                Err(source) => return Err(SaveError::NoCopy { path, source }),
                Ok(()) => {}
            }
        }
        bytes::write(&path, &contents)?;
        // Every save leaves a backup, not only what it replaces.
        if let Some(Err(error)) = keeper.map(|keeper| keeper.back_up(&path, &contents, SystemTime::now())) {
            note = Some(not_backed_up(&error));
        }
        Ok(Done { stamp, lock, note })
    }
}

fn not_backed_up(error: &FileError) -> String {
    format!("已保存，但没能留下备份：{error}")
}

/// Returns the contents of the file at `path` and when it was changed. None if there is no file to lose.
fn held(path: &Path) -> Result<Option<(Vec<u8>, SystemTime)>, FileError> {
    let Some(when) = bytes::modified(path) else { return Ok(None) };
    match bytes::read(path, project::MAX_BYTES) {
        Ok(contents) => Ok(Some((contents, when))),
        Err(FileError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

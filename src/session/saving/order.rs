//! One save, from looking at what the file holds to backing up what it holds now.

use super::SaveError;
use crate::model::Project;
use crate::session::keeper::Keeper;
use crate::store::lock::Lock;
use crate::store::{FileError, Stamp, bytes, project};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// A save in the making: everything that it needs, so that any thread can carry it out.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) path: PathBuf,
    pub(super) project: Arc<Project>,
    /// What the file is to hold before, where that matters.
    pub(super) expected: Option<Stamp>,
    /// Who backs the file up and claims it, where anybody does.
    pub(super) keeper: Option<Keeper>,
    /// The lock on the project's file so far.
    pub(super) lock: Option<Arc<Lock>>,
}

/// A save that was carried out.
#[derive(Debug)]
pub(super) struct Done {
    pub(super) stamp: Stamp,
    pub(super) lock: Option<Arc<Lock>>,
    /// What the user should know: a backup that could not be kept.
    pub(super) note: Option<String>,
}

impl Order {
    /// Carries the save out.
    pub(super) fn carry_out(self) -> Result<Done, SaveError> {
        let Self { path, project, expected, keeper, lock } = self;
        let lock = match &keeper {
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
            // The folder may be there still, as the bare place of a disk that is gone.
            return Err(SaveError::Gone { path });
        }
        if let Some((old, when)) = held {
            let found = Stamp::of(&old);
            let known = expected == Some(found) || found == stamp;
            if expected.is_some() && !known {
                return Err(SaveError::Changed { path, when });
            }
            match keeper.as_ref().map_or(Ok(()), |keeper| keeper.back_up(&path, &old, when)) {
                // A full state folder does not keep her from saving what is known to be hers.
                Err(error) if known => note = Some(not_backed_up(&error)),
                Err(source) => return Err(SaveError::NoCopy { path, source }),
                Ok(()) => {}
            }
        }
        bytes::write(&path, &contents)?;
        if let Some(Err(error)) = keeper.map(|keeper| keeper.back_up(&path, &contents, SystemTime::now())) {
            note = Some(not_backed_up(&error));
        }
        Ok(Done { stamp, lock, note })
    }
}

fn not_backed_up(error: &FileError) -> String {
    format!("已保存，但没能留下备份：{error}")
}

/// What the file at `path` holds and since when; none where there is no file that could be lost.
fn held(path: &Path) -> Result<Option<(Vec<u8>, SystemTime)>, FileError> {
    let Some(when) = bytes::modified(path) else { return Ok(None) };
    match bytes::read(path, project::MAX_BYTES) {
        Ok(contents) => Ok(Some((contents, when))),
        Err(FileError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

//! One save, from looking at what the file holds to backing up what it holds now.

use super::SaveError;
use crate::model::Project;
use crate::session::keeper::Keeper;
use crate::session::outputs::clear_leftovers;
use crate::store::bytes::{self, Ties};
use crate::store::lock::Lock;
use crate::store::{FileError, Stamp, project};
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
    /// What the user should know: a backup that could not be kept, a link that is broken.
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
        let mut notes = Vec::new();
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
                Err(error) if known => notes.push(not_backed_up(&error)),
                Err(source) => return Err(SaveError::NoCopy { path, source }),
                Ok(()) => {}
            }
        }
        clear_leftovers(&[&path]);
        let before = bytes::ties(&path);
        bytes::write(&path, &contents)?;
        if let Some(Err(error)) = keeper.map(|keeper| keeper.back_up(&path, &contents, SystemTime::now())) {
            notes.push(not_backed_up(&error));
        }
        notes.extend(before.map(|before| broken(before, &path)).unwrap_or_default());
        notes.dedup();
        Ok(Done { stamp, lock, note: (!notes.is_empty()).then(|| notes.join("\n")) })
    }
}

fn not_backed_up(error: &FileError) -> String {
    format!("已保存，但没能留下备份：{error}")
}

/// What the file at `path` is no more, now that it was replaced: a replaced file is another one under the same name.
fn broken(before: Ties, path: &Path) -> Vec<String> {
    let mut broken = Vec::new();
    if before.other_names > 0 {
        let others = before.other_names;
        broken.push(format!("已保存。这个文件另有 {others} 个文件名（硬链接），那些文件名下仍是原来的内容"));
    }
    if bytes::ties(path).is_some_and(|now| now.owner != before.owner) {
        broken.push("已保存。这个文件原来属于别的用户，现在属于您；请确认对方仍能打开".to_owned());
    }
    broken
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

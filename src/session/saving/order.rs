//! One save: compare the file with what is expected, back it up, replace it, back up the new contents.

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
    /// A notice for the user: a backup could not be kept, a link is broken.
    pub(super) notice: Option<String>,
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
        let mut notices = Vec::new();
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
                Err(error) if known => notices.push(not_backed_up(&error)),
                Err(source) => return Err(SaveError::NoCopy { path, source }),
                Ok(()) => {}
            }
        }
        clear_leftovers(&[&path]);
        let before = bytes::ties(&path);
        bytes::write(&path, &contents)?;
        // Every save leaves a backup, not only what it replaces.
        if let Some(Err(error)) = keeper.map(|keeper| keeper.back_up(&path, &contents, SystemTime::now())) {
            notices.push(not_backed_up(&error));
        }
        notices.extend(before.map(|before| broken(before, &path)).unwrap_or_default());
        notices.dedup();
        Ok(Done { stamp, lock, notice: (!notices.is_empty()).then(|| notices.join("\n")) })
    }
}

fn not_backed_up(error: &FileError) -> String {
    format!("已保存，但没能留下备份：{error}")
}

/// Returns what the file at `path` no longer is now that it was replaced: it is another file under the same name.
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

/// Returns the contents of the file at `path` and when it was changed. None if there is no file to lose.
fn held(path: &Path) -> Result<Option<(Vec<u8>, SystemTime)>, FileError> {
    let Some(when) = bytes::modified(path) else { return Ok(None) };
    match bytes::read(path, project::MAX_BYTES) {
        Ok(contents) => Ok(Some((contents, when))),
        Err(FileError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

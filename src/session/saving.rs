//! Saving: checked against what others did to the file, backed up, and where a window waits, in the background.

use super::ago::ago;
use super::keeper::Keeper;
use crate::model::Project;
use crate::store::lock::{Holder, Lock};
use crate::store::{FileError, Stamp, bytes, project};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// Where a project is saved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To its own file, unless someone else changed that.
    Own,
    /// To its own file, whatever became of that.
    OverOwn,
    /// To the file at this path, which is the project's from then on.
    To(PathBuf),
}

/// What the user can do about a save that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// The same again, once the cause is removed.
    Retry,
    /// Another file.
    SaveElsewhere,
    /// The same file, over what someone else put there.
    Overwrite,
    /// To look at what someone else put there.
    Compare,
}

/// A save that failed. The project stays open and unsaved, and its recovery copy stays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is not what it was when it was opened or saved last.
    #[error("{} 在打开之后被别的程序或别人改过（{}），没有覆盖：请先比较，再决定覆盖还是另存到别处", path.display(), ago(*when, SystemTime::now()))]
    Changed {
        /// The file.
        path: PathBuf,
        /// When it was changed.
        when: SystemTime,
    },
    /// The project was opened to be read only.
    #[error("{} 是以只读方式打开的：请另存到别处", path.display())]
    OpenedReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file is open in another window.
    #[error("{} 正在另一个窗口中编辑，没有覆盖：请换一个文件名，或先关闭那个窗口", path.display())]
    OpenElsewhere {
        /// The file.
        path: PathBuf,
        /// Which window.
        holder: Option<Holder>,
    },
    /// What the file holds would be lost, for no copy of it could be kept.
    #[error("{} 原有的内容没能先留一份备份，没有覆盖（{source}）：请另存到别处", path.display())]
    NoCopy {
        /// The file.
        path: PathBuf,
        /// Why there is no copy.
        source: FileError,
    },
    /// The program failed while it saved.
    #[error("{} 没有保存，程序内部出错，详情见日志：请重试，或另存到别处", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
    },
}

impl SaveError {
    /// What the user can do, the best first.
    pub fn ways_out(&self) -> &'static [WayOut] {
        match self {
            Self::File(_) | Self::Broken { .. } => &[WayOut::Retry, WayOut::SaveElsewhere],
            Self::Changed { .. } => &[WayOut::Compare, WayOut::Overwrite, WayOut::SaveElsewhere],
            Self::OpenedReadOnly { .. } | Self::OpenElsewhere { .. } | Self::NoCopy { .. } => &[WayOut::SaveElsewhere],
        }
    }
}

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
        if let Some((old, when)) = held(&path)? {
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

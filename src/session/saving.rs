//! Saving: never over what others wrote, with a backup of what is replaced, and in the background.

mod background;
mod order;
mod under_way;

pub(super) use under_way::Saving;
pub use under_way::Wake;

use super::ago::ago;
use crate::base::visible::visible_path;
use crate::store::FileError;
use crate::store::lock::Holder;
use std::path::PathBuf;
use std::time::SystemTime;

/// Where a project is saved to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To its own file, unless someone else changed it.
    Own,
    /// To its own file, even if someone else changed or removed it.
    OverOwn,
    /// To the file at this path, which becomes the project's file.
    To(PathBuf),
}

/// What the user can do after a failed save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOut {
    /// Try again, once the cause is removed.
    Retry,
    /// Save to another file.
    SaveElsewhere,
    /// Save over what someone else wrote.
    Overwrite,
    /// Look at what someone else wrote.
    Compare,
}

/// A save that failed. The project stays open and unsaved, and its recovery copy stays.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is not as it was when it was last opened or saved.
    #[error("{} 在打开之后被别的程序或别人改过（{}），没有覆盖：请先比较，再决定覆盖还是另存到别处", visible_path(path), ago(*when, SystemTime::now()))]
    Changed {
        /// The file.
        path: PathBuf,
        /// When it was last changed.
        when: SystemTime,
    },
    /// The file is not where it was when it was last opened or saved.
    #[error(
        "{} 已不在原处：可能被移动、改名或删除，或者移动盘、网络盘已断开。请接好后重试，在原处重新建立，或另存到别处",
        visible_path(path)
    )]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The project was opened as read-only.
    #[error("{} 是以只读方式打开的：请另存到别处", visible_path(path))]
    OpenedReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file is open in another window.
    #[error("{} 正在另一个窗口中编辑，没有覆盖：请换一个文件名，或先关闭那个窗口", visible_path(path))]
    OpenElsewhere {
        /// The file.
        path: PathBuf,
        /// Which window.
        holder: Option<Holder>,
    },
    /// The file's contents would be lost: no backup of them could be made.
    #[error("{} 原有的内容没能先留一份备份，没有覆盖（{source}）：请另存到别处", visible_path(path))]
    NoCopy {
        /// The file.
        path: PathBuf,
        /// Why there is no backup.
        source: FileError,
    },
    /// The program panicked while saving.
    #[error("{} 没有保存，程序内部出错，详情见日志：请重试，或另存到别处", visible_path(path))]
    Broken {
        /// The file.
        path: PathBuf,
    },
}

impl SaveError {
    /// Returns what the user can do, the best first.
    pub fn ways_out(&self) -> &'static [WayOut] {
        // Whatever would destroy something comes after what does not.
        match self {
            Self::File(_) | Self::Broken { .. } => &[WayOut::Retry, WayOut::SaveElsewhere],
            Self::Gone { .. } => &[WayOut::Retry, WayOut::SaveElsewhere, WayOut::Overwrite],
            Self::Changed { .. } => &[WayOut::Compare, WayOut::Overwrite, WayOut::SaveElsewhere],
            Self::OpenedReadOnly { .. } | Self::OpenElsewhere { .. } | Self::NoCopy { .. } => &[WayOut::SaveElsewhere],
        }
    }
}

//! Saving: checked against what others did to the file, backed up, and where a window waits, in the background.

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
    #[error("{} 在打开之后被别的程序或别人改过（{}），没有覆盖：请先比较，再决定覆盖还是另存到别处", visible_path(path), ago(*when, SystemTime::now()))]
    Changed {
        /// The file.
        path: PathBuf,
        /// When it was changed.
        when: SystemTime,
    },
    /// The file is not where it was when it was opened or saved last.
    #[error(
        "{} 已不在原处：可能被移动、改名或删除，或者移动盘、网络盘已断开。请接好后重试，在原处重新建立，或另存到别处",
        visible_path(path)
    )]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The project was opened to be read only.
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
    /// What the file holds would be lost, for no copy of it could be kept.
    #[error("{} 原有的内容没能先留一份备份，没有覆盖（{source}）：请另存到别处", visible_path(path))]
    NoCopy {
        /// The file.
        path: PathBuf,
        /// Why there is no copy.
        source: FileError,
    },
    /// The program failed while it saved.
    #[error("{} 没有保存，程序内部出错，详情见日志：请重试，或另存到别处", visible_path(path))]
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
            Self::Gone { .. } => &[WayOut::Retry, WayOut::SaveElsewhere, WayOut::Overwrite],
            Self::Changed { .. } => &[WayOut::Compare, WayOut::Overwrite, WayOut::SaveElsewhere],
            Self::OpenedReadOnly { .. } | Self::OpenElsewhere { .. } | Self::NoCopy { .. } => &[WayOut::SaveElsewhere],
        }
    }
}

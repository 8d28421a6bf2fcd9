//! Errors of files, worded for the user: what went wrong, where, and what to do about it.

use super::held::{Held, held};
use crate::base::notation::ReadError;
use crate::base::visible::visible_path;
use std::io;
use std::path::PathBuf;

/// A file that cannot be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// There is no such file.
    #[error("找不到 {}：请检查文件是否已移动、改名或删除", visible_path(path))]
    Missing {
        /// The path as it was given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The path leads to a folder.
    #[error("{} 是文件夹，不是文件：请选择文件夹里的文件", visible_path(path))]
    Folder {
        /// The path as it was given.
        path: PathBuf,
    },
    /// The path leads to a pipe, a device or a socket.
    #[error("{} 是管道或设备，不是普通文件：请换成普通文件", visible_path(path))]
    Special {
        /// The path as it was given.
        path: PathBuf,
    },
    /// Something exists at the path of a file that should be new.
    #[error("{} 已经存在，没有覆盖：请换一个文件名", visible_path(path))]
    Exists {
        /// The path as it was given.
        path: PathBuf,
    },
    /// The file is larger than any real file of its kind.
    #[error("{} 超过 {} MB，不会是这里要的文件：请检查是否选错", visible_path(path), limit / 1_000_000)]
    TooLarge {
        /// The path as it was given.
        path: PathBuf,
        /// The largest size that is read, in bytes.
        limit: u64,
    },
    /// A folder holds more files than are read.
    #[error("文件夹 {} 里的文件超过 {limit} 个，多出的没有读取：请移走不用的文件", visible_path(path))]
    TooMany {
        /// The folder.
        path: PathBuf,
        /// How many files are read.
        limit: usize,
    },
    /// The files of a folder together are larger than what is read of them.
    #[error("文件夹 {} 里的文件一共超过 {} MB，多出的没有读取：请移走不用的文件", visible_path(path), limit / 1_000_000)]
    TooHeavy {
        /// The folder.
        path: PathBuf,
        /// How much is read, in bytes.
        limit: usize,
    },
    /// The file is not UTF-8 text.
    #[error(
        "{} 第 {line} 行不是 UTF-8 编码的文字：请检查是否选错；用记事本改过的文件，请另存为 UTF-8 编码",
        visible_path(path)
    )]
    NotUtf8 {
        /// The path as it was given.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// Where the encoding is invalid.
        source: std::str::Utf8Error,
    },
    /// The file exists and cannot be read.
    #[error("读不了 {}：{}", visible_path(path), reason(source))]
    Read {
        /// The path as it was given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file is marked as read-only.
    #[error("{} 是只读文件，没有改动：请另存到别处，或先取消文件的只读属性", visible_path(path))]
    ReadOnly {
        /// The path as it was given.
        path: PathBuf,
    },
    /// The file cannot be written; what it held before is still there.
    #[error("写不了 {}：{}。原有内容没有改动，请排除原因后重试，或另存到别处", visible_path(path), reason(source))]
    Write {
        /// The path as it was given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// The file is written, but the system did not confirm that it would survive a power failure.
    #[error(
        "{} 已写入，但系统没有确认写到磁盘上：{}。请先不要拔盘或关机，再保存一次，或另存到别处",
        visible_path(path),
        reason(source)
    )]
    Unsettled {
        /// The path as it was given.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

/// A project file that cannot be opened. The file itself is not changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// The file cannot be read at all.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file is something else.
    #[error("{} 不是绩表的项目文件（{source}）：请检查是否选错；Excel 表请用“导入”打开", visible_path(path))]
    NotAProject {
        /// The path as it was given.
        path: PathBuf,
        /// Where the text stops being a project file.
        source: ReadError,
    },
    /// A newer program wrote the file.
    #[error(
        "{} 由更新版本的绩表保存（文件格式 {found}，本程序支持到 {supported}）：请升级程序后再打开，文件没有改动",
        visible_path(path)
    )]
    Newer {
        /// The path as it was given.
        path: PathBuf,
        /// The version that the file states.
        found: u32,
        /// The newest version that this program reads.
        supported: u32,
    },
    /// The file holds more than a project can.
    #[error("{} 里的表太多或内容太碎，读不下，文件没有改动：请检查是否选错", visible_path(path))]
    TooMuch {
        /// The path as it was given.
        path: PathBuf,
    },
    /// The file begins as a project file, but the rest is damaged.
    #[error("{} 已损坏，{source}。文件没有改动：请改正这一处，或打开备份", visible_path(path))]
    Damaged {
        /// The path as it was given.
        path: PathBuf,
        /// Where the text is damaged, and how.
        source: ReadError,
    },
}

/// Explains a system error to the user.
pub fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    match held(error) {
        Some(Held::Surely) => return "它正被别的程序打开（如 Excel、WPS、资源管理器的预览），请在那里关掉它".into(),
        Some(Held::Perhaps) => return "没有权限，或者它正被别的程序打开（如 Excel、WPS），请在那里关掉它".into(),
        None => {}
    }
    match error.kind() {
        // When a file is written only its folder can be missing; for reading there is `FileError::Missing`.
        Kind::NotFound => "所在的文件夹不存在，移动盘或网络盘可能已断开".into(),
        Kind::PermissionDenied => "没有权限".into(),
        Kind::StorageFull | Kind::QuotaExceeded => "磁盘空间不足".into(),
        Kind::ReadOnlyFilesystem => "磁盘是只读的".into(),
        Kind::InvalidFilename => "文件名太长，或含有系统不允许的字符".into(),
        Kind::NotADirectory => "路径中有一段不是文件夹".into(),
        Kind::StaleNetworkFileHandle
        | Kind::NetworkDown
        | Kind::NetworkUnreachable
        | Kind::HostUnreachable
        | Kind::NotConnected
        | Kind::TimedOut => "网络盘已断开".into(),
        _ => format!("系统报告 {error}"),
    }
}

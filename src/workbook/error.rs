//! Why a file cannot be read at all, in the words shown to the user. The caller knows the path and adds it.

use super::foreign::Foreign;
use super::limits;

/// A file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The file is of no known format.
    #[error("不是能导入的文件：可以导入 .xlsx、.xlsm、.xls、.et、.ods、.docx、.csv 和网页表格，请检查是否选错")]
    NotASpreadsheet,
    /// The file is of a format that forms are often kept in, but that is not read.
    #[error("{0}")]
    OtherKind(Foreign),
    /// The file is empty.
    #[error("是空文件：请检查是否还没有保存或下载完整")]
    Empty,
    /// The file asks for a password.
    #[error("设置了打开密码：请用 Office 或 WPS 打开，取消密码后再导入")]
    Encrypted,
    /// The file is truncated or damaged.
    #[error("已损坏或不完整（{0}）：请重新下载，或用 Office、WPS 打开，修复后另存再导入")]
    Damaged(String),
    /// The file is larger than [`limits::FILE_BYTES`].
    #[error("超过 {} MB，不会是绩效表：请检查是否选错", limits::FILE_BYTES / 1_000_000)]
    TooLarge,
    /// The file unpacks to more than [`limits::UNZIPPED_BYTES`], or has more parts than [`limits::PARTS`].
    #[error("解压后超过 {} MB，不会是绩效表，没有导入", limits::UNZIPPED_BYTES / 1_000_000)]
    UnpacksTooLarge,
    /// The file has more sheets than [`limits::SHEETS`].
    #[error("有 {found} 个工作表，超过 {} 个，没有导入：请拆成几个文件", limits::SHEETS)]
    TooManySheets {
        /// How many it has.
        found: usize,
    },
}

impl WorkbookError {
    /// The file is damaged: the checksum of its part `what` fails.
    pub(super) fn changed(what: &str) -> Self {
        Self::Damaged(format!("{what}与保存时不一样了"))
    }

    /// The file is damaged: its part `what` breaks off.
    pub(super) fn broken_off(what: &str) -> Self {
        Self::Damaged(format!("{what}在中途断开"))
    }
}

//! Why a file cannot be imported at all, in the words shown to the user. The caller knows the path and adds it.

use crate::template::FaultyFile;
use crate::workbook::WorkbookError;

/// A file that cannot be imported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// The file cannot be read as a spreadsheet.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// The file, which is to be learned as an upload profile, has no header of an upload sheet.
    #[error("里没有找到上报表的表头：应有一行写着一级指标、三级指标、指标值等列名，请检查是否选错文件")]
    NoUploadHeader,
    /// The file, from which a template is to be made, has no form.
    #[error("里没有找到绩效表，没有可以记住的")]
    NothingToLearn,
    /// The sheet, from which a template is to be made, lists several projects.
    #[error("的一张表格列了好几个项目，不是一个项目一张的表：请选只有一个项目的表")]
    ListOfForms,
    /// The template that was made cannot be used.
    #[error("做出的模板不合格式：{0}")]
    Unusable(#[from] FaultyFile),
    /// The requested template is not in the library.
    #[error("没有编号为 {0} 的模板：请用 jibiao templates 查看可用的模板")]
    NoSuchTemplate(String),
}

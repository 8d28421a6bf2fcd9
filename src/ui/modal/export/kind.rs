//! What can be made of forms: on paper, and as files.

use crate::session::naming::Output;

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Kind {
    Print,
    Pdf,
    Xlsx,
    Upload,
    Json,
    Report,
}

impl Kind {
    pub(in crate::ui) fn title(self) -> &'static str {
        match self {
            Self::Print => "打印",
            Self::Pdf => "导出 PDF",
            Self::Xlsx => "导出 Excel",
            Self::Upload => "导出上报表",
            Self::Json => "导出 JSON",
            Self::Report => "导出检查报告",
        }
    }

    /// What the button that agrees is called.
    pub(super) fn agreed(self) -> &'static str {
        match self {
            Self::Print => "打印",
            Self::Pdf | Self::Xlsx | Self::Upload | Self::Json | Self::Report => "选择文件…",
        }
    }

    /// What the files are called.
    pub(in crate::ui) fn filter_name(self) -> &'static str {
        match self {
            Self::Print | Self::Pdf => "PDF",
            Self::Xlsx | Self::Upload => "Excel 表",
            Self::Json => "JSON",
            Self::Report => "检查报告",
        }
    }

    /// How the names of the files end.
    pub(in crate::ui) fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Print | Self::Pdf => &["pdf"],
            Self::Xlsx | Self::Upload => &["xlsx"],
            Self::Json => &["json"],
            Self::Report => &["pdf", "xlsx"],
        }
    }

    /// What the file is to the project; what is printed is a PDF on its way.
    pub(super) fn output(self) -> Output {
        match self {
            Self::Print | Self::Pdf => Output::Pdf,
            Self::Xlsx => Output::Xlsx,
            Self::Upload => Output::Upload,
            Self::Json => Output::Json,
            Self::Report => Output::Report,
        }
    }

    /// Whether each form can be a file of its own.
    pub(super) fn can_be_each(self) -> bool {
        matches!(self, Self::Pdf | Self::Xlsx)
    }
}

//! What can be made of forms: on paper, and as files.

use crate::session::export::Format;
use crate::session::naming::Output;

/// What is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Kind {
    Print,
    Forms(Format),
    Report,
}

impl Kind {
    pub(in crate::ui) fn title(self) -> &'static str {
        match self {
            Self::Print => "打印",
            Self::Forms(format) => format.about().title(),
            Self::Report => "导出检查报告",
        }
    }

    /// What the button that agrees is called.
    pub(super) fn agreed(self) -> &'static str {
        match self {
            Self::Print => "打印",
            Self::Forms(_) | Self::Report => "选择文件…",
        }
    }

    /// What the files are called.
    pub(in crate::ui) fn filter_name(self) -> &'static str {
        match self {
            Self::Print => PRINTED.about().files,
            Self::Forms(format) => format.about().files,
            Self::Report => "检查报告",
        }
    }

    /// What the file is to the project; what is printed is a file on its way.
    pub(in crate::ui) fn output(self) -> Output {
        match self {
            Self::Print => Output::Forms(PRINTED),
            Self::Forms(format) => Output::Forms(format),
            Self::Report => Output::Report,
        }
    }

    /// Whether each form can be a file of its own.
    pub(super) fn can_be_each(self) -> bool {
        match self {
            Self::Forms(format) => format.about().is_laid_out(),
            Self::Print | Self::Report => false,
        }
    }

    /// Whether an upload profile says what the file looks like.
    pub(super) fn follows_profile(self) -> bool {
        match self {
            Self::Forms(format) => format.about().follows_profile,
            Self::Print | Self::Report => false,
        }
    }
}

/// What the system's viewer is given to print: every system has one that prints it as it is.
pub(super) const PRINTED: Format = Format::Pdf;

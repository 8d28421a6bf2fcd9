//! The kinds of output of forms: print, a format, or a check report.

use crate::session::export::Format;
use crate::session::naming::Output;

/// A kind of output.
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

    /// The name of the button that agrees.
    pub(super) fn agreed(self) -> &'static str {
        match self {
            Self::Print => "打印",
            Self::Forms(_) | Self::Report => "选择文件…",
        }
    }

    /// The name of the files in file dialogs.
    pub(in crate::ui) fn filter_name(self) -> &'static str {
        match self {
            Self::Print => PRINTED.about().files,
            Self::Forms(format) => format.about().files,
            Self::Report => "检查报告",
        }
    }

    /// The output as file naming knows it; printing makes a file too.
    pub(in crate::ui) fn output(self) -> Output {
        match self {
            Self::Print => Output::Forms(PRINTED),
            Self::Forms(format) => Output::Forms(format),
            Self::Report => Output::Report,
        }
    }

    /// Whether it is for paper: printed at once or by another program.
    pub(super) fn is_on_paper(self) -> bool {
        self == Self::Print || self.can_be_each()
    }

    /// Whether each form can have its own file.
    pub(super) fn can_be_each(self) -> bool {
        match self {
            Self::Forms(format) => format.about().is_laid_out(),
            Self::Print | Self::Report => false,
        }
    }

    /// Whether an upload profile determines the file.
    pub(super) fn follows_profile(self) -> bool {
        match self {
            Self::Forms(format) => format.about().follows_profile,
            Self::Print | Self::Report => false,
        }
    }
}

/// The format that the system's viewer prints: every system has a viewer that prints it unchanged.
pub(super) const PRINTED: Format = Format::Pdf;

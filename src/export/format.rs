//! The formats that forms are exported to.

use super::exporter::About;
use super::{docx, json, pdf, upload, xlsx};
use std::path::Path;
use strum::VariantArray;

/// A format that forms are exported to, in the order of menus.
///
/// A new format is a variant here and a file with its [`About`]: menus, dialogs, the command line, proposed file names
/// and reports follow. The compiler demands its icon and shortcuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, VariantArray)]
pub enum Format {
    /// The forms on paper.
    #[default]
    Pdf,
    /// A workbook with a sheet per form.
    Xlsx,
    /// A document with a section per form.
    Docx,
    /// The flat upload sheet of a finance system.
    Upload,
    /// The data, for other programs.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The description of the format, and the functions that make its files.
    pub fn about(self) -> &'static About {
        match self {
            Self::Pdf => &pdf::ABOUT,
            Self::Xlsx => &xlsx::ABOUT,
            Self::Docx => &docx::ABOUT,
            Self::Upload => &upload::ABOUT,
            Self::Json => &json::ABOUT,
        }
    }

    /// The formats that show forms as on paper, for files of a single form and for reports.
    pub fn laid_out() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|format| format.about().is_laid_out())
    }

    /// Whether `path` has the extension of this format.
    pub fn ends(self, path: &Path) -> bool {
        path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(self.about().extension))
    }
}

//! What to export, and where to.

use crate::base::paper::Paper;
use crate::export::{Copies, Format};
use crate::session::choice::FormChoice;
use std::path::PathBuf;

/// What to export, and where to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The chosen forms.
    pub forms: FormChoice,
    /// The files that hold all of them.
    pub files: Vec<(Format, PathBuf)>,
    /// The files that hold one of them each.
    pub per_form: Option<PerForm>,
    /// The id of the profile that upload sheets follow; None for the usual one for the stage of the forms.
    pub profile: Option<String>,
    /// The user's own font for printing.
    pub font: Option<PathBuf>,
    /// The paper; None for that of the project.
    pub paper: Option<Paper>,
    /// How often the pages of a PDF are there, and on how many sides.
    pub copies: Copies,
}

/// Files that hold one form each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerForm {
    /// Their folder.
    pub folder: PathBuf,
    /// The formats of each form.
    pub formats: Vec<Format>,
}

impl PerForm {
    /// Files in `folder`, in every format that a form can have its own file in.
    pub fn all_in(folder: PathBuf) -> Self {
        Self { folder, formats: Format::laid_out().collect() }
    }
}

impl Order {
    /// Whether there is nothing to export.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.per_form.is_none()
    }
}

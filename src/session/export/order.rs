//! What is to be exported, and where to.

use crate::export::Format;
use crate::session::choice::FormChoice;
use std::path::PathBuf;

/// What is to be exported, and where to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The forms wanted.
    pub forms: FormChoice,
    /// The files that hold all of them.
    pub files: Vec<(Format, PathBuf)>,
    /// The files that hold one of them each.
    pub per_form: Option<PerForm>,
    /// The id of the profile that upload sheets follow.
    pub profile: String,
    /// The user's own font for printing.
    pub font: Option<PathBuf>,
}

/// Files that hold one form each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerForm {
    /// The folder that gets them.
    pub folder: PathBuf,
    /// What is made of each form.
    pub formats: Vec<Format>,
}

impl PerForm {
    /// Files in `folder`, in every format in which a form can have its own file.
    pub fn all_in(folder: PathBuf) -> Self {
        Self { folder, formats: Format::laid_out().collect() }
    }
}

impl Order {
    /// Whether nothing is to be made.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.per_form.is_none()
    }
}

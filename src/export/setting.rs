//! What is the same for all forms of an export.

use crate::base::face::Faces;
use crate::model::{Bureau, PrintOptions};
use crate::page::PageOptions;
use crate::template::Library;

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// The file's title.
    pub title: String,
    /// The bureau that files the forms.
    pub author: String,
    /// When it was made, in seconds since 1970.
    pub created: i64,
}

/// What is the same for all forms of an export.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'p> {
    /// What the files say of themselves.
    pub info: &'p Info,
    /// The faces that text is measured and set in.
    pub faces: &'p Faces,
    /// The bureau that files the forms.
    pub bureau: &'p Bureau,
    /// How the forms are printed.
    pub print: &'p PrintOptions,
    /// Where profiles are looked up.
    pub library: &'p Library,
    /// The id of the upload profile; only formats that follow one look at it.
    pub profile: &'p str,
}

impl Setting<'_> {
    /// How a sheet is set on paper.
    pub fn page_options(&self) -> PageOptions {
        let PrintOptions { signature: _, fit_one_page, no_page_numbers } = *self.print;
        PageOptions { fit_one_page, no_page_numbers, endless: false }
    }
}

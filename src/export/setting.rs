//! The settings that all forms of an export share.

use crate::base::face::Faces;
use crate::model::{Bureau, PrintOptions};
use crate::page::PageOptions;
use crate::template::Library;

/// The metadata of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// The file's title.
    pub title: String,
    /// The bureau that files the forms.
    pub author: String,
    /// The time of creation, in seconds since 1970 (UTC).
    pub created: i64,
}

/// How a printed document comes out of the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copies {
    /// How often all pages are there, one copy after the other. At least 1.
    pub count: u16,
    /// Whether it is printed on both sides of the paper. Then each form begins on a front, behind a blank page where needed.
    pub both_sides: bool,
}

impl Default for Copies {
    fn default() -> Self {
        Self { count: 1, both_sides: false }
    }
}

/// The settings that all forms of an export share.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'p> {
    /// The metadata of the files.
    pub info: &'p Info,
    /// The faces for measuring and setting text.
    pub faces: &'p Faces,
    /// The bureau that files the forms.
    pub bureau: &'p Bureau,
    /// How the forms are printed.
    pub print: &'p PrintOptions,
    /// How often the pages of a PDF are there, and on how many sides.
    pub copies: Copies,
    /// The library that has the profile.
    pub library: &'p Library,
    /// The id of the upload profile, for formats that follow one.
    pub profile: &'p str,
}

impl Setting<'_> {
    /// The options for setting a sheet on paper.
    pub fn page_options(&self) -> PageOptions {
        PageOptions { no_page_numbers: self.print.no_page_numbers, ..PageOptions::default() }
    }
}

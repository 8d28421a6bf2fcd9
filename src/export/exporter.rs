//! What a format gives: what is said of it, and an exporter that forms are added to one by one.

use super::laid::LaidOut;
use super::setting::Setting;
use crate::sheet::Sheet;
use std::error::Error;
use std::io::{Seek, Write};

/// Why a file could not be made, as its format says it to the user.
pub type Failure = Box<dyn Error + Send + Sync>;

/// What a file is written to: a file on disk, or memory.
pub trait Sink: Write + Seek + Send {}

impl<T: Write + Seek + Send> Sink for T {}

/// Makes one file, form by form.
///
/// All calls get the same `out`, from the file's first byte on. An exporter writes what it can at once and keeps no form:
/// of a layout it holds only what its format needs until the end.
pub trait Exporter {
    /// Adds a form.
    fn add(&mut self, form: &LaidOut<'_>, out: &mut dyn Sink) -> Result<(), Failure>;

    /// Writes what is left; what the user should know about the file.
    fn finish(self: Box<Self>, out: &mut dyn Sink) -> Result<Vec<String>, Failure>;
}

/// Begins a file of a format.
pub type Begin = for<'p> fn(Setting<'p>, &mut dyn Sink) -> Result<Box<dyn Exporter + 'p>, Failure>;

/// Writes a sheet that is no form, such as a check report.
pub type WriteSheet = fn(&Sheet, Setting<'_>, &mut dyn Sink) -> Result<(), Failure>;

/// What is said of a format, and what makes its files. Each format's own file says it.
pub struct About {
    /// What the user reads.
    pub name: &'static str,
    /// What menus call the export.
    pub command: &'static str,
    /// The option of the command line, without dashes.
    pub option: &'static str,
    /// What the help of the command line says of the option.
    pub help: &'static str,
    /// What its files are called where files are chosen.
    pub files: &'static str,
    /// How the names of its files end, without the dot.
    pub extension: &'static str,
    /// What stands before that in the names of its files, where another format's end the same way.
    pub mark: Option<&'static str>,
    /// Whether its files are for other programs: where only what people send each other is offered, it is left out.
    pub is_for_programs: bool,
    /// Whether an upload profile says what its files look like.
    pub follows_profile: bool,
    /// Begins a file.
    pub begin: Begin,
    /// Writes a sheet that is no form; None for formats of data, which are not laid out.
    pub write_sheet: Option<WriteSheet>,
}

impl About {
    /// Whether its files show forms as they stand on paper. Then each form can have its own file, and a report can be
    /// made in this format; a program that reads data wants all forms in one file.
    pub fn is_laid_out(&self) -> bool {
        self.write_sheet.is_some()
    }

    /// What dialogs call the export: the menus' name for it, without the mark that a question follows.
    pub fn title(&self) -> &'static str {
        self.command.trim_end_matches('…')
    }
}

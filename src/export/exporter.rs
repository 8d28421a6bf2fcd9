//! The interface of a format: its description, and an exporter that takes forms one by one.

use super::laid::LaidOut;
use super::setting::Setting;
use crate::sheet::Sheet;
use std::error::Error;
use std::io::{Seek, Write};

/// Why a file could not be made, as a message to the user.
pub type Failure = Box<dyn Error + Send + Sync>;

/// What a file is written to: a file on disk, or memory.
pub trait Sink: Write + Seek + Send {}

impl<T: Write + Seek + Send> Sink for T {}

/// Makes one file, form by form.
///
/// An exporter writes what it can at once and keeps no form, only what its format needs until the end.
pub trait Exporter {
    /// Adds forms, in their order. How they are divided over calls makes no difference to the file; an exporter may use
    /// all cores for those of one call.
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure>;

    /// Writes the rest; returns notices about the file for the user.
    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure>;
}

/// Begins a file of a format, which is written to the sink from its first byte on.
pub type Begin = for<'p> fn(Setting<'p>, &'p mut dyn Sink) -> Result<Box<dyn Exporter + 'p>, Failure>;

/// Writes a sheet that is not a form, such as a check report.
pub type WriteSheet = fn(&Sheet, Setting<'_>, &mut dyn Sink) -> Result<(), Failure>;

/// The description of a format, and the functions that make its files. Each format defines its own.
pub struct About {
    /// The name that users see.
    pub name: &'static str,
    /// The name of the export in menus.
    pub command: &'static str,
    /// The option of the command line, without dashes.
    pub option: &'static str,
    /// The help of that option.
    pub help: &'static str,
    /// The name of its files in file dialogs.
    pub files: &'static str,
    /// The extension of its files, without the dot.
    pub extension: &'static str,
    /// A word before the extension, if another format has the same extension.
    pub mark: Option<&'static str>,
    /// Whether its files are for other programs; where files for people are offered, it is left out.
    pub is_for_programs: bool,
    /// Whether an upload profile determines its files.
    pub follows_profile: bool,
    /// Begins a file.
    pub begin: Begin,
    /// Writes a sheet that is not a form; None for data formats, which have no layout.
    pub write_sheet: Option<WriteSheet>,
}

impl About {
    /// Whether its files show forms as on paper. Only then can each form have its own file, and a report this format; a
    /// program that reads data wants all forms in one file.
    pub fn is_laid_out(&self) -> bool {
        self.write_sheet.is_some()
    }

    /// The name of the export in dialogs: the name in menus without the ellipsis.
    pub fn title(&self) -> &'static str {
        self.command.trim_end_matches('…')
    }
}

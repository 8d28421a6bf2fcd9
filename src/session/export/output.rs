//! A file under construction, in memory.

use super::order::PerForm;
use crate::export::{Exporter, Failure, Format, LaidOut, Setting};
use crate::model::Form;
use crate::session::naming::file_name;
use std::io::Cursor;
use std::path::PathBuf;

/// A file under construction, in memory.
pub(super) struct Output<'p> {
    path: PathBuf,
    exporter: Box<dyn Exporter + 'p>,
    // In memory, since a file on disk is replaced whole or not at all.
    out: Cursor<Vec<u8>>,
}

/// A finished file, not yet written, and notices for the user.
pub(super) struct Made {
    pub(super) path: PathBuf,
    pub(super) contents: Vec<u8>,
    pub(super) notices: Vec<String>,
}

impl<'p> Output<'p> {
    pub(super) fn begin(format: Format, path: PathBuf, setting: Setting<'p>) -> Result<Self, Failure> {
        let mut out = Cursor::default();
        let exporter = (format.about().begin)(setting, &mut out)?;
        Ok(Self { path, exporter, out })
    }

    pub(super) fn add(&mut self, form: &LaidOut<'_>) -> Result<(), Failure> {
        self.exporter.add(form, &mut self.out)
    }

    pub(super) fn finish(mut self) -> Result<Made, Failure> {
        let notices = self.exporter.finish(&mut self.out)?;
        Ok(Made { path: self.path, contents: self.out.into_inner(), notices })
    }
}

/// The files of `form` alone; `place` is its index in the project.
pub(super) fn files_of(per_form: &PerForm, place: usize, form: &Form) -> impl Iterator<Item = (Format, PathBuf)> {
    per_form
        .formats
        .iter()
        .map(move |format| (*format, per_form.folder.join(file_name(place, form.name(), format.about().extension))))
}

//! The files that hold one form each.

use super::error::ExportError;
use super::order::{Order, PerForm};
use crate::export::{Format, LaidOut, Setting};
use crate::model::Form;
use crate::session::naming::file_name;
use crate::session::outputs::{OutputError, prepare};
use crate::store::bytes::{Drafts, FileSet, Ready};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Checks the files of each form, whose names follow from the forms, as a command checks those that it is given; returns
/// notices for the user.
pub(super) fn checked(order: &Order, forms: &[(usize, &Arc<Form>)]) -> Result<Vec<String>, OutputError> {
    let Some(per_form) = &order.per_form else { return Ok(Vec::new()) };
    let of_form = |(place, form): &(usize, &Arc<Form>)| {
        let (place, name) = (*place, form.name().to_owned());
        per_form.formats.iter().map(move |format| path_of(per_form, *format, place, &name))
    };
    let paths: Vec<PathBuf> = forms.iter().flat_map(of_form).collect();
    let whole: FileSet = order.files.iter().map(|(_, path)| path.as_path()).collect();
    if let Some(path) = paths.iter().find(|path| whole.has(path)) {
        return Err(OutputError::Twice(path.clone()));
    }
    let inputs: Vec<&Path> = order.font.as_deref().into_iter().collect();
    prepare(&inputs, &paths.iter().map(PathBuf::as_path).collect::<Vec<_>>())
}

/// The path of the file in `format` of the form at `place` called `name`.
fn path_of(per_form: &PerForm, format: Format, place: usize, name: &str) -> PathBuf {
    per_form.folder.join(file_name(place, name, format.about().extension))
}

/// Makes the files of one form; returns them with notices for the user.
pub(super) fn alone<'s>(
    drafts: &Drafts<'s>,
    per_form: &PerForm,
    (place, name): (usize, &str),
    parts: &[LaidOut<'_>],
    setting: Setting<'_>,
) -> Result<(Vec<Ready>, Vec<String>), ExportError> {
    let (mut files, mut notices) = (Vec::new(), Vec::new());
    let parts: Vec<&LaidOut<'_>> = parts.iter().collect();
    for format in &per_form.formats {
        let mut out = drafts.begin(&path_of(per_form, *format, place, name))?;
        let mut exporter = (format.about().begin)(setting, &mut out)?;
        exporter.add(&parts)?;
        notices.extend(exporter.finish()?);
        files.push(out.finish()?);
    }
    Ok((files, notices))
}

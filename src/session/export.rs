//! Exports a project to files on disk.

mod order;
mod output;

pub use crate::export::Format;
pub use crate::export::upload::{Gap, Unfilled};
pub use order::{Order, PerForm};

use super::choice::{FormChoice, NoSuchForm};
use super::{MissingTemplate, template_of};
use crate::base::face::{FaceError, Faces, MAX_FONT_BYTES};
use crate::base::visible::visible_path;
use crate::export::{Failure, Info, LaidOut, Setting, upload};
use crate::model::Project;
use crate::store::{FileError, bytes};
use crate::template::Library;
use output::{Made, Output};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The progress of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Forms done.
    pub done: usize,
    /// All forms.
    pub of: usize,
}

/// The files that an export wrote, and notices for the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The files written.
    pub files: Vec<PathBuf>,
    /// How many forms they hold.
    pub forms: usize,
    /// Characters that no font has, truncated cells, what the finance system would refuse or misses.
    pub notices: Vec<String>,
}

/// An export that failed. Earlier files are unchanged.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A requested form is not in the project.
    #[error(transparent)]
    NoSuchForm(#[from] NoSuchForm),
    /// A form's template is missing.
    #[error(transparent)]
    Template(#[from] MissingTemplate),
    /// The user's font cannot be used.
    #[error("{}：{source}", visible_path(path))]
    Font {
        /// The font file.
        path: PathBuf,
        /// What is wrong with it.
        source: FaceError,
    },
    /// A file could not be made; its format says why.
    #[error(transparent)]
    Format(#[from] Failure),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The user cancelled it.
    #[error("已取消，没有写出文件")]
    Cancelled,
}

/// Exports `project` as `order` says. `progress` is called after each form; a break cancels the export.
///
/// Each form is laid out once for all files. The files that hold all forms are written at the end, so that a failure
/// leaves earlier files unchanged.
pub fn run(
    project: &Project,
    library: &Library,
    order: &Order,
    created: i64,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let forms = order.forms.of(project)?;
    let (info, faces) = (info(project, created), faces(order.font.as_deref())?);
    if let Some(PerForm { folder, .. }) = &order.per_form {
        bytes::make_folder(folder)?;
    }
    let (bureau, print, profile) = (&project.bureau, &project.print, order.profile.as_str());
    let setting = Setting { info: &info, faces: &faces, bureau, print, library, profile };
    let mut report = Report { forms: forms.len(), ..Report::default() };
    let mut whole = begun(order.files.iter().cloned(), setting)?;
    for (done, (place, form)) in forms.iter().enumerate() {
        let form = LaidOut::new(form, template_of(library, form)?, setting);
        whole.iter_mut().try_for_each(|output| output.add(&form))?;
        if let Some(per_form) = &order.per_form {
            let mut alone = begun(output::files_of(per_form, *place, form.form), setting)?;
            alone.iter_mut().try_for_each(|output| output.add(&form))?;
            write(alone, &mut report)?;
        }
        if progress(Progress { done: done + 1, of: forms.len() }).is_break() {
            return Err(ExportError::Cancelled);
        }
    }
    write(whole, &mut report)?;
    report.notices.dedup();
    Ok(report)
}

/// The required columns that an upload sheet of `forms` would leave empty; `profile` is the id of its profile. Nothing
/// is written.
pub fn gaps(project: &Project, library: &Library, forms: &FormChoice, profile: &str) -> Result<Vec<Gap>, ExportError> {
    let profile = upload::profile(library, profile).map_err(Failure::from)?;
    let mut filling = upload::Filling::new(profile, &project.bureau);
    for (_, form) in forms.of(project)? {
        filling.add(form, template_of(library, form)?);
    }
    Ok(filling.finish().gaps)
}

fn info(project: &Project, created: i64) -> Info {
    let author = project.bureau.name.clone();
    let year = if project.bureau.year.is_empty() { String::new() } else { format!("{}年度", project.bureau.year) };
    Info { title: format!("{author}{year}绩效表"), author, created }
}

fn begun<'p>(
    files: impl IntoIterator<Item = (Format, PathBuf)>,
    setting: Setting<'p>,
) -> Result<Vec<Output<'p>>, Failure> {
    files.into_iter().map(|(format, path)| Output::begin(format, path, setting)).collect()
}

/// Finishes all of `outputs`, then writes them.
fn write(outputs: Vec<Output<'_>>, report: &mut Report) -> Result<(), ExportError> {
    let made: Vec<Made> = outputs.into_iter().map(Output::finish).collect::<Result<_, _>>()?;
    let mut notices = Vec::new();
    for Made { path, contents, notices: own } in made {
        bytes::write(&path, &contents)?;
        report.files.push(path);
        // A form's own file has the same notices as the file of all forms.
        notices.extend(own.into_iter().filter(|notice| !report.notices.contains(notice)));
    }
    report.notices.extend(notices);
    Ok(())
}

fn faces(font: Option<&Path>) -> Result<Faces, ExportError> {
    let Some(path) = font else { return Ok(Faces::bundled()) };
    let data = bytes::read(path, MAX_FONT_BYTES as u64)?;
    Faces::with_body(data).map_err(|source| ExportError::Font { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::count::taken;
    use crate::template::blank;

    /// How many sheets, measures and pages an export of three forms makes.
    fn laid_out(files: &[Format], per_form: &[Format]) -> [usize; 3] {
        let library = Library::builtin();
        let mut project = Project::default();
        for template in library.templates().iter().take(3) {
            project.push(blank::form(template, &project.bureau));
        }
        let folder = tempfile::tempdir().expect("folder");
        let path = |format: Format| folder.path().join(format.about().option);
        let order = Order {
            files: files.iter().map(|format| (*format, path(*format))).collect(),
            per_form: Some(PerForm { folder: folder.path().join("alone"), formats: per_form.to_vec() }),
            profile: "general".to_owned(),
            ..Order::default()
        };
        taken();
        let report = run(&project, &library, &order, 0, |_| ControlFlow::Continue(())).expect("exported");
        assert_eq!(report.files.len(), files.len() + 3 * per_form.len());
        taken()
    }

    #[test]
    fn each_form_is_laid_out_once_however_many_files_it_goes_into() {
        let alone: Vec<Format> = Format::laid_out().collect();
        assert_eq!(laid_out(Format::ALL, &alone), [3, 3, 3]);
        assert_eq!(laid_out(&[], &alone), [3, 3, 3]);
        assert_eq!(laid_out(&[Format::Pdf, Format::Xlsx], &[]), [3, 3, 3]);
    }

    #[test]
    fn no_more_is_laid_out_than_a_format_needs() {
        assert_eq!(laid_out(&[Format::Xlsx], &[Format::Xlsx]), [3, 3, 0]);
        let data: Vec<Format> = Format::ALL.iter().copied().filter(|format| !format.about().is_laid_out()).collect();
        assert_eq!(laid_out(&data, &[]), [0, 0, 0]);
    }
}

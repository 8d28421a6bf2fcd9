//! Exports a project to files on disk.

mod alone;
mod error;
mod leaves;
mod order;
mod uploading;

pub use crate::export::upload::{Gap, Unfilled};
pub use crate::export::{Copies, Format};
pub use error::ExportError;
pub use leaves::printed_alone;
pub use order::{Order, PerForm};
pub use uploading::{Lacking, lacking, profile_for};

use super::{MissingTemplate, template_of};
use crate::base::cores::in_order;
use crate::base::face::{Faces, MAX_FONT_BYTES};
use crate::export::{Exporter, Failure, Info, LaidOut, Setting};
use crate::model::{Form, PrintOptions, Project};
use crate::store::bytes::{self, Draft, Drafts};
use crate::template::Library;
use alone::{alone, checked};
use leaves::{Within, leaves, numbers, placed_elsewhere};
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many forms are laid out and written at once, by all cores.
const AT_ONCE: usize = 64;

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
    /// How many sheets, measures and pages were laid out for them.
    pub laid_out: [usize; 3],
}

impl Report {
    fn count(&mut self, forms: &[LaidOut<'_>]) {
        for form in forms {
            self.laid_out.iter_mut().zip(form.made()).for_each(|(count, made)| *count += usize::from(made));
        }
    }
}

/// Exports `project` as `order` says. `progress` is called after each form; a break cancels the export.
///
/// Each form is laid out once for all files, and no more forms than `AT_ONCE` are kept laid out. All files are made
/// before any of them is put in its place, so that a failure leaves earlier files unchanged.
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
    let usual = || uploading::usual(library, &forms);
    let print = PrintOptions { paper: order.paper.unwrap_or(project.print.paper), ..project.print.clone() };
    let (bureau, copies, profile) = (&project.bureau, order.copies, order.profile.as_deref().unwrap_or_else(usual));
    let setting = Setting { info: &info, faces: &faces, bureau, print: &print, copies, library, profile };
    let drafts = Drafts::default();
    let mut report = Report { forms: forms.len(), ..Report::default() };
    let (mut ready, mut notices) = (Vec::new(), Notices::default());
    notices.extend(checked(order, &forms)?);
    let mut outs = order.files.iter().map(|(_, path)| drafts.begin(path)).collect::<Result<Vec<_>, _>>()?;
    let mut whole = begun(order.files.iter().map(|(format, _)| *format), &mut outs, setting)?;
    let mut done = 0;
    let placed = placed_elsewhere(project, library, &forms);
    let on_paper = order.per_form.is_some() || order.files.iter().any(|(format, _)| format.about().is_laid_out());
    let numbers = if on_paper { numbers(library, &forms, &placed, setting)? } else { Within::new() };
    for batch in forms.chunks(AT_ONCE) {
        let data = batch.iter().map(|(_, form)| Ok(LaidOut::new(form, template_of(library, form)?, setting)));
        let data = data.collect::<Result<Vec<_>, MissingTemplate>>()?;
        // A book is bound only for paper.
        let leaves = if on_paper { leaves(project, library, batch, &numbers, setting)? } else { Vec::new() };
        let laid: Vec<Vec<LaidOut<'_>>> =
            leaves.iter().map(|leaves| leaves.iter().map(|leaf| leaf.laid_out(setting)).collect()).collect();
        let in_row: Vec<&LaidOut<'_>> = laid
            .iter()
            .zip(&data)
            .filter(|(_, form)| !placed.contains(&form.form.id))
            .flat_map(|(laid, _)| laid)
            .collect();
        for (exporter, format) in whole.iter_mut().zip(order.files.iter().map(|(format, _)| format)) {
            let data = || data.iter().collect::<Vec<_>>();
            exporter.add(&if format.about().is_laid_out() { in_row.clone() } else { data() })?;
        }
        if let Some(per_form) = &order.per_form {
            let named: Vec<(usize, &Arc<Form>, &Vec<LaidOut<'_>>)> =
                batch.iter().zip(&laid).map(|((place, form), laid)| (*place, *form, laid)).collect();
            for made in
                in_order(&named, |(place, form, laid)| alone(&drafts, per_form, (*place, form.name()), laid, setting))
            {
                let (files, own) = made?;
                ready.extend(files);
                notices.extend(own);
            }
        }
        laid.iter().for_each(|laid| report.count(laid));
        for _ in batch {
            done += 1;
            if progress(Progress { done, of: forms.len() }).is_break() {
                return Err(ExportError::Cancelled);
            }
        }
    }
    for exporter in whole {
        notices.extend(exporter.finish()?);
    }
    for out in outs {
        ready.push(out.finish()?);
    }
    drafts.place(&ready)?;
    report.files = ready.iter().map(|file| file.path().to_path_buf()).collect();
    report.notices = notices.listed;
    Ok(report)
}

fn info(project: &Project, created: i64) -> Info {
    let author = project.bureau.name.clone();
    let year = if project.bureau.year.is_empty() { String::new() } else { format!("{}年度", project.bureau.year) };
    Info { title: format!("{author}{year}绩效表"), author, created }
}

/// Begins a file of each of `formats` in the file of `outs` beside it.
fn begun<'o>(
    formats: impl Iterator<Item = Format>,
    outs: &'o mut [Draft<'_>],
    setting: Setting<'o>,
) -> Result<Vec<Box<dyn Exporter + 'o>>, Failure> {
    formats.zip(outs).map(|(format, out)| (format.about().begin)(setting, out)).collect()
}

/// Notices for the user, each once: a form's own file has the same as the file of all forms.
#[derive(Default)]
struct Notices {
    seen: HashSet<String>,
    listed: Vec<String>,
}

impl Extend<String> for Notices {
    fn extend<T: IntoIterator<Item = String>>(&mut self, notices: T) {
        self.listed.extend(notices.into_iter().filter(|notice| self.seen.insert(notice.clone())));
    }
}

fn faces(font: Option<&Path>) -> Result<Faces, ExportError> {
    let Some(path) = font else { return Ok(Faces::bundled()) };
    let data = bytes::read(path, MAX_FONT_BYTES as u64)?;
    Faces::with_body(data).map_err(|source| ExportError::Font { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
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
            ..Order::default()
        };
        let report = run(&project, &library, &order, 0, |_| ControlFlow::Continue(())).expect("exported");
        assert_eq!(report.files.len(), files.len() + 3 * per_form.len());
        report.laid_out
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

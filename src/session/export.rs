//! A project → files on disk.

mod outputs;

pub use crate::export::upload::{Gap, Unfilled};

use super::choice::{FormChoice, NoSuchForm};
use super::{MissingTemplate, naming, template_of};
use crate::base::face::{FaceError, Faces};
use crate::export::pdf::PdfError;
use crate::export::upload;
use crate::export::xlsx::XlsxFailure;
use crate::model::Project;
use crate::store::{FileError, bytes};
use crate::template::Library;
use outputs::Outputs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What is to be exported, and where to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The forms wanted.
    pub forms: FormChoice,
    /// A PDF with all forms.
    pub pdf: Option<PathBuf>,
    /// A workbook with a sheet per form.
    pub xlsx: Option<PathBuf>,
    /// The upload sheet.
    pub upload: Option<PathBuf>,
    /// The profile of the upload sheet.
    pub profile: String,
    /// The data, for other programs.
    pub json: Option<PathBuf>,
    /// A folder that gets a PDF and a workbook for each form.
    pub per_form: Option<PathBuf>,
    /// The user's own font for printing.
    pub font: Option<PathBuf>,
}

impl Order {
    /// Whether nothing is to be made.
    pub fn is_empty(&self) -> bool {
        let files = [&self.pdf, &self.xlsx, &self.upload, &self.json, &self.per_form];
        files.iter().all(|file| file.is_none())
    }
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Forms done.
    pub done: usize,
    /// Forms in all.
    pub of: usize,
}

/// What an export made, and what its user should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The files written.
    pub files: Vec<PathBuf>,
    /// How many forms they hold.
    pub forms: usize,
    /// Characters no font has, cells that were cut, what the finance system would refuse or finds empty.
    pub notices: Vec<String>,
}

/// An export that failed. Files that were there before are as they were.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A form was asked for that the project does not have.
    #[error(transparent)]
    NoSuchForm(#[from] NoSuchForm),
    /// A profile was asked for that is not at hand.
    #[error("没有编号为 {wanted} 的上报配置，可用的有：{known}")]
    NoSuchProfile {
        /// The profile asked for.
        wanted: String,
        /// Those at hand.
        known: String,
    },
    /// A form's template is not at hand.
    #[error(transparent)]
    Template(#[from] MissingTemplate),
    /// The user's font cannot be used.
    #[error("{}：{source}", path.display())]
    Font {
        /// The font file.
        path: PathBuf,
        /// What is wrong with it.
        source: FaceError,
    },
    /// The PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The workbook could not be made.
    #[error(transparent)]
    Xlsx(#[from] XlsxFailure),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The user stopped it.
    #[error("已取消，没有写出文件")]
    Cancelled,
}

/// Exports `project` as `order` says, telling `progress` after each form; a break stops the export.
///
/// Nothing is written before everything is made, so a failure leaves earlier files as they were.
pub fn run(
    project: &Project,
    library: &Library,
    order: &Order,
    created: i64,
    mut progress: impl FnMut(Progress) -> ControlFlow<()>,
) -> Result<Report, ExportError> {
    let forms = order.forms.of(project)?;
    let faces = faces(order.font.as_deref())?;
    if let Some(folder) = &order.per_form {
        bytes::make_folder(folder)?;
    }
    let mut report = Report { forms: forms.len(), ..Report::default() };
    let mut whole = Outputs::new(project, library, order, &faces, created)?;
    for (done, (place, form)) in forms.iter().enumerate() {
        let template = template_of(library, form)?;
        whole.add(form, template)?;
        if let Some(folder) = &order.per_form {
            let single = |extension| Some(folder.join(naming::file_name(*place, form.name(), extension)));
            let order = Order { pdf: single("pdf"), xlsx: single("xlsx"), ..Order::default() };
            let mut alone = Outputs::new(project, library, &order, &faces, created)?;
            alone.add(form, template)?;
            write(alone.finish()?, &mut report)?;
        }
        if progress(Progress { done: done + 1, of: forms.len() }).is_break() {
            return Err(ExportError::Cancelled);
        }
    }
    write(whole.finish()?, &mut report)?;
    report.notices.dedup();
    Ok(report)
}

/// The columns that the finance system wants filled and that the upload sheet of `order` would leave empty; to be asked
/// before anything is written.
pub fn gaps(project: &Project, library: &Library, order: &Order) -> Result<Vec<Gap>, ExportError> {
    let profile = outputs::profile(library, &order.profile)?;
    let mut forms = Vec::new();
    for (_, form) in order.forms.of(project)? {
        forms.push((form.as_ref(), template_of(library, form)?.as_ref()));
    }
    Ok(upload::table(&profile, &project.bureau, forms).gaps)
}

/// What was made for one set of files.
struct Made {
    files: Vec<(PathBuf, Vec<u8>)>,
    notices: Vec<String>,
}

fn write(made: Made, report: &mut Report) -> Result<(), ExportError> {
    for (path, contents) in made.files {
        bytes::write(&path, &contents)?;
        report.files.push(path);
    }
    report
        .notices
        .extend(made.notices.into_iter().filter(|notice| !report.notices.contains(notice)).collect::<Vec<_>>());
    Ok(())
}

fn faces(font: Option<&Path>) -> Result<Faces, ExportError> {
    let Some(path) = font else { return Ok(Faces::bundled()) };
    let data = bytes::read(path, crate::base::face::MAX_FONT_BYTES as u64)?;
    Faces::with_body(data).map_err(|source| ExportError::Font { path: path.to_owned(), source })
}

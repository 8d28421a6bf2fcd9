//! Why an export failed.

use crate::base::face::FaceError;
use crate::base::visible::visible_path;
use crate::export::Failure;
use crate::session::MissingTemplate;
use crate::session::choice::NoSuchForm;
use crate::session::outputs::OutputError;
use crate::store::FileError;
use crate::store::bytes::Partly;
use std::path::PathBuf;

/// An export that failed. Earlier files are unchanged, except those that it says are written.
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
    /// A file of a form would take the place of another file.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// Not all files could be put in their places.
    #[error(transparent)]
    Partly(#[from] Partly),
    /// The user cancelled it.
    #[error("已取消，没有写出文件")]
    Cancelled,
}

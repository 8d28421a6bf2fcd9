//! Exports a project as bytes of files: XLSX from the sheet, PDF from the pages, the flat upload sheet, JSON.
//!
//! A [`Format`] is a value; its description and the [`Exporter`] that makes its files are in its own file. All
//! exporters get the same [`LaidOut`] form, so that an export lays out each form at most once.

pub mod docx;
mod exporter;
mod format;
pub mod json;
mod laid;
mod marks;
mod package;
pub mod pdf;
mod setting;
pub mod upload;
pub mod xlsx;

pub use exporter::{About, Begin, Exporter, Failure, Sink, WriteSheet};
pub use format::Format;
pub use laid::{LaidOut, PartOf};
pub use marks::{Link, Mark};
pub use setting::{Copies, Info, Setting};

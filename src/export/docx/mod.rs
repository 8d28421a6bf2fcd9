//! Writes sheets as a Word document that looks like the PDF: a section of its own page size for each form, tables with the
//! whole grid in every row, heads that repeat, rows that do not split.
//!
//! Word, WPS and LibreOffice agree only where a merged cell stands in each of its rows with its width, its span and
//! vMerge, so each row names every column of the grid.

mod exporter;
mod grid;
mod paragraph;
mod parts;
mod section;
mod table;

pub(super) use exporter::ABOUT;

use super::package::options;
use super::{Info, Sink};
use crate::base::cores::in_order;
use crate::page::Measure;
use crate::sheet::{PageSpec, Sheet};
use std::io::Write;
use zip::ZipWriter;

/// Twentieths of a point, in which Word counts lengths, per pt.
const TWIPS: f32 = 20.0;

/// A document that could not be made.
#[derive(Debug, thiserror::Error)]
#[error("Word 文件无法生成：{0}")]
pub enum DocxFailure {
    /// The package cannot be written.
    Package(#[from] zip::result::ZipError),
    /// The file cannot be written.
    Write(#[from] std::io::Error),
}

/// A document under construction. Forms are written as they are added.
pub struct DocxWriter<'p> {
    zip: ZipWriter<&'p mut dyn Sink>,
    info: &'p Info,
    no_page_numbers: bool,
    /// The paper of the form that was added last.
    last: Option<PageSpec>,
}

impl<'p> DocxWriter<'p> {
    /// An empty document that is written to `out`.
    pub fn new(info: &'p Info, no_page_numbers: bool, out: &'p mut dyn Sink) -> Result<Self, DocxFailure> {
        let mut zip = ZipWriter::new(out);
        zip.start_file("word/document.xml", options())?;
        zip.write_all(parts::begin().as_bytes())?;
        Ok(Self { zip, info, no_page_numbers, last: None })
    }

    /// Adds forms, each with its measure, which uses the template's type sizes and gives the heights of the rows.
    pub fn add(&mut self, forms: &[(&Sheet, &Measure)]) -> Result<(), DocxFailure> {
        let bodies = in_order(forms, |(sheet, measured)| section::body(sheet, measured));
        for ((sheet, _), body) in forms.iter().zip(bodies) {
            if let Some(last) = self.last.replace(sheet.page.clone()) {
                self.zip.write_all(section::break_after(&last, self.no_page_numbers).as_bytes())?;
            }
            self.zip.write_all(body.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the rest of the document.
    pub fn finish(mut self) -> Result<(), DocxFailure> {
        let last = self.last.map(|page| section::properties(&page, self.no_page_numbers)).unwrap_or_default();
        self.zip.write_all(parts::end(&last).as_bytes())?;
        for (name, part) in parts::others(self.info) {
            self.zip.start_file(name, options())?;
            self.zip.write_all(part.as_bytes())?;
        }
        self.zip.finish()?;
        Ok(())
    }
}

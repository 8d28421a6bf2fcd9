//! Writes sheets as a Word document that looks like the PDF: a section of its own page size for each form, tables with the
//! whole grid in every row, heads that repeat, rows that do not split.
//!
//! Word, WPS and LibreOffice agree only where a merged cell stands in each of its rows with its width, its span and
//! vMerge, so each row names every column of the grid.

mod exporter;
mod footers;
mod grid;
mod paragraph;
mod parts;
mod prose;
mod section;
mod style_names;
mod styles;
mod table;

pub(super) use exporter::ABOUT;
pub use prose::Added;

use super::package::options;
use super::{Info, PartOf, Sink};
use crate::base::cores::in_order;
use crate::sheet::{CellStyle, Style};
use footers::Footers;
use prose::{Prose, has_prose};
use section::Section;
use std::io::Write;
use style_names::Needed;
use zip::ZipWriter;

/// The name space of the elements of a document.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
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
    /// The form that was added last.
    last: Option<Section>,
    footers: Footers,
    /// What its manuscripts need of its styles.
    needed: Needed,
    /// How many forms and manuscripts were begun.
    begun: usize,
}

impl<'p> DocxWriter<'p> {
    /// An empty document that is written to `out`.
    pub fn new(info: &'p Info, no_page_numbers: bool, out: &'p mut dyn Sink) -> Result<Self, DocxFailure> {
        let mut zip = ZipWriter::new(out);
        zip.start_file("word/document.xml", options())?;
        zip.write_all(parts::begin().as_bytes())?;
        Ok(Self {
            zip,
            info,
            no_page_numbers,
            last: None,
            footers: Footers::default(),
            needed: Needed::default(),
            begun: 0,
        })
    }

    /// Adds forms and texts of manuscripts in their order.
    pub fn add(&mut self, added: &[Added<'_>]) -> Result<(), DocxFailure> {
        for text in added.iter().filter(|added| has_prose(added.sheet)) {
            if self.needed.page.is_none() {
                self.needed.page = Some(text.sheet.page.clone());
                self.needed.paper = text.sheet.paper;
            }
            self.needed.parts |= text.sheet.cells.iter().any(|cell| cell.style == CellStyle::Paragraph(Style::Part));
        }
        let styled = self.needed.page.as_ref();
        let mut prose = Vec::with_capacity(added.len());
        for added in added {
            self.begun += usize::from(matches!(added.part, None | Some(PartOf::First)));
            prose.push(Prose { added, number: self.begun, styled });
        }
        let bodies = in_order(&prose, section::body);
        for (added, body) in added.iter().zip(bodies) {
            let section = Section::of(added, self.no_page_numbers);
            if let Some(last) = self.last.take() {
                self.zip.write_all(last.end(Some(&section), &mut self.footers).as_bytes())?;
            }
            self.last = Some(section);
            self.zip.write_all(body.as_bytes())?;
        }
        Ok(())
    }

    /// Writes the rest of the document.
    pub fn finish(mut self) -> Result<(), DocxFailure> {
        // A document has a paragraph, if it has nothing else.
        let end = self.last.take().map_or_else(|| "<w:p/>".to_owned(), |last| last.end(None, &mut self.footers));
        self.zip.write_all(end.as_bytes())?;
        self.zip.write_all(parts::END.as_bytes())?;
        for (name, part) in parts::others(self.info, &self.needed, &self.footers) {
            self.zip.start_file(name, options())?;
            self.zip.write_all(part.as_bytes())?;
        }
        self.zip.finish()?;
        Ok(())
    }
}

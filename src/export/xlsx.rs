//! Writes sheets as XLSX as a finance bureau expects it: merged cells, thin borders, a height for every row, print
//! settings with the pages of the PDF, amounts as numbers and everything else as text.
//!
//! The parts are written here and not by a library, which would keep every sheet until the end: each sheet is compressed
//! and written as it comes, with its texts in its cells instead of in one table for all sheets.

mod exporter;
mod formats;
mod names;
mod number;
mod package;
mod printing;
mod worksheet;
mod xml;

pub(super) use exporter::ABOUT;
pub(super) use formats::reads_as_formula;

use super::{Info, Sink};
use crate::base::cores::in_order;
use crate::page::Paged;
use crate::sheet::{Align, Cell, CellStyle, Sheet};
use formats::Formats;
use names::SheetNames;
use number::shown_number;
use package::{Listed, Package, compressed};
use printing::{Foot, print_area, print_titles};
use worksheet::{Content, Worksheet};

/// The greatest row height in Excel, pt.
const MAX_ROW_PT: f32 = 409.5;
/// The most characters in a cell of Excel.
const MAX_CELL_CHARS: usize = 32_767;
/// Pixels per pt in a spreadsheet, at 96 dpi.
const PX_PER_PT: f32 = 96.0 / 72.0;

/// A workbook that could not be made.
#[derive(Debug, thiserror::Error)]
#[error("Excel 文件无法生成：{0}")]
pub enum XlsxFailure {
    /// A sheet cannot be written.
    Sheet(#[from] rust_xlsxwriter::XlsxError),
    /// The package cannot be written.
    Package(#[from] zip::result::ZipError),
    /// The file cannot be written.
    Write(#[from] std::io::Error),
}

/// What is added to a workbook: a form.
#[derive(Debug)]
pub struct Added<'s> {
    /// Its sheet.
    pub sheet: &'s Sheet,
    /// Its pages, which give the size of its type, the heights of its rows and where pages begin.
    pub paged: &'s Paged,
    /// How many pages are before it and how many there are in all, if they are numbered through.
    pub within: Option<(usize, usize)>,
}

/// A workbook under construction, one sheet per form. Sheets are written as they are added.
pub struct XlsxWriter<'p> {
    package: Package<'p>,
    info: &'p Info,
    formats: Formats,
    names: SheetNames,
    no_page_numbers: bool,
    cut: Vec<String>,
}

impl<'p> XlsxWriter<'p> {
    /// An empty workbook that is written to `out`.
    pub fn new(info: &'p Info, no_page_numbers: bool, out: &'p mut dyn Sink) -> Self {
        let (formats, names) = Default::default();
        Self { package: Package::new(out), info, formats, names, no_page_numbers, cut: Vec::new() }
    }

    /// Adds forms in their order.
    pub fn add(&mut self, forms: &[Added<'_>]) -> Result<(), XlsxFailure> {
        let first = self.package.count();
        let mut sheets: Vec<(usize, Worksheet<'_>)> = Vec::with_capacity(forms.len());
        for (at, Added { sheet, paged, within }) in forms.iter().enumerate() {
            let cells = sheet.cells.iter().enumerate().map(|(i, cell)| self.cell(sheet, paged, i, cell)).collect();
            let first_of_all = first + at == 0;
            let foot = if self.no_page_numbers { Foot::Empty } else { within.map_or(Foot::Counted, Foot::Within) };
            let worksheet = Worksheet { sheet, paged, cells, foot, first: first_of_all };
            sheets.push((first + at, worksheet));
        }
        let parts = in_order(&sheets, |(at, worksheet)| compressed(*at, &worksheet.part()));
        for (Added { sheet, .. }, part) in forms.iter().zip(parts) {
            let name = self.names.unique(&sheet.name);
            let listed = Listed { name, print_area: print_area(sheet), print_titles: print_titles(sheet) };
            self.package.add(listed, part?)?;
        }
        Ok(())
    }

    /// The format and the content of a cell.
    fn cell<'s>(&mut self, sheet: &'s Sheet, paged: &Paged, index: usize, cell: &'s Cell) -> (usize, Content<'s>) {
        if cell.text.chars().nth(MAX_CELL_CHARS).is_some() {
            self.cut.push(format!("{}：第 {} 行", sheet.name, cell.row + 1));
        }
        let number = if cell.amount { shown_number(&cell.text) } else { None };
        let lines = paged.measure.lines(index).len();
        let align = cell.align.unwrap_or(match cell.style {
            CellStyle::Value if lines > 1 => Align::Left,
            _ => Align::Center,
        });
        let shape = number.map(|(_, shape)| shape);
        let format = self.formats.of(cell, paged.measure.scale, sheet.rows[cell.row].framed, align, shape);
        (format, number.map_or(Content::Text(&cell.text), |(number, _)| Content::Number(number)))
    }

    /// Writes the rest of the workbook; returns the cells whose text was truncated.
    pub fn finish(self) -> Result<Vec<String>, XlsxFailure> {
        self.package.finish(self.info, &self.formats.part())?;
        Ok(self.cut)
    }
}

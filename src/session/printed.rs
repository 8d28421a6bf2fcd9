//! Tables that the program makes about forms, to print and to export: comparisons, lists of what is due, overviews.

use super::naming::Output;
use crate::base::face::Faces;
use crate::base::listed::listed;
use crate::base::visible::visible_path;
use crate::export::{Copies, Failure, Format, Info, Setting};
use crate::model::{Bureau, PrintOptions};
use crate::sheet::{Align, Cell, CellStyle, Section, Sheet, SheetRow};
use crate::store::{FileError, bytes};
use crate::template::Library;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// A table that could not be saved. A file that existed before is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum PrintedError {
    /// The file's extension is that of no format a table can be written in.
    #[error("这份表只能存成 {}，不能存成 {}：请改文件名", endings(), visible_path(.0))]
    Kind(PathBuf),
    /// The file could not be made; its format says why.
    #[error(transparent)]
    Format(#[from] Failure),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] FileError),
}

/// A column of a printed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintedColumn {
    /// Its heading.
    pub label: &'static str,
    /// Its width relative to the others.
    pub width: u16,
    /// How its texts are aligned.
    pub align: Align,
}

/// A table with a title, lines above it, and lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The name of its sheet in a workbook.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// Lines between title and table.
    pub above: Vec<String>,
    /// Its columns.
    pub columns: Vec<PrintedColumn>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
    /// Lines below it.
    pub below: Vec<String>,
    /// The extension of the file that is proposed: of one to go on with, or of one to print.
    pub extension: &'static str,
}

impl Printed {
    /// Lays the table out, in landscape: most columns hold sentences.
    pub fn sheet(&self) -> Sheet {
        let widths = self.columns.iter().map(|column| f32::from(column.width)).collect();
        let mut sheet = Sheet::of_table(self.name.to_owned(), self.title.clone(), widths);
        self.line(&mut sheet, &self.title, CellStyle::Title, Align::Center);
        self.above.iter().for_each(|text| self.line(&mut sheet, text, CellStyle::Caption, Align::Left));
        let first = sheet.rows.len();
        let labels = self.columns.iter().map(|column| column.label.to_owned());
        self.row(&mut sheet, labels, CellStyle::Label);
        self.rows.iter().for_each(|row| self.row(&mut sheet, row.iter().cloned(), CellStyle::Value));
        sheet.sections.push(Section { header: first..first + 1, rows: first..sheet.rows.len() });
        self.below.iter().for_each(|text| self.line(&mut sheet, text, CellStyle::Caption, Align::Left));
        sheet
    }

    /// Adds a line without a frame. One below the table stays on the page of the row above it.
    fn line(&self, sheet: &mut Sheet, text: &str, style: CellStyle, align: Align) {
        sheet.rows.push(SheetRow { keep: !sheet.sections.is_empty(), ..SheetRow::default() });
        let row = sheet.rows.len() - 1;
        sheet.cells.push(Cell {
            columns: self.columns.len(),
            align: Some(align),
            ..cell(row, 0, text.to_owned(), style)
        });
    }

    fn row(&self, sheet: &mut Sheet, texts: impl Iterator<Item = String>, style: CellStyle) {
        // The first row stays with the header above it, so that a header never ends a page.
        let keep = style == CellStyle::Value && sheet.cells.last().is_some_and(|cell| cell.style == CellStyle::Label);
        sheet.rows.push(SheetRow { framed: true, keep, ..SheetRow::default() });
        let row = sheet.rows.len() - 1;
        let cells = texts.zip(&self.columns).enumerate().map(|(at, (text, column))| {
            let align = (style == CellStyle::Value).then_some(column.align);
            Cell { align, ..cell(row, at, text, style) }
        });
        sheet.cells.extend(cells);
    }
}

/// A cell of one row and one column that no field belongs to.
pub(super) fn cell(row: usize, column: usize, text: String, style: CellStyle) -> Cell {
    Cell {
        row,
        column,
        rows: 1,
        columns: 1,
        value_at: 0,
        text,
        field: None,
        style,
        align: None,
        indent: 0,
        stacked: false,
        amount: false,
    }
}

/// Writes `sheet` to the file at `path`, in the format of its extension. `created` is in seconds since 1970.
pub fn save(path: &Path, sheet: &Sheet, bureau: &Bureau, library: &Library, created: i64) -> Result<(), PrintedError> {
    let format = Format::laid_out().find(|format| format.ends(path));
    let Some(write_sheet) = format.and_then(|format| format.about().write_sheet) else {
        return Err(PrintedError::Kind(path.to_path_buf()));
    };
    let info = Info { title: sheet.title.clone(), author: bureau.name.clone(), created };
    let (faces, print) = (Faces::bundled(), PrintOptions::default());
    let copies = Copies::default();
    let setting = Setting { info: &info, faces: &faces, bureau, print: &print, copies, library, profile: "" };
    let mut contents = Cursor::new(Vec::new());
    write_sheet(sheet, setting, &mut contents)?;
    Ok(bytes::write(path, contents.get_ref())?)
}

/// How the names of their files may end: `.pdf 或 .xlsx`.
pub fn endings() -> String {
    let endings: Vec<String> = Output::Report.extensions().iter().map(|extension| format!(".{extension}")).collect();
    listed(&endings, "或")
}

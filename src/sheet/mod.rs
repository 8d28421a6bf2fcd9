//! (Template, Form) → [`Sheet`]: a grid of cells with spans and styles; every cell knows its [`FieldPath`].
//!
//! The XLSX writer walks the sheet, [`crate::page`] sets it on paper, and the importer inverts this layout.

mod build;
mod builder;
mod grid;
mod order;
mod own;
mod own_columns;
mod prose;
mod prose_tables;
mod runs;
mod schedule;
mod signature;
mod style;
mod table;

pub use build::sheet;
pub use order::Order;

pub use crate::base::paper::Paper;
pub use crate::model::prose::Style;
pub use crate::model::{FieldPath, Fit};
pub use crate::template::{Align, CellStyle, PageSpec};

use std::ops::Range;

/// The usual distance of lines, as a multiple of the type size.
// Close to Excel's, where 宋体 of 10.5 pt has lines of 14.25 pt (1.357).
pub const LINE: f32 = 1.35;

/// A form as a grid of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name of the form, for bookmarks and sheet names.
    pub name: String,
    /// The form's title.
    pub title: String,
    /// Margins and type sizes.
    pub page: PageSpec,
    /// The paper.
    pub paper: Paper,
    /// The distance of the lines of tables, as a multiple of the type size.
    pub line: f32,
    /// How many pages it is to take.
    pub fit: Fit,
    /// Relative widths of the columns.
    pub widths: Vec<f32>,
    /// The rows, top to bottom.
    pub rows: Vec<SheetRow>,
    /// The cells, by row and then by column.
    pub cells: Vec<Cell>,
    /// Tables whose header rows repeat when they run over a page.
    pub sections: Vec<Section>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SheetRow {
    /// Whether the row has borders.
    pub framed: bool,
    /// Whether no page may begin with this row.
    // A total row or the grade row never stands alone on a page.
    pub keep: bool,
    /// Whether its lines may be parted by a page break, though the row is lower than a page: running text.
    pub flows: bool,
    /// Whether a page begins with this row.
    pub begins_page: bool,
}

/// A table whose header rows repeat when it runs over a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The header rows.
    pub header: Range<usize>,
    /// All rows, header included.
    pub rows: Range<usize>,
}

/// A cell of a sheet, over one or more rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The first row.
    pub row: usize,
    /// The first column.
    pub column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// Its text, label included.
    pub text: String,
    /// The start of the field's text in `text`, in bytes; the label is before it.
    pub value_at: usize,
    /// The field whose text or label it holds.
    pub field: Option<FieldPath>,
    /// Its look.
    pub style: CellStyle,
    /// The alignment; None centres one line and left-aligns several.
    pub align: Option<Align>,
    /// The indent, in characters.
    pub indent: u8,
    /// Whether the characters are stacked vertically.
    pub stacked: bool,
    /// Whether the text is an amount, which a spreadsheet stores as a number if possible.
    pub amount: bool,
}

impl Sheet {
    /// A table that the program makes, without rows: in landscape, since most columns hold sentences.
    pub fn of_table(name: String, title: String, widths: Vec<f32>) -> Self {
        let (page, paper, line, fit) = (PageSpec::of_table(), Paper::A4, LINE, Fit::Auto);
        let (rows, cells, sections) = Default::default();
        Self { name, title, page, paper, line, fit, widths, rows, cells, sections }
    }

    /// The header rows that a spreadsheet repeats on each page: those of the last table.
    pub fn repeated_rows(&self) -> Option<Range<usize>> {
        // A worksheet has one set of repeated rows; the indicators, which run over, come last.
        self.sections.last().map(|section| section.header.clone())
    }

    /// The indices of the cells that begin in `row`.
    pub fn cells_of(&self, row: usize) -> Range<usize> {
        self.cells.partition_point(|cell| cell.row < row)..self.cells.partition_point(|cell| cell.row <= row)
    }

    /// The field's text in `cell`, without the label.
    pub fn value<'s>(&self, cell: &'s Cell) -> &'s str {
        cell.text.get(cell.value_at..).unwrap_or("")
    }
}

impl Cell {
    /// A label in one cell of the grid.
    pub(in crate::sheet) fn label(row: usize, column: usize, text: String) -> Self {
        Self {
            row,
            column,
            rows: 1,
            columns: 1,
            value_at: text.len(),
            text,
            field: None,
            style: CellStyle::Label,
            align: None,
            indent: 0,
            stacked: false,
            amount: false,
        }
    }
}

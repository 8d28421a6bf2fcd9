//! Tables on the clipboard: pastes what Excel, WPS and Word put there as one edit, and copies cells of a form for them.
//!
//! A [`Block`] is read from the clipboard's HTML if there is any, since only that tells merged cells, else from its
//! tab-separated text. [`Importer::paste`](super::Importer::paste) turns it into one edit of a form:
//!
//! - A block with a header ("一级指标 | 二级指标 | …") goes into the table of that header, wherever the cursor is. If the
//!   cursor is in that table, its rows fill those from the cursor on, else those after the last filled one.
//! - A block without a header in which classes of indicators are recognised is placed as if it had one.
//! - Any other block fills rows and columns from the cursor on, in the order in which the form shows them; the payment
//!   schedule shows one step per column. A larger selection that holds the block a whole number of times is filled.
//! - In a single field or a total, a block without a header is inserted as text.
//!
//! - Among the paragraphs of a manuscript, a block becomes a table behind the paragraph of the cursor, a block of one column
//!   paragraphs; within a table it fills cells from the cursor on. Merged cells stay merged.
//!
//! Rows are added if the block is longer than the table. Cells without a place are reported, never dropped. A blank
//! cell clears the one that it covers, as in Excel, except that a blank class stands for the class above. A class whose
//! rows are overwritten by a table with a header stays on the form.
//!
//! [`Importer::paste_values`](super::Importer::paste_values) takes every cell literally and interprets nothing.
//!
//! [`copied`] is the inverse: cells that are copied and pasted at the same place change nothing.

mod contents;
mod copy;
mod delimited;
mod levels;
mod paste;
mod pasted;
mod prose;
mod selection;
mod target;
mod values;

pub use copy::{Copied, copied};
pub use pasted::Pasted;
pub use selection::Selection;

use super::limits::FORM_ROWS;
use crate::workbook::limits::{self, COLUMNS};
use crate::workbook::{Area, Collected, Grid, GridCell, html};

/// A block of cells from the clipboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    grid: Grid,
    rows: u32,
    columns: u32,
}

impl Block {
    /// The cells on the clipboard, from its HTML if that has a table, else from its text; None if there is only white
    /// space.
    pub fn from_clipboard(text: &str, html: Option<&str>) -> Option<Self> {
        html.and_then(Self::from_html).or_else(|| Self::from_text(text))
    }

    /// The cells of tab-separated text as Excel and WPS write it: cells with a tab or a line break are in quotes.
    pub fn from_text(text: &str) -> Option<Self> {
        let (text, cut) = bounded(text);
        let mut sheet = Collected::default();
        for (area, text) in delimited::read(text) {
            if !sheet.add(area, text) {
                break;
            }
        }
        sheet.full |= cut;
        Self::new(sheet)
    }

    /// The cells of the tables in HTML, one below the other.
    pub fn from_html(html: &str) -> Option<Self> {
        let (html, cut) = bounded(html);
        let mut sheet = html::tables(html);
        sheet.full |= cut;
        Self::new(sheet)
    }

    fn new(mut sheet: Collected) -> Option<Self> {
        let within = |area: &Area| area.row < FORM_ROWS && area.column < COLUMNS;
        let before = sheet.cells.len();
        sheet.cells.retain(|(area, _)| within(area));
        let cut = sheet.cells.len() < before;
        // Blank rows and columns at the end are not part of the block: they would clear cells.
        let filled = || sheet.cells.iter().filter(|(_, text)| !text.trim().is_empty());
        let rows = filled().map(|(area, _)| area.bottom()).max()?;
        let columns = filled().map(|(area, _)| area.right()).max()?;
        let mut grid = sheet.into_grid(String::new());
        let most = format!("只粘贴前 {} 行、前 {} 列，其余没有粘贴", FORM_ROWS, COLUMNS);
        grid.notices.extend(cut.then_some(most));
        Some(Self { grid, rows: rows.min(FORM_ROWS), columns: columns.min(COLUMNS) })
    }

    /// The number of rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The number of columns.
    pub fn columns(&self) -> u32 {
        self.columns
    }

    /// Its text: one line per row, with spaces between cells.
    pub fn text(&self) -> String {
        let line = |row: u32| {
            let cells = self.grid.indices_in(row..row + 1).filter_map(|index| self.grid.cells().get(index));
            cells.map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
        };
        (0..self.rows).map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    fn transposed(&self) -> Self {
        Self { grid: self.grid.transposed(), rows: self.columns, columns: self.rows }
    }

    /// The block repeated `down` times downwards and `across` times to the right; once if that exceeds a form.
    fn repeated(&self, down: u32, across: u32) -> Self {
        let (rows, columns) = (self.rows * down, self.columns * across);
        if (down, across) == (1, 1) || rows > FORM_ROWS || columns > COLUMNS {
            return self.clone();
        }
        Self { grid: self.grid.repeated((self.rows, down), (self.columns, across)), rows, columns }
    }

    fn cells(&self) -> &[GridCell] {
        self.grid.cells()
    }

    fn notices(&self) -> &[String] {
        &self.grid.notices
    }

    /// The text at a place. A merged range has it in all of its cells if it is a `label`, else only in the first: an
    /// amount over several rows counts once.
    fn own_text_at(&self, row: u32, column: u32, label: bool) -> &str {
        let cell = self.grid.index_at(row, column).and_then(|index| self.cells().get(index));
        let begins = |cell: &&GridCell| (cell.area.row, cell.area.column) == (row, column);
        cell.filter(|cell| label || begins(cell)).map_or("", |cell| cell.text.as_str())
    }

    fn text_at(&self, row: u32, column: u32) -> &str {
        let cell = self.grid.index_at(row, column).and_then(|index| self.grid.cells().get(index));
        cell.map_or("", |cell| cell.text.as_str())
    }
}

/// As much of `text` as a file may have, and whether that is not all of it.
fn bounded(text: &str) -> (&str, bool) {
    let end = text.floor_char_boundary(limits::FILE_BYTES as usize);
    (&text[..end], end < text.len())
}

//! Tables on the clipboard: what Excel, WPS and Word put there → one edit, and cells of a form → what they take.
//!
//! A [`Block`] is made of the clipboard's HTML where there is any, since it says which cells are merged, else of its
//! tab-separated text. [`Importer::paste`](super::Importer::paste) turns it into one edit of a form:
//!
//! - A block with a header ("一级指标 | 二级指标 | …") goes by its header into the table that the header is of,
//!   wherever the cursor stands. Its rows fill those from the cursor on where the cursor stands in that table, else those
//!   behind the last one that is filled in.
//! - A block without a header in which classes of indicators are recognised goes where those say, as if it had one.
//! - Any other block fills rows and columns from the cursor on, in the order in which the form shows them; the payment
//!   schedule, which shows a step a column, likewise. A larger selection that holds it a whole number of times is filled.
//! - At a single field or a total, a block without a header is its text.
//!
//! Rows are added where the block is longer than the table. Cells that have no place are given back, never dropped. A
//! blank cell clears the one that it falls on, as in Excel, but for classes: there it means the class above. A class
//! whose rows a table with a header falls on stays on the form.
//!
//! [`Importer::paste_values`](super::Importer::paste_values) takes every cell as it stands, and looks for nothing in it.
//!
//! [`copied`] is the way back: what it makes of cells, pasted at the same place, changes nothing.

mod contents;
mod copy;
mod delimited;
mod flow;
mod levels;
mod markup;
mod paste;
mod pasted;
mod selection;
mod target;
mod values;

pub use copy::{Copied, copied};
pub use pasted::Pasted;
pub use selection::Selection;

use super::limits::FORM_ROWS;
use crate::workbook::limits::{self, COLUMNS, Room};
use crate::workbook::{Area, Grid, GridCell};

/// A block of cells from the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    grid: Grid,
    rows: u32,
    columns: u32,
}

impl Block {
    /// The cells that the clipboard holds, by its HTML where that has a table and else by its text; None where there is
    /// nothing but white space.
    pub fn from_clipboard(text: &str, html: Option<&str>) -> Option<Self> {
        html.and_then(Self::from_html).or_else(|| Self::from_text(text))
    }

    /// The cells of tab-separated text, as Excel and WPS write it: a cell that holds a tab or a line break is in quotes.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut sheet = Collected::default();
        for (row, cells) in (0..).zip(delimited::read(text)) {
            for (column, text) in (0..).zip(cells) {
                sheet.add(Area::single(row, column), text);
            }
        }
        Self::new(sheet)
    }

    /// The cells of the tables in HTML, one below the other.
    pub fn from_html(html: &str) -> Option<Self> {
        Self::new(markup::read(html))
    }

    fn new(mut sheet: Collected) -> Option<Self> {
        let within = |area: &Area| area.row < FORM_ROWS && area.column < COLUMNS;
        let before = sheet.cells.len();
        sheet.cells.retain(|(area, _)| within(area));
        let cut = sheet.cells.len() < before;
        let filled = || sheet.cells.iter().filter(|(_, text)| !text.trim().is_empty());
        let rows = filled().map(|(area, _)| area.bottom()).max()?;
        let columns = filled().map(|(area, _)| area.right()).max()?;
        let areas = sheet.cells.iter().map(|(area, _)| *area);
        let merges: Vec<Area> = areas.filter(|area| area.rows > 1 || area.columns > 1).collect();
        let cells = sheet.cells.into_iter().map(|(area, text)| GridCell {
            area: Area::single(area.row, area.column),
            text,
            failed: false,
        });
        let mut grid = Grid::new(String::new(), cells.collect(), &merges, &mut sheet.room);
        grid.notices.extend(sheet.full.then(limits::surplus));
        let most = format!("只粘贴前 {} 行、前 {} 列，其余没有粘贴", FORM_ROWS, COLUMNS);
        grid.notices.extend(cut.then_some(most));
        Some(Self { grid, rows: rows.min(FORM_ROWS), columns: columns.min(COLUMNS) })
    }

    /// How many rows it has.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// How many columns it has.
    pub fn columns(&self) -> u32 {
        self.columns
    }

    /// Its text: a line a row, a space between cells.
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

    /// The block `down` times below itself and `across` times beside itself.
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

    /// The text at a place; of a merged range in each of its rows where it is a `label`, else in its first cell alone.
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

/// Cells as they are collected, within bounds.
#[derive(Default)]
struct Collected {
    cells: Vec<(Area, String)>,
    room: Room,
    /// Whether there was more than there is room for.
    full: bool,
}

impl Collected {
    fn add(&mut self, area: Area, text: String) {
        if self.room.cell(text.len()) {
            self.cells.push((area, text));
        } else {
            self.full = true;
        }
    }
}

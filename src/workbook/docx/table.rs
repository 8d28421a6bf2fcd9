//! A table of a document: cells by their places in its grid of columns, merged across and down.

use super::super::area::Area;
use super::super::limits::COLUMNS;
use super::super::sheets::Sheets;
use super::super::text::Text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How a cell takes part in a merged range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Merge {
    #[default]
    No,
    Begins,
    GoesOn,
}

impl Merge {
    /// The value of `w:vMerge` or `w:hMerge`.
    pub(super) fn called(value: Option<&str>) -> Self {
        if value == Some("restart") { Self::Begins } else { Self::GoesOn }
    }
}

/// The open cell.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) columns: u32,
    pub(super) down: Merge,
    pub(super) across: Merge,
    text: Text,
    begun: bool,
}

impl Cell {
    /// Appends a paragraph.
    pub(super) fn paragraph(&mut self, text: &str) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push("\n");
        }
        self.text.push(text);
    }
}

/// An open table.
pub(super) struct Table {
    left: u32,
    row: u32,
    column: u32,
    pub(super) cell: Cell,
    /// The place of the last cell that is no continuation to the right.
    last: Option<Area>,
    /// The merged ranges that may go on in the next row, by column, and the row that they were last continued in.
    down: BTreeMap<u32, (Area, u32)>,
}

impl Table {
    /// A table whose first column is `left`.
    pub(super) fn at(left: u32) -> Self {
        let cell = Cell { columns: 1, ..Cell::default() };
        Self { left, row: 0, column: left, cell, last: None, down: BTreeMap::new() }
    }

    /// The column of the open cell.
    pub(super) fn column(&self) -> u32 {
        self.column
    }

    pub(super) fn start_row(&mut self, row: u32) {
        (self.row, self.column, self.last) = (row, self.left, None);
    }

    /// Leaves `columns` free before the first cell of the row.
    pub(super) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns);
    }

    pub(super) fn start_cell(&mut self) {
        self.cell = Cell { columns: 1, ..Cell::default() };
    }

    /// Puts the open cell into `sheets`; false if there is no room left.
    pub(super) fn end_cell(&mut self, sheets: &mut Sheets) -> bool {
        let cell = std::mem::take(&mut self.cell);
        let area = Area { row: self.row, column: self.column, rows: 1, columns: cell.columns.max(1) };
        self.column = area.right();
        if let (Merge::GoesOn, Some(last)) = (cell.across, &mut self.last) {
            // Word's old way to merge across: the cells behind the first hold nothing.
            last.columns = area.right().saturating_sub(last.column);
            let wider = *last;
            self.down.entry(wider.column).and_modify(|(area, _)| area.columns = wider.columns);
        } else {
            self.place(area, cell.down, sheets);
        }
        sheets.add(area.row, area.column, Cow::Borrowed(cell.text.as_str().trim_end()), false)
    }

    fn place(&mut self, area: Area, down: Merge, sheets: &mut Sheets) {
        self.last = Some(area);
        let row = area.row;
        // Cells without text take no room: what is kept of them is bounded by the columns that a form may use.
        if area.column >= COLUMNS {
            return;
        }
        match self.down.get_mut(&area.column) {
            Some((above, seen)) if down == Merge::GoesOn => {
                above.rows = area.bottom().saturating_sub(above.row);
                *seen = row;
            }
            _ => {
                if let Some((above, _)) = self.down.insert(area.column, (area, row)) {
                    merge(above, sheets);
                }
            }
        }
    }

    /// Merges the ranges that do not go on.
    pub(super) fn end_row(&mut self, sheets: &mut Sheets) {
        let row = self.row;
        self.down.retain(|_, (area, seen)| {
            if *seen != row {
                merge(*area, sheets);
            }
            *seen == row
        });
    }

    /// Merges the ranges that are still open.
    pub(super) fn end(&mut self, sheets: &mut Sheets) {
        std::mem::take(&mut self.down).into_values().for_each(|(area, _)| merge(area, sheets));
    }
}

fn merge(area: Area, sheets: &mut Sheets) {
    if area.rows > 1 || area.columns > 1 {
        sheets.merge(area);
    }
}

//! A block of selected cells, from the current one to the one that the selection was extended to.

use super::along::Along;
use super::cells::{cell_of, is_editable, takes_cursor};
use crate::edit::Edit;
use crate::model::{FieldPath, Form, RowId, Table};
use crate::session::clipboard::Selection;
use crate::sheet::{Cell, Sheet};
use std::collections::BTreeSet;
use std::ops::Range;

/// A block of the sheet's grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    rows: Range<usize>,
    columns: Range<usize>,
}

impl Block {
    /// Returns the smallest block that contains both cells.
    pub(super) fn between(a: &Cell, b: &Cell) -> Self {
        let over = |a: (usize, usize), b: (usize, usize)| a.0.min(b.0)..(a.0 + a.1).max(b.0 + b.1);
        Self {
            rows: over((a.row, a.rows), (b.row, b.rows)),
            columns: over((a.column, a.columns), (b.column, b.columns)),
        }
    }

    /// Returns the block from the field `from` to the field `to`, if both are on the sheet.
    pub(super) fn of(sheet: &Sheet, from: &FieldPath, to: &FieldPath) -> Option<Self> {
        Some(Self::between(cell_of(sheet, from)?, cell_of(sheet, to)?))
    }

    /// Whether the cell begins within the block.
    pub(super) fn holds(&self, cell: &Cell) -> bool {
        self.rows.contains(&cell.row) && self.columns.contains(&cell.column)
    }

    /// Returns the fields of the block row by row, including class labels.
    pub(super) fn paths(&self, sheet: &Sheet) -> Vec<FieldPath> {
        let held = sheet.cells.iter().filter(|cell| self.holds(cell) && takes_cursor(cell));
        held.filter_map(|cell| cell.field.clone()).collect()
    }

    /// Returns the block extended down or right to a cell outside of it, whichever is further. None if the cell is
    /// inside.
    pub(super) fn stretched_to(&self, cell: &Cell) -> Option<(Self, Along)> {
        // One direction only, as with Excel's fill handle.
        let down = (cell.row + 1).saturating_sub(self.rows.end);
        let right = (cell.column + 1).saturating_sub(self.columns.end);
        let (rows, columns) = (self.rows.clone(), self.columns.clone());
        match (down, right) {
            (0, 0) => None,
            _ if down >= right => Some((Self { rows: rows.start..cell.row + cell.rows, columns }, Along::Down)),
            _ => Some((Self { rows, columns: columns.start..cell.column + cell.columns }, Along::Right)),
        }
    }

    /// Returns the block with the row above it, or the column left of it, if it has only one row or column: Ctrl+D and
    /// Ctrl+R fill a single cell from its neighbour, as in Excel.
    pub(super) fn with_source(&self, sheet: &Sheet, along: Along) -> Self {
        let editable = || sheet.cells.iter().filter(|cell| is_editable(cell));
        let (mut rows, mut columns) = (self.rows.clone(), self.columns.clone());
        match along {
            Along::Down if rows.len() == 1 => {
                let above = editable().filter(|cell| columns.contains(&cell.column) && cell.row < rows.start);
                rows.start = above.map(|cell| cell.row).max().unwrap_or(rows.start);
            }
            Along::Right if self.is_one_cell_wide(sheet) => {
                let before = editable().filter(|cell| rows.contains(&cell.row) && cell.column < columns.start);
                columns.start = before.map(|cell| cell.column).max().unwrap_or(columns.start);
            }
            Along::Down | Along::Right => {}
        }
        Self { rows, columns }
    }

    fn is_one_cell_wide(&self, sheet: &Sheet) -> bool {
        let mut places =
            sheet.cells.iter().filter(|cell| is_editable(cell) && self.holds(cell)).map(|cell| cell.column);
        let first = places.next();
        places.all(|place| Some(place) == first)
    }

    /// Returns the first and the last field of the block.
    pub(super) fn corners(&self, sheet: &Sheet) -> Option<[FieldPath; 2]> {
        let paths = self.paths(sheet);
        Some([paths.first()?.clone(), paths.last()?.clone()])
    }

    /// Returns the block as a target for pasting: its first field and how many rows and columns of fields it has. None
    /// if it is not within one table.
    pub(super) fn selection(&self, sheet: &Sheet) -> Option<Selection> {
        let fields: Vec<&Cell> = sheet.cells.iter().filter(|cell| is_editable(cell) && self.holds(cell)).collect();
        let table = |cell: &Cell| if let Some(FieldPath::Cell(table, ..)) = &cell.field { Some(*table) } else { None };
        let anchor = fields.first()?.field.clone()?;
        // Outside tables each field is separate: a block does not run from one into the next.
        table(fields.first()?).filter(|of| fields.iter().all(|cell| table(cell) == Some(*of)))?;
        let count = |place: fn(&Cell) -> usize| {
            let places: BTreeSet<usize> = fields.iter().map(|cell| place(cell)).collect();
            u32::try_from(places.len()).unwrap_or(u32::MAX)
        };
        Some(Selection { anchor, rows: count(|cell| cell.row), columns: count(|cell| cell.column) })
    }

    /// Returns the rows of `table` in the block.
    pub(super) fn rows_of(&self, sheet: &Sheet, table: Table) -> Vec<RowId> {
        let mut rows = Vec::new();
        for cell in sheet.cells.iter().filter(|cell| self.holds(cell)) {
            if let Some(FieldPath::Cell(of, id, _)) = &cell.field
                && *of == table
                && !rows.contains(id)
            {
                rows.push(*id);
            }
        }
        rows
    }

    /// Returns the edit that empties the block's fields.
    pub(super) fn clear(&self, sheet: &Sheet, form: &Form) -> Edit {
        let filled = sheet.cells.iter().filter(|cell| self.holds(cell) && is_editable(cell));
        let texts = filled.filter_map(|cell| cell.field.clone()).map(|path| (path, String::new())).collect();
        Edit::SetTexts { form: form.id, texts }
    }
}

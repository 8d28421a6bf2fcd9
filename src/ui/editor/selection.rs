//! A block of cells, from the one under the cursor to the one that it was drawn to.

use super::cells::{cell_of, is_class_label, is_editable};
use crate::edit::Edit;
use crate::model::{FieldPath, Form, RowId, Table};
use crate::sheet::{Cell, Sheet};
use std::ops::Range;

/// A block of the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    rows: Range<usize>,
    columns: Range<usize>,
}

impl Block {
    /// The least block that holds both cells.
    pub(super) fn between(a: &Cell, b: &Cell) -> Self {
        let over = |a: (usize, usize), b: (usize, usize)| a.0.min(b.0)..(a.0 + a.1).max(b.0 + b.1);
        Self {
            rows: over((a.row, a.rows), (b.row, b.rows)),
            columns: over((a.column, a.columns), (b.column, b.columns)),
        }
    }

    /// The block from the field `from` to the field `to`, where both are on the sheet.
    pub(super) fn of(sheet: &Sheet, from: &FieldPath, to: &FieldPath) -> Option<Self> {
        Some(Self::between(cell_of(sheet, from)?, cell_of(sheet, to)?))
    }

    /// Whether the cell begins within the block.
    pub(super) fn holds(&self, cell: &Cell) -> bool {
        self.rows.contains(&cell.row) && self.columns.contains(&cell.column)
    }

    /// The fields of the block, row by row; class labels are among them.
    pub(super) fn paths(&self, sheet: &Sheet) -> Vec<FieldPath> {
        let held = sheet.cells.iter().filter(|cell| self.holds(cell) && (is_editable(cell) || is_class_label(cell)));
        held.filter_map(|cell| cell.field.clone()).collect()
    }

    /// The rows of `table` in the block.
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

    /// The edit that empties the block's fields.
    pub(super) fn clear(&self, sheet: &Sheet, form: &Form) -> Edit {
        let filled = sheet.cells.iter().filter(|cell| self.holds(cell) && is_editable(cell));
        let texts = filled.filter_map(|cell| cell.field.clone()).map(|path| (path, String::new())).collect();
        Edit::SetTexts { form: form.id, texts }
    }
}

//! Which cell of a sheet covers each place of its grid.

use crate::sheet::Sheet;

/// The grid of a sheet.
pub(super) struct Grid<'s> {
    pub(super) sheet: &'s Sheet,
    columns: usize,
    places: Vec<Option<usize>>,
}

impl<'s> Grid<'s> {
    pub(super) fn of(sheet: &'s Sheet) -> Self {
        let columns = sheet.widths.len();
        let mut places: Vec<Option<usize>> = vec![None; sheet.rows.len() * columns];
        for (index, cell) in sheet.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                places[row * columns + cell.column..][..cell.columns].fill(Some(index));
            }
        }
        Self { sheet, columns, places }
    }

    /// The cells of a row from left to right, each with its first column and how many it covers. What no cell covers comes
    /// as None.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (Option<usize>, usize, usize)> {
        let places = &self.places[row * self.columns..(row + 1) * self.columns];
        let mut column = 0;
        places.chunk_by(|a, b| a == b).map(move |run| {
            let first = column;
            column += run.len();
            (run[0], first, run.len())
        })
    }

    /// Whether some cell begins above `row` and reaches into it.
    pub(super) fn is_crossed(&self, row: usize) -> bool {
        self.row(row).any(|(cell, ..)| cell.is_some_and(|cell| self.sheet.cells[cell].row < row))
    }
}

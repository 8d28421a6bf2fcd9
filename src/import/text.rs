//! A sheet with the folded label of each cell, computed once for all templates that are tried.

use super::fold::folded;
use crate::workbook::{Area, Grid, GridCell};
use std::ops::Range;

/// A sheet with the folded label of each cell.
#[derive(Debug)]
pub(super) struct Labelled<'g> {
    pub(super) grid: &'g Grid,
    /// The folded text of each cell.
    labels: Vec<String>,
    /// Whether each cell holds something that can be seen.
    filled: Vec<bool>,
    bottom: u32,
}

impl<'g> Labelled<'g> {
    /// Folds the texts of `grid`.
    pub(super) fn new(grid: &'g Grid) -> Self {
        // No label has 400 bytes: the texts of goals need no folding.
        let label = |cell: &GridCell| if cell.text.len() > 400 { String::new() } else { folded(&cell.text) };
        let bottom = grid.cells().iter().map(|cell| cell.area.bottom()).max().unwrap_or(0);
        let filled = grid.cells().iter().map(|cell| !cell.is_blank()).collect();
        Self { grid, labels: grid.cells().iter().map(label).collect(), filled, bottom }
    }

    /// The label in the cell `index`, empty if it is too long for one.
    pub(super) fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", String::as_str)
    }

    /// The cell `index`.
    pub(super) fn cell(&self, index: usize) -> Option<&'g GridCell> {
        self.grid.cells().get(index)
    }

    /// The text at `row` and `column`, or an empty one.
    pub(super) fn text_at(&self, row: u32, column: u32) -> &'g str {
        self.grid.index_at(row, column).and_then(|index| self.cell(index)).map_or("", |cell| cell.text.as_str())
    }

    /// The filled cells that begin in `row`, with their labels.
    pub(super) fn starting_in(&self, row: u32) -> impl Iterator<Item = (Area, &str)> {
        let filled = self.filled(row..row.saturating_add(1));
        filled.filter_map(|index| Some((self.cell(index)?.area, self.label(index))))
    }

    /// The labels of the cells that begin in `row`.
    pub(super) fn labels_in(&self, row: u32) -> impl Iterator<Item = &str> {
        self.starting_in(row).map(|(_, label)| label)
    }

    /// The indices of the filled cells that begin in `rows`.
    pub(super) fn filled(&self, rows: Range<u32>) -> impl Iterator<Item = usize> {
        self.grid.indices_in(rows).filter(|index| self.is_filled(*index))
    }

    /// Whether the cell `index` holds something that can be seen.
    pub(super) fn is_filled(&self, index: usize) -> bool {
        self.filled.get(index).copied().unwrap_or(false)
    }

    /// The row after the last one.
    pub(super) fn bottom(&self) -> u32 {
        self.bottom
    }
}

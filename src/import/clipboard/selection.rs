//! What of a form is selected when a block is pasted.

use super::Block;
use crate::model::FieldPath;

/// What is selected: a cell, and how far the selection goes on below it and to its right, in cells of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The first cell.
    pub anchor: FieldPath,
    /// How many rows, 1 for a single cell.
    pub rows: u32,
    /// How many columns.
    pub columns: u32,
}

impl From<&FieldPath> for Selection {
    fn from(anchor: &FieldPath) -> Self {
        Self { anchor: anchor.clone(), rows: 1, columns: 1 }
    }
}

impl Selection {
    /// `block` as often as the selection holds it, where it holds it a whole number of times; else once.
    pub(super) fn filled_with(&self, block: &Block) -> Block {
        // A selection of one row or column says nothing about how far the block goes on there.
        let times = |selected: u32, own: u32| match selected {
            0 | 1 => Some(1),
            _ => selected.is_multiple_of(own).then(|| selected / own),
        };
        match (times(self.rows, block.rows()), times(self.columns, block.columns())) {
            (Some(down), Some(across)) => block.repeated(down, across),
            _ => block.clone(),
        }
    }
}

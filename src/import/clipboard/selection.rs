//! The selected cells of a form, into which a block is pasted.

use super::Block;
use crate::model::FieldPath;

/// A selection: its first cell, and its size in cells of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The first cell.
    pub anchor: FieldPath,
    /// The number of rows, 1 for a single cell.
    pub rows: u32,
    /// The number of columns.
    pub columns: u32,
}

impl From<&FieldPath> for Selection {
    fn from(anchor: &FieldPath) -> Self {
        Self { anchor: anchor.clone(), rows: 1, columns: 1 }
    }
}

impl Selection {
    /// Repeats `block` to fill the selection, if it fits a whole number of times; else once, as Excel does.
    pub(super) fn filled_with(&self, block: &Block) -> Block {
        // A selection of one row or column does not limit the block in that direction.
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

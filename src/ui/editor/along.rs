//! The direction in which cells are filled: down or right.

use crate::sheet::Cell;

/// The direction in which a block is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    Down,
    Right,
}

impl Along {
    /// Returns the line of cells that a cell belongs to: its column when filling down, its row when filling right.
    pub(super) fn line(self, cell: &Cell) -> usize {
        match self {
            Self::Down => cell.column,
            Self::Right => cell.row,
        }
    }

    /// Returns the name of the undo step.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Down => "向下填充",
            Self::Right => "向右填充",
        }
    }
}

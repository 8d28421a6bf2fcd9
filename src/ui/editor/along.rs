//! Down or right: the way in which a block is filled.

use crate::sheet::Cell;

/// The way in which a block is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Along {
    Down,
    Right,
}

impl Along {
    /// Which line of cells a cell belongs to: a column where the block is filled down, a row where it is filled right.
    pub(super) fn line(self, cell: &Cell) -> usize {
        match self {
            Self::Down => cell.column,
            Self::Right => cell.row,
        }
    }

    /// The name of the step.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Down => "向下填充",
            Self::Right => "向右填充",
        }
    }
}

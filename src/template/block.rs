//! The blocks that a form consists of, from top to bottom.

use super::{Grid, Opening, Side, TableBlock};

/// A part of a form, over its whole width.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Cells at fixed places.
    Grid(Grid),
    /// A table with a row per task or indicator.
    Table(TableBlock),
    /// The payment schedule: a column per step.
    Schedule {
        /// The label on the left.
        side: Option<Side>,
    },
    /// The paragraphs of a manuscript; a new one begins with these.
    Prose(Vec<Opening>),
    /// Lines under the table.
    Notes(Vec<String>),
}

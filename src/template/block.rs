//! What stands on a form from top to bottom.

use super::{Grid, TableBlock};
use serde::Deserialize;

/// A part of a form, as wide as the form.
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
    /// Lines under the table.
    Notes(Vec<String>),
}

/// A label that stands at the left of a block, over all its rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The label.
    pub text: String,
    /// How many columns of the grid it takes.
    #[serde(default = "one")]
    pub span: usize,
    /// Whether its characters stand below each other.
    #[serde(default)]
    pub stacked: bool,
}

/// The least span of a cell, a column or a side label.
pub(super) fn one() -> usize {
    1
}

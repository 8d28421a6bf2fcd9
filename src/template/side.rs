//! Labels to the left of blocks.

use serde::Deserialize;

/// A label to the left of a block, over all its rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The label.
    pub text: String,
    /// How many columns of the grid it takes.
    #[serde(default = "one")]
    pub span: usize,
    /// Whether its characters are stacked vertically.
    #[serde(default)]
    pub stacked: bool,
}

/// The default span of a cell, a column or a side label.
pub(super) fn one() -> usize {
    1
}

//! Labels to the left of blocks.

use super::shape::is_default;
use serde::{Deserialize, Serialize};

/// A label to the left of a block, over all its rows.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The label.
    pub text: String,
    /// How many columns of the grid it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub span: usize,
    /// Whether its characters are stacked vertically.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stacked: bool,
}

/// The default span of a cell, a column or a side label.
pub(super) fn one() -> usize {
    1
}

/// Whether a span is the default one, which a file need not say.
pub(super) fn is_one(span: &usize) -> bool {
    *span == one()
}

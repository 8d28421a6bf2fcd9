//! Labels to the left of blocks.

use super::omitted::{is_default, is_one, one};
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

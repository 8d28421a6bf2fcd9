//! Paper and type of a form.

use serde::{Deserialize, Serialize};

/// Paper and type. Margins in mm, sizes in pt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSpec {
    /// Whether A4 is landscape.
    #[serde(default)]
    pub landscape: bool,
    /// Top, right, bottom, left, in mm.
    pub margins_mm: [f32; 4],
    /// Size of the title, pt.
    pub title_pt: f32,
    /// Size of the table's text, pt.
    pub body_pt: f32,
    /// Least size to which fitting on one page may shrink the table's text, pt.
    #[serde(default = "least_body_pt")]
    pub least_pt: f32,
    /// Least height of a table row, pt.
    #[serde(default = "row_pt")]
    pub row_pt: f32,
}

fn least_body_pt() -> f32 {
    8.0
}

fn row_pt() -> f32 {
    22.0
}

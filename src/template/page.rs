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
    /// Distance of the lines of a manuscript's paragraphs, pt.
    #[serde(default = "pitch_pt", skip_serializing_if = "is_pitch_pt")]
    pub pitch_pt: f32,
    /// Size of the text of a manuscript's tables, pt.
    #[serde(default = "table_pt", skip_serializing_if = "is_table_pt")]
    pub table_pt: f32,
}

// 28 pt, with 22 lines a page (GB/T 9704).
fn pitch_pt() -> f32 {
    28.0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_pitch_pt(pitch: &f32) -> bool {
    *pitch == pitch_pt()
}

fn table_pt() -> f32 {
    10.5
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_table_pt(size: &f32) -> bool {
    *size == table_pt()
}

impl PageSpec {
    /// Landscape paper of a table that the program makes, with room for sentences.
    pub fn of_table() -> Self {
        Self {
            landscape: true,
            margins_mm: [18.0, 16.0, 16.0, 16.0],
            title_pt: 18.0,
            body_pt: 10.0,
            least_pt: least_body_pt(),
            row_pt: 20.0,
            pitch_pt: pitch_pt(),
            table_pt: table_pt(),
        }
    }
}

fn least_body_pt() -> f32 {
    8.0
}

fn row_pt() -> f32 {
    22.0
}

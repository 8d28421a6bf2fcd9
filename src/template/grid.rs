//! Cells at fixed places.

use super::{Pattern, Side};
use crate::model::Key;
use serde::{Deserialize, Serialize};

/// Cells at fixed places.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Whether the cells have borders.
    pub frame: bool,
    /// Whether the block must stay with the rows above it, as a grade row.
    pub keep: bool,
    /// Whether a row is printed only if one of its fields is filled in.
    pub only_filled: bool,
    /// The label on the left.
    pub side: Option<Side>,
    /// The rows of cells.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Label, field, or a label and its field in one cell.
    pub text: Pattern,
    /// How many columns of the grid it takes.
    pub span: usize,
    /// How it looks.
    pub style: CellStyle,
    /// The alignment of its text; None lets the content decide.
    pub align: Option<Align>,
    /// The indent of the text, in characters.
    pub indent: u8,
    /// The field whose label is the literal text of the cell.
    pub caption_of: Option<Key>,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellStyle {
    /// The form's title.
    Title,
    /// A line without border above or under the table: the year, the unit of the amounts, notes, the signature.
    Caption,
    /// A label.
    Label,
    /// What is filled in.
    Value,
}

/// The alignment of text in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

//! Which cells are paragraphs, and where the caret is among the lines of one.

use crate::sheet::{Cell, CellStyle};
use egui::Galley;
use egui::text::CCursorRange;

/// Where the caret was in the last frame: whether nothing of the paragraph is above or below its line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Lines {
    pub(super) is_first: bool,
    pub(super) is_last: bool,
}

impl Lines {
    /// Where the caret of `range` is among the lines of `galley`. With a selection it is nowhere: arrows first give it up.
    pub(super) fn of(galley: &Galley, range: CCursorRange) -> Self {
        if !range.is_empty() {
            return Self::default();
        }
        let row = galley.layout_from_cursor(range.primary).row;
        Self { is_first: row == 0, is_last: row + 1 >= galley.rows.len() }
    }
}

/// Whether the cell is a paragraph of running text, and no cell of a table.
pub(super) fn is_paragraph(cell: &Cell) -> bool {
    matches!(cell.style, CellStyle::Paragraph(style) if style.is_text() && cell.field.is_some())
}

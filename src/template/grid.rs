//! Cells at fixed places.

use super::{Pattern, Side};
use crate::model::Key;
use crate::model::prose::Style;
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
    /// Its first column, counted from the block's left edge without the side label.
    pub column: usize,
    /// How many columns of the grid it takes.
    pub span: usize,
    /// How many rows of the block it takes.
    pub rows: usize,
    /// How it looks.
    pub style: CellStyle,
    /// The alignment of its text; None lets the content decide.
    pub align: Option<Align>,
    /// The indent of the text, in characters.
    pub indent: u8,
    /// Whether it is a label that only tells what a field says, which is filled in elsewhere: the month of 1—7月执行数.
    pub mentions: bool,
    /// The field whose label is the literal text of the cell.
    pub caption_of: Option<Key>,
}

impl GridCell {
    /// Whether it is the label of the field `key`.
    pub fn is_caption_of(&self, key: &str) -> bool {
        self.caption_of.as_ref().is_some_and(|of| of.as_str() == key)
    }

    /// The fields that are filled in here.
    pub fn places(&self) -> Vec<&Key> {
        if self.mentions { Vec::new() } else { self.text.slots() }
    }
}

/// The most columns of a form. Excel and paper take more, but no form that was seen has them.
pub(super) const MAX_COLUMNS: usize = 64;

/// Where the cells of a row of a block are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Laid {
    /// How many columns cells of the rows above take of it.
    pub(super) hanging: usize,
    /// The first column of each cell; None where a cell lies on one from above, or reaches below the block.
    pub(super) places: Vec<Option<usize>>,
}

/// Lays out the rows of a block, whose cells are given by their columns and rows: each row fills the columns that cells of
/// the rows above leave free, from the left.
pub(super) fn laid(rows: &[Vec<(usize, usize)>]) -> Vec<Laid> {
    // How many rows, from the current one on, each column is taken by a cell above.
    let mut taken = [0_usize; MAX_COLUMNS];
    let mut laid = Vec::with_capacity(rows.len());
    for (r, row) in rows.iter().enumerate() {
        let mut next = taken.map(|rows| rows.saturating_sub(1));
        let mut at = 0_usize;
        let mut places = Vec::with_capacity(row.len());
        for (span, high) in row {
            while taken.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let end = at.saturating_add(*span);
            // A row that is too wide is reported as such.
            let free = taken.get(at..end).is_none_or(|columns| columns.iter().all(|rows| *rows == 0));
            places.push((free && r.saturating_add(*high) <= rows.len()).then_some(at));
            if let Some(columns) = next.get_mut(at..end) {
                columns.fill(high.saturating_sub(1));
            }
            at = end;
        }
        laid.push(Laid { hanging: taken.iter().filter(|rows| **rows > 0).count(), places });
        taken = next;
    }
    laid
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
    /// A paragraph of a manuscript, which no template places.
    #[serde(skip)]
    Paragraph(Style),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_fill_what_those_above_leave_free() {
        let row = |hanging, places: &[Option<usize>]| Laid { hanging, places: places.to_vec() };
        // A label beside two rows, of which the first has a label over two rows at its right.
        let two = laid(&[vec![(1, 2), (2, 1), (1, 2)], vec![(2, 1)]]);
        assert_eq!(two, [row(0, &[Some(0), Some(1), Some(3)]), row(2, &[Some(1)])]);
        let narrow = laid(&[vec![(1, 1), (1, 2), (1, 1)], vec![(2, 1)]]);
        assert_eq!(narrow[1], row(1, &[None]), "two columns do not fit into one");
        assert_eq!(laid(&[vec![(1, 2)]]), [row(0, &[None])], "there is no second row");
        let huge = laid(&[vec![(usize::MAX, usize::MAX), (usize::MAX, 1)]]);
        assert_eq!(huge, [row(0, &[None, Some(usize::MAX)])]);
    }
}

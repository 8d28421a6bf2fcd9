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
    /// The field whose label is the literal text of the cell.
    pub caption_of: Option<Key>,
}

/// The first column of each cell of a block: each row fills the columns that cells of the rows above leave free, from
/// the left. None where a cell lies on one of them, or reaches below the block.
///
/// A cell is given by its columns and its rows.
pub(super) fn places(rows: &[Vec<(usize, usize)>]) -> Vec<Vec<Option<usize>>> {
    // How many rows, from the current one on, each column is taken by a cell above.
    let mut taken: Vec<usize> = Vec::new();
    let mut places = Vec::with_capacity(rows.len());
    for (r, row) in rows.iter().enumerate() {
        let mut next: Vec<usize> = taken.iter().map(|rows| rows.saturating_sub(1)).collect();
        let mut at = 0;
        let mut of_row = Vec::with_capacity(row.len());
        for (span, high) in row {
            while taken.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let free = (at..at + span).all(|column| taken.get(column).is_none_or(|rows| *rows == 0));
            of_row.push((free && r + high <= rows.len()).then_some(at));
            if next.len() < at + span {
                next.resize(at + span, 0);
            }
            next[at..at + span].fill(high.saturating_sub(1));
            at += span;
        }
        taken = next;
        places.push(of_row);
    }
    places
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_fill_what_those_above_leave_free() {
        // A label beside two rows, of which the first has a label over two rows at its right.
        assert_eq!(
            places(&[vec![(1, 2), (2, 1), (1, 2)], vec![(2, 1)]]),
            [vec![Some(0), Some(1), Some(3)], vec![Some(1)]]
        );
        assert_eq!(places(&[vec![(1, 1), (1, 2), (1, 1)], vec![(2, 1)]])[1], [None], "two columns do not fit into one");
        assert_eq!(places(&[vec![(1, 2)]]), [[None]], "there is no second row");
    }
}

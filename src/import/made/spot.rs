//! A cell of the form that a template is made from, in rows and columns of the form.

use crate::base::amount::plain_number;
use crate::base::nothing::is_nothing;
use crate::model::{Column, Key, RowId, Table};
use std::ops::Range;

/// The longest label, in characters.
const LABEL_CHARS: usize = 24;

/// A cell, or a merged range.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
    /// Its text, with padding.
    pub(super) text: String,
    pub(super) is: Is,
}

/// What the reading says about a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Is {
    /// It holds nothing.
    Blank,
    /// A label.
    Label,
    /// A place to fill in that no form is known to have.
    Place,
    /// It holds the text of a single field, or a label with it.
    Field(Key),
    /// It belongs to a row of a table.
    Cell(Table, RowId, Column),
    /// The total under a column.
    Total(Table, Column),
    /// The reading has no place for it.
    Unknown,
}

impl Spot {
    /// The row after its last one.
    pub(super) fn bottom(&self) -> usize {
        self.row + self.rows
    }

    /// The column after its last one.
    pub(super) fn right(&self) -> usize {
        self.column + self.columns
    }

    /// Its columns.
    pub(super) fn across(&self) -> Range<usize> {
        self.column..self.right()
    }

    /// Whether it holds a label.
    pub(super) fn is_label(&self) -> bool {
        self.is == Is::Label
    }

    /// Whether it holds a figure.
    pub(super) fn is_figure(&self) -> bool {
        plain_number(self.text.trim().trim_end_matches('%')).is_some()
    }

    /// Whether what it holds is more likely filled in than printed: a figure, nothing, a text of some length.
    pub(super) fn looks_filled_in(&self) -> bool {
        let text = self.text.trim();
        is_nothing(text)
            || self.is_figure()
            || text.chars().count() > LABEL_CHARS
            || matches!(&self.is, Is::Field(_) | Is::Cell(..) | Is::Total(..))
    }

    /// Whether it lies in the same columns as `other`.
    pub(super) fn in_line_with(&self, other: &Self) -> bool {
        self.across() == other.across()
    }

    /// Whether it is so narrow that its text is set vertically, a character or two in each line.
    pub(super) fn is_vertical(&self) -> bool {
        self.text.lines().count() > 2 && self.text.lines().all(|line| line.trim().chars().count() <= 2)
    }
}

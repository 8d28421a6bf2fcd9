//! Rows on a page, and parts of them.

use std::ops::Range;

/// A row, or a part of one, on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Strip {
    /// The index of the sheet's row.
    pub(super) row: usize,
    /// The lines of its cells that are in this part. None means all.
    pub(super) lines: Option<Range<usize>>,
    /// Its height, pt.
    pub(super) height: f32,
}

/// The rows of a page, from the top.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct PageRows {
    /// Its rows, the repeated ones first.
    pub(super) strips: Vec<Strip>,
    /// How many of them are header rows that stood on a page before.
    pub(super) repeated: usize,
}

impl PageRows {
    /// The rows that the page does not repeat.
    pub(super) fn own(&self) -> &[Strip] {
        &self.strips[self.repeated..]
    }
}

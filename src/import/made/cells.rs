//! Tells labels from places to fill in, by the cells around them.

use super::source::{Source, is_struck_out};
use super::spot::{Is, Spot};
use std::ops::Range;

/// The cells of some rows, each known as a label or as a place to fill in.
pub(super) struct Cells<'s> {
    source: &'s Source<'s>,
    /// The first row whose labels count.
    top: usize,
}

/// The labels around a place to fill in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around<'s> {
    /// The label to its left.
    pub(super) left: Option<&'s Spot>,
    /// The label that heads its column.
    pub(super) over: Option<&'s Spot>,
}

impl<'s> Cells<'s> {
    /// The cells in `rows`.
    pub(super) fn new(source: &'s Source<'s>, rows: &Range<usize>) -> Self {
        Self { source, top: rows.start }
    }

    /// Whether `spot` is a place to fill in.
    pub(super) fn is_value(&self, spot: &Spot) -> bool {
        match &spot.is {
            Is::Place | Is::Field(_) | Is::Cell(..) | Is::Total(..) => true,
            Is::Label => false,
            Is::Blank | Is::Unknown => {
                // A short text before a blank place is its label, whatever lies above.
                let right = self.source.at(spot.row, spot.right());
                if spot.is == Is::Unknown && !spot.looks_filled_in() && right.is_some_and(|right| right.is == Is::Blank)
                {
                    return false;
                }
                let around = self.around(spot);
                // A label beside several rows heads them all, and none of their cells alone.
                let beside = |left: &Spot| left.row == spot.row && left.bottom() <= spot.bottom();
                around.over.is_some() || around.left.is_some_and(beside)
            }
        }
    }

    /// The labels around `spot`.
    pub(super) fn around(&self, spot: &Spot) -> Around<'s> {
        Around { left: self.left(spot), over: self.over(spot) }
    }

    fn left(&self, spot: &Spot) -> Option<&'s Spot> {
        let left = self.source.left_of(spot)?;
        let names = left.is_label() && !is_struck_out(&left.text);
        // A text of which the reading made nothing is a label where a place to fill in follows it.
        let may_name = left.is == Is::Unknown && !self.is_value(left);
        (names || may_name).then_some(left)
    }

    /// The label above, through places to fill in of the same columns.
    fn over(&self, spot: &Spot) -> Option<&'s Spot> {
        let above = self.source.above(spot).filter(|above| above.row >= self.top)?;
        if above.is_label() && !is_struck_out(&above.text) {
            let covers = above.column <= spot.column && spot.right() <= above.right();
            return Some(above).filter(|above| covers && self.heads(above));
        }
        (above.in_line_with(spot) && !above.is_label()).then(|| self.over(above)).flatten()
    }

    /// Whether a label heads the cells below it: what follows it on its line is no place to fill in.
    fn heads(&self, label: &Spot) -> bool {
        let right = self.source.at(label.row, label.right());
        right.is_none_or(|right| match &right.is {
            Is::Label => true,
            Is::Place | Is::Field(_) | Is::Cell(..) | Is::Total(..) => false,
            Is::Blank | Is::Unknown => self.over(right).is_some(),
        })
    }
}

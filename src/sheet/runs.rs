//! Runs of consecutive rows with the same label, which share one merged cell.

use crate::model::Row;
use std::ops::Range;

/// The runs of consecutive rows with the same `label`, as ranges of indices.
pub(super) fn runs<'r, L: PartialEq>(rows: &'r [Row], label: impl Fn(&'r Row) -> L) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if label(&rows[run.start]) == label(row) => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs
}

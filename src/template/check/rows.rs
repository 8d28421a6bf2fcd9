//! Checks that every row is as wide as the form.

use crate::base::notation::{Faults, Place};
use crate::template::grid::MAX_COLUMNS;

/// The rows of a template, which must take all columns of the form.
pub(super) struct Rows {
    widths: Place<'static>,
    /// How many columns the form has, if that is known.
    width: Option<usize>,
    rows: Vec<Row>,
}

struct Row {
    place: Place<'static>,
    /// What messages call it.
    name: &'static str,
    /// How many columns it takes.
    takes: usize,
}

impl Rows {
    /// Checks the column widths.
    pub(super) fn of(widths: &[f32], faults: &mut Faults<'_>) -> Self {
        let place = Place::default().field("widths");
        let has_columns = (1..=MAX_COLUMNS).contains(&widths.len());
        if !has_columns || !widths.iter().all(|width| width.is_finite() && *width > 0.0) {
            faults.add(&place, format!("列宽 widths 应有 1–{MAX_COLUMNS} 个大于零的数"));
        }
        let width = (has_columns && faults.is_read(&place)).then_some(widths.len());
        Self { widths: place, width, rows: Vec::new() }
    }

    /// How many columns the form has, if that is known.
    pub(super) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Adds the row at `place`, with a side label of `side` columns. A row that has another fault is not checked
    /// further.
    pub(super) fn push(
        &mut self,
        place: Place<'static>,
        name: &'static str,
        side: Option<usize>,
        spans: impl Iterator<Item = usize>,
        faults: &Faults<'_>,
    ) {
        let mut spans = spans.map(|span| (span > 0).then_some(span));
        let takes = side.and_then(|side| spans.try_fold(side, |takes, span| Some(takes.saturating_add(span?))));
        if let Some(takes) = takes.filter(|_| faults.is_whole(&place)) {
            self.rows.push(Row { place, name, takes });
        }
    }

    /// Checks that each row is as wide as the form.
    pub(super) fn check(self, faults: &mut Faults<'_>) {
        let Some(width) = self.width else { return };
        // Rows that agree with each other point to a mistake in the widths, not in every row.
        let is_one_cause = self.rows.len() > 1 && self.rows.iter().all(|row| row.takes == self.rows[0].takes);
        for Row { place, name, takes } in self.rows.into_iter().filter(|row| row.takes != width) {
            if is_one_cause {
                faults.add(&self.widths, format!("widths 有 {width} 列，各行却都占 {takes} 列：请补上或者删去列宽"));
                return;
            }
            let how = if takes > width { "单元格重叠或超出" } else { "单元格没有排满" };
            faults.add(&place, format!("{how}：{name}共占 {takes} 列，表格有 {width} 列，请改 span 或者增减单元格"));
        }
    }
}

//! Reads a form whose layout is exactly that of a template, by position: nothing has to be guessed then, a blank place
//! stays blank and no text can be taken for a label. Any difference leaves the form to the readers that look for labels.

mod steps;
mod walk;

use super::branch::Branches;
use super::outcome::Role;
use super::reading::Reading;
use super::text::Labelled;
use super::vocabulary::Vocabulary;
use super::{heading, limits, rows, schedule, totals, units};
use std::ops::Range;
pub(super) use steps::{Step, steps};
use walk::{Found, Walk};

/// The rows of a sheet in Excel. A file may name cells below them, of which no number of a row is to be made.
const LAST_ROW: u32 = 1_048_576;

/// The part of a sheet that is filled in, as far as a form can be read by position there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filled {
    left: u32,
    start: u32,
    /// The row after the last one.
    end: u32,
}

impl Filled {
    /// What of `rows` is filled in; None if no form can be read by position there.
    pub(super) fn of(sheet: &Labelled<'_>, rows: Range<u32>) -> Option<Self> {
        let mut all: Option<Self> = None;
        for cell in sheet.filled(rows).filter_map(|index| sheet.cell(index)) {
            if cell.failed {
                return None;
            }
            let (left, start, end) = (cell.area.column, cell.area.row, cell.area.row.saturating_add(1));
            all = Some(all.map_or(Self { left, start, end }, |all| Self {
                left: all.left.min(left),
                start: all.start.min(start),
                end: all.end.max(end),
            }));
        }
        all.filter(|all| all.end - all.start <= limits::FORM_ROWS && all.end <= LAST_ROW)
    }
}

/// Reads the form in what is `filled` if it is laid out as the template of `vocabulary`, into what `begun` gives; None if
/// it differs anywhere.
pub(super) fn read<'r, 'g>(
    sheet: &'r Labelled<'g>,
    filled: Filled,
    vocabulary: &'r Vocabulary,
    begun: impl FnOnce() -> Reading<'r, 'g>,
) -> Option<Reading<'r, 'g>> {
    let Walk { found, tables, .. } = Walk::new(sheet, vocabulary, filled).done(filled.start)?;
    let mut reading = begun();
    for Found { index, role, text } in found {
        if let Role::Taken(path) = &role {
            // Two places that say one field say the same, or one of them was changed by hand.
            if ![text.as_str(), ""].contains(&reading.form.text(path)) {
                return None;
            }
            reading.form.set_text(path, &text);
        }
        reading.mark(index, role);
    }
    let mut branches = Branches::default();
    for (header, limit) in tables {
        rows::read(&mut reading, header, limit, &mut branches);
    }
    schedule::read(&mut reading);
    if !reading.open().is_empty() {
        return None;
    }
    heading::settle(&mut reading);
    totals::settle(&mut reading);
    units::settle(&mut reading);
    Some(reading)
}

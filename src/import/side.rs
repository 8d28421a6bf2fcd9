//! The label beside a table.

use super::header::Header;
use super::reading::Reading;

/// Whether the cell holds the label beside the table or a part of it: some forms put one character in each row.
pub(super) fn is_side(reading: &Reading<'_, '_>, header: &Header, index: usize) -> bool {
    let side = header.side.and_then(|side| reading.sheet.grid.index_at(side.row, side.column));
    let (label, side) = (reading.label(index), side.map_or("", |side| reading.label(side)));
    reading.vocabulary.is_side_of(header.table, label) || side.contains(label)
}

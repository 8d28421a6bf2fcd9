//! A cell that may hold the text of a single field, and the labels around it.

use super::reading::Reading;
use crate::workbook::Area;

/// The most rows between a text and a label above it, and the most columns between it and a label to its left. They bound
/// the time for sheets full of blank cells or of texts without labels; a part of a form has ten rows.
const REACH: u32 = 40;
const REACH_LEFT: u32 = 64;

/// The most texts between a text and its label: a table of funds has fifteen rows.
const BETWEEN: usize = 16;

/// A cell that may hold the text of a field, with the labels around it.
pub(super) struct Candidate {
    pub(super) index: usize,
    pub(super) area: Area,
    /// The nearest label to the left, and whether nothing is in between.
    pub(super) left: Option<(usize, bool)>,
    /// The nearest label above, and whether nothing is in between.
    pub(super) above: Option<(usize, bool)>,
}

/// The labels around the cell `index`.
pub(super) fn candidate(reading: &Reading<'_, '_>, index: usize) -> Candidate {
    let area = reading.cell(index).map_or(Area::single(0, 0), |cell| cell.area);
    let first = reading.sheet.filled(area.row..area.row.saturating_add(1)).next() == Some(index);
    let left = look_left(reading, area);
    if left.is_some_and(|(left, _)| heads_texts(reading, left, area)) {
        return Candidate { index, area, left: None, above: None };
    }
    let left = left.or_else(|| if first { look_aside(reading, area) } else { None });
    let above = look_up(reading, area).filter(|(above, _)| !first || !heads_row(reading, *above, area));
    let above = above.filter(|(above, _)| !reading.own || !has_box(reading, *above));
    Candidate { index, area, left, above }
}

/// Whether the first cell of a row, at `area`, is the label of the cell to its right, and no value of the label above:
/// 主管部门 and 部门联系人 below each other.
fn heads_row(reading: &Reading<'_, '_>, above: usize, area: Area) -> bool {
    let behind = |area: Area| {
        let mut filled = reading.sheet.filled(area.row..area.row + 1);
        filled.find(|index| reading.cell(*index).is_some_and(|cell| cell.area.column >= area.right()))
    };
    let beside = behind(area).is_some_and(|index| !reading.is_label(index));
    let heading = reading.cell(above).and_then(|cell| behind(cell.area)).is_some_and(|index| reading.is_label(index));
    let index = reading.sheet.grid.index_at(area.row, area.column);
    let worded = index.is_some_and(|index| {
        let text = reading.text(index);
        !text.contains(|c: char| c.is_ascii_digit()) && text.chars().count() <= 12
    });
    let same = reading.cell(above).is_some_and(|cell| cell.area.columns() == area.columns());
    !reading.own && worded && same && beside && !heading
}

/// The most characters of a label: what is longer is a text.
const LABEL_CHARS: usize = 24;

/// Whether the label and the cell beside it, at `area`, both head what is below them: 年度预期目标 | 具体完成情况 over texts.
fn heads_texts(reading: &Reading<'_, '_>, label: usize, area: Area) -> bool {
    let Some(left) = reading.cell(label).map(|cell| cell.area) else { return false };
    let below = |area: Area| {
        let index =
            reading.sheet.grid.index_at(area.bottom(), area.column).filter(|index| reading.sheet.is_filled(*index))?;
        reading.cell(index).filter(|cell| cell.area.columns() == area.columns()).map(|_| index)
    };
    let is_text = |index: usize| {
        let text = reading.text(index);
        !reading.is_label(index) && (text.contains('。') || text.chars().count() > LABEL_CHARS)
    };
    let index = reading.sheet.grid.index_at(area.row, area.column);
    let heads =
        index.is_some_and(|index| !is_text(index) && !reading.text(index).contains(|c: char| c.is_ascii_digit()));
    left.row == area.row && left.rows == area.rows && heads && below(left).is_some_and(is_text) && below(area).is_some()
}

/// Whether the label has a blank cell of its own behind it, as this program prints every label of a single field: what is
/// below it is the next label.
fn has_box(reading: &Reading<'_, '_>, label: usize) -> bool {
    let Some(area) = reading.cell(label).map(|cell| cell.area) else { return false };
    let right = reading.sheet.grid.index_at(area.row, area.right());
    right.is_some_and(|right| !reading.sheet.is_filled(right)) && reading.is_box(area.row, area.right())
}

/// The nearest label to the left in the first row of `area`.
fn look_left(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    let (mut direct, mut between) = (true, 0);
    let mut column = area.column;
    while between < BETWEEN && column > area.column.saturating_sub(REACH_LEFT) {
        column -= 1;
        let Some(index) = reading.sheet.grid.index_at(area.row, column) else { continue };
        let cell = reading.cell(index)?;
        column = cell.area.column;
        if !reading.sheet.is_filled(index) {
            // A box of its own: what was to stand in it is not what follows it.
            direct &= cell.area.columns == 1 && cell.area.rows == 1;
            continue;
        }
        if reading.is_label(index) {
            // A blank cell where other rows have their values is a blank value.
            let blank = |column| reading.value_columns.contains(&column);
            direct &= reading.own || !(cell.area.right()..area.column).any(blank);
            return Some((index, direct));
        }
        (direct, between) = (false, between + 1);
    }
    None
}

/// The label beside a block that is not merged over the block's rows: above the blank cells to the left.
fn look_aside(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    for column in (area.column.saturating_sub(REACH_LEFT)..area.column).rev() {
        let rows = (reading.rows.start.max(area.row.saturating_sub(REACH))..area.row).rev();
        let above = rows.map_while(|row| match reading.sheet.grid.index_at(row, column) {
            None => Some(None),
            Some(index) => Some(reading.cell(index).filter(|cell| !cell.is_blank()).map(|_| index)),
        });
        let first = above.flatten().next();
        if let Some(index) = first.filter(|index| reading.is_label(*index)) {
            return Some((index, true));
        }
    }
    None
}

/// The nearest label above the first column of `area`, within the same part of the form.
pub(super) fn look_up(reading: &Reading<'_, '_>, area: Area) -> Option<(usize, bool)> {
    let (mut direct, mut between) = (true, 0);
    let mut row = area.row;
    while between < BETWEEN && row > reading.rows.start.max(area.row.saturating_sub(REACH)) {
        row -= 1;
        let Some(index) = reading.sheet.grid.index_at(row, area.column) else { continue };
        let cell = reading.cell(index)?;
        row = cell.area.row;
        if !reading.sheet.is_filled(index) {
            continue;
        }
        // A cell with a role, of a table for example, ends the part.
        if !reading.is_open(index) {
            return None;
        }
        if reading.is_label(index) {
            return Some((index, direct));
        }
        (direct, between) = (false, between + 1);
    }
    None
}

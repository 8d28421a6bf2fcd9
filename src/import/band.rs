//! Lines that head what is below them and say nothing themselves: 部门基本信息 over the whole width, 收入预算 | 支出预算 over the
//! columns of a small table.

use super::reading::Reading;
use crate::base::amount::plain_number;
use crate::base::text::squeezed;
use crate::workbook::Area;

/// The longest heading of a part of a form, in characters.
const HEADING_CHARS: usize = 16;

/// Whether the cell is alone in its row, as wide as the row of several cells below it, and reads like a heading: 绩效目标 over
/// the header of the indicators is no question.
pub(super) fn heads_part(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area).filter(|area| area.columns > 1) else { return false };
    let text = squeezed(reading.text(index));
    let reads = text.chars().count() <= HEADING_CHARS
        && !text.contains(|c: char| c.is_ascii_digit() || "。，；：:,;".contains(c));
    let alone = reading.sheet.filled(area.row..area.row.saturating_add(1)).nth(1).is_none();
    let below = areas(reading, area.bottom());
    let left = below.iter().map(|cell| cell.column).min();
    let right = below.iter().map(Area::right).max();
    reads
        && alone
        && reading.sheet.filled(area.bottom()..area.bottom().saturating_add(1)).nth(1).is_some()
        && left == Some(area.column)
        && right == Some(area.right())
}

/// Whether the columns of the cell are parted in the row below, which only names them: 收入预算 over 项目 | 金额.
pub(super) fn heads_columns(reading: &Reading<'_, '_>, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area).filter(|area| area.columns > 1) else { return false };
    let below = areas(reading, area.bottom());
    let under = below.iter().filter(|cell| area.column <= cell.column && cell.right() <= area.right());
    under.count() > 1 && names_columns(reading, area.bottom())
}

/// Whether `row` names columns that come again: 项目 | 金额 | 项目 | 金额.
pub(super) fn names_columns(reading: &Reading<'_, '_>, row: u32) -> bool {
    let labels: Vec<&str> = reading.sheet.labels_in(row).collect();
    // A label beside the block comes before them.
    let again = |labels: &[&str]| {
        let (first, second) = labels.split_at(labels.len() / 2);
        labels.len() >= 4 && first == second && labels.iter().all(|label| plain_number(label).is_none())
    };
    again(&labels) || labels.get(1..).is_some_and(again)
}

fn areas(reading: &Reading<'_, '_>, row: u32) -> Vec<Area> {
    let cells = reading.sheet.grid.indices_in(row..row.saturating_add(1)).filter_map(|index| reading.cell(index));
    cells.map(|cell| cell.area).filter(|area| area.row == row).collect()
}

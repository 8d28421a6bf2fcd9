//! Reads small tables that no template has, beside one label: 项目实施内容 | 开始时间 | 完成时间 over rows of values (宁乡 2021), or
//! with a label in each row: 情况说明 | 存在问题 by 分配科学性, 下达及时性 (转移支付).

use super::fold::printed;
use super::outcome::Role;
use super::reading::Reading;
use crate::workbook::Area;

/// The longest heading, in characters.
const HEADING_CHARS: usize = 12;

/// The most columns of such a table.
const MOST_COLUMNS: usize = 20;

/// Reads the small tables; each value is kept under the heading of its column, and the label of its row if it has one.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    if reading.own {
        return;
    }
    for side in reading.open() {
        let Some(area) = reading.cell(side).map(|cell| cell.area).filter(|area| area.rows >= 2) else { continue };
        let heads = heads(reading, area);
        let left = heads.iter().map(|(_, area)| area.column).min().unwrap_or(0);
        let labelled = left > area.right()
            && (area.row + 1..area.bottom()).all(|row| label_of(reading, area, left, row).is_some());
        let least = if labelled { 2 } else { 3 };
        if heads.len() < least || !is_regular(reading, area, left, &heads) {
            continue;
        }
        let name = printed(reading.text(side));
        reading.mark(side, Role::Understood);
        heads.iter().for_each(|(head, _)| reading.mark(*head, Role::Understood));
        for row in area.row + 1..area.bottom() {
            let label = label_of(reading, area, left, row).filter(|_| labelled);
            label.into_iter().for_each(|label| reading.mark(label, Role::Understood));
            let name = label.map_or_else(|| name.clone(), |label| printed(reading.text(label)));
            for (head, column) in &heads {
                let cell = reading.sheet.grid.index_at(row, column.column).filter(|index| reading.is_open(*index));
                if let Some(index) = cell.filter(|index| !reading.text(*index).is_empty()) {
                    let label = format!("{name}·{}", printed(reading.text(*head)));
                    reading.keep(index, &label, reading.text(index));
                }
            }
        }
    }
}

/// The label of `row` between the label at `side` and the first heading in the column `left`.
fn label_of(reading: &Reading<'_, '_>, side: Area, left: u32, row: u32) -> Option<usize> {
    reading.sheet.filled(row..row + 1).find(|index| {
        let between = side.right()..left;
        reading.is_open(*index) && reading.cell(*index).is_some_and(|cell| between.contains(&cell.area.column))
    })
}

/// The cells in the first row beside `side`, if all of them read like headings.
fn heads(reading: &Reading<'_, '_>, side: Area) -> Vec<(usize, Area)> {
    let beside = reading.sheet.filled(side.row..side.row + 1).filter_map(|index| {
        let area = reading.cell(index)?.area;
        (area.column >= side.right()).then_some((index, area))
    });
    let beside: Vec<(usize, Area)> = beside.collect();
    let heads = beside.iter().all(|(index, area)| {
        let text = reading.text(*index);
        let worded = !text.contains(|c: char| c.is_ascii_digit() || "。，：:；、".contains(c));
        reading.is_open(*index) && area.rows == 1 && worded && text.chars().count() <= HEADING_CHARS
    });
    if heads && beside.len() <= MOST_COLUMNS { beside } else { Vec::new() }
}

/// Whether the rows below have the same columns.
fn is_regular(reading: &Reading<'_, '_>, side: Area, left: u32, heads: &[(usize, Area)]) -> bool {
    (side.row + 1..side.bottom()).all(|row| {
        reading.sheet.filled(row..row + 1).all(|index| {
            let area = reading.cell(index).map(|cell| cell.area);
            area.is_some_and(|area| {
                area.column < left.max(side.right()) || heads.iter().any(|(_, head)| head.columns() == area.columns())
            })
        })
    })
}

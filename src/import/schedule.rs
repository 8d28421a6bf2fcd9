//! Reads the payment schedule (资金支出计划 of 博野 2022): a row of months above a row of percentages.

use super::outcome::Role;
use super::reading::Reading;
use crate::base::text::squeezed;
use crate::model::{Column, FieldPath, Table, Texts};

/// Reads the payment schedule, if there is one.
pub(super) fn read(reading: &mut Reading<'_, '_>) {
    let mut row_done = None;
    for index in reading.open() {
        let Some(row) = reading.cell(index).map(|cell| cell.area.row) else { continue };
        if row_done == Some(row) || !reading.is_open(index) {
            continue;
        }
        row_done = Some(row);
        let open: Vec<usize> = reading.sheet.filled(row..row + 1).filter(|index| reading.is_open(*index)).collect();
        let side = open.iter().copied().find(|index| reading.vocabulary.is_schedule(reading.label(*index)));
        let months: Vec<usize> = open.iter().copied().filter(|index| is_month(reading.text(*index))).collect();
        let first_month = |index: &usize| months.first().is_none_or(|month| index < month);
        // Without its label a row of months is a schedule only if nothing else follows the first month.
        let beside_all = open.iter().all(|index| months.contains(index) || Some(*index) == side || first_month(index));
        if (side.is_some() && !months.is_empty()) || (months.len() >= 2 && beside_all && has_block(reading)) {
            read_line(reading, row, &months);
            if let Some(side) = side {
                reading.mark(side, Role::Understood);
            }
        }
    }
}

fn has_block(reading: &Reading<'_, '_>) -> bool {
    reading.vocabulary.template.has_schedule()
}

/// Whether `text` is a period of a schedule: 3月底, 第一季度, 1-6月.
pub(super) fn is_month(text: &str) -> bool {
    let text = squeezed(text);
    let short = text.chars().count() <= 8;
    let dated = text.contains('月') || text.contains("季度");
    short && dated && !text.contains(['：', ':'])
}

fn read_line(reading: &mut Reading<'_, '_>, row: u32, months: &[usize]) {
    for index in months {
        let Some(area) = reading.cell(*index).map(|cell| cell.area) else { continue };
        let below = area.columns().find_map(|column| reading.sheet.grid.index_at(area.bottom().max(row + 1), column));
        // Two lines of months may follow each other: the second one is no percentage.
        let below = below.filter(|index| reading.is_open(*index) && !is_month(reading.text(*index)));
        let mut cells: Texts<Column> = Texts::default();
        cells.set(Column::Month, reading.text(*index));
        cells.set(Column::Percent, below.map_or("", |index| reading.text(index)));
        let id = reading.form.push_row(Table::Schedule, cells);
        reading.mark(*index, Role::Taken(FieldPath::Cell(Table::Schedule, id, Column::Month)));
        if let Some(index) = below.filter(|index| !reading.text(*index).is_empty()) {
            reading.mark(index, Role::Taken(FieldPath::Cell(Table::Schedule, id, Column::Percent)));
        }
    }
}

//! Lays out the payment schedule, 资金支出计划 (博野 2022).

use super::Cell;
use super::builder::Builder;
use crate::model::{Column, FieldPath, Table};
use crate::template::{CellStyle, Side};

/// Adds the payment schedule: months above shares, one column per step, as many steps per line as the grid has columns.
pub(super) fn add(builder: &mut Builder<'_>, side: Option<&Side>) {
    let first = builder.next_row();
    let offset = side.map_or(0, |side| side.span);
    let room = builder.width() - offset;
    let steps = &builder.form.schedule;
    let per_line = steps.len().clamp(1, room);
    let lines: Vec<_> = if steps.is_empty() { vec![&steps[..]] } else { steps.chunks(per_line).collect() };
    for line in lines {
        for column in [Column::Month, Column::Percent] {
            let row = builder.row(true, builder.next_row() > first);
            let style = if column == Column::Month { CellStyle::Label } else { CellStyle::Value };
            for slot in 0..per_line {
                // Spread over the whole width, so that the steps need not divide the columns evenly.
                let (start, end) = (offset + slot * room / per_line, offset + (slot + 1) * room / per_line);
                let step = line.get(slot);
                let field = step.map(|step| FieldPath::Cell(Table::Schedule, step.id(), column.clone()));
                let text = step.map_or("", |step| &step[&column]).to_owned();
                builder.cell(Cell { columns: end - start, value_at: 0, field, style, ..Cell::label(row, start, text) });
            }
        }
    }
    builder.side(side, first, None);
}

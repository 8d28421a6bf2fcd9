//! Reads the total row of a table.

use super::fold::printed;
use super::header::{HeadColumn, Header};
use super::kernel::plain;
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::side::is_side;
use crate::model::score::points;
use crate::model::{Column, FieldPath, Table, keys};
use crate::template::Scope;

/// Whether `label` begins the total row of the table, by the template or in other usual words.
pub(super) fn is_total(reading: &Reading<'_, '_>, header: &Header, label: &str) -> bool {
    const TOTALS: [&str; 9] =
        ["合计", "总计", "总分", "总得分", "总分值", "分值合计", "权重合计", "得分合计", "自评总分"];
    let usual = || plain(label).is_some_and(|label| TOTALS.contains(&&*label));
    reading.vocabulary.total_of(label) == Some(header.table) || (!reading.own && usual())
}

/// The label of the total row, if `row` is one.
pub(super) fn total_label(reading: &Reading<'_, '_>, header: &Header, row: u32) -> Option<usize> {
    let mut filled = reading.sheet.filled(row..row + 1);
    filled.find(|index| {
        let beyond = reading.cell(*index).is_none_or(|cell| cell.area.column > header.left());
        !beyond && is_total(reading, header, reading.label(*index))
    })
}

pub(super) fn read_total(reading: &mut Reading<'_, '_>, header: &Header, row: u32, label: usize) {
    reading.mark(label, Role::Understood);
    for index in reading.sheet.filled(row..row + 1).filter(|index| *index != label).collect::<Vec<_>>() {
        let Some(area) = reading.cell(index).map(|cell| cell.area) else { continue };
        let column = header.columns.iter().find(|head| head.at.contains(&area.column));
        let summed = column.filter(|head| {
            let block = reading.vocabulary.template.table(header.table);
            block.is_some_and(|block| block.sum(&head.column).is_some())
        });
        // The costs of a project add up to its funds (鄂州 2022).
        let costs = header.table == Table::Tasks && reading.vocabulary.template.scope == Scope::Project && !reading.own;
        match summed {
            Some(head) if costs && head.column == Column::Total && is_free_total(reading) => {
                let label = printed(reading.text(label));
                reading.form.labels.set(keys::FUNDS_TOTAL.into(), label);
                reading.take(index, FieldPath::field(keys::FUNDS_TOTAL), reading.text(index));
            }
            Some(head) => {
                let path = FieldPath::Total(header.table, head.column.clone());
                reading.take(index, path, reading.text(index));
            }
            None if is_side(reading, header, index)
                || column.is_some_and(|head| comes_to(reading, header, head, index)) =>
            {
                reading.mark(index, Role::Understood);
            }
            // This program prints a total of its own only in a column of the form's own.
            None => match column.map(|head| head.column.clone()).filter(|own| !reading.own || is_own(own)) {
                Some(column) => reading.take(index, FieldPath::Total(header.table, column), reading.text(index)),
                None => reading.mark(index, Role::NotPlaced(Reason::NoColumn)),
            },
        }
    }
}

fn is_own(column: &Column) -> bool {
    matches!(column, Column::Extra(_))
}

/// Whether the template has a field for the total of the funds.
fn is_free_total(reading: &Reading<'_, '_>) -> bool {
    reading.vocabulary.template.field(keys::FUNDS_TOTAL).is_some() && reading.form.field(keys::FUNDS_TOTAL).is_empty()
}

/// Whether the cell equals the sum of the column's rows, so that nothing is lost without it.
fn comes_to(reading: &mut Reading<'_, '_>, header: &Header, head: &HeadColumn, index: usize) -> bool {
    points(reading.text(index)).is_some_and(|total| reading.sum_of(header.table, &head.column) == total)
}

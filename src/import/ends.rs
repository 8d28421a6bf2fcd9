//! Finds where a table ends.

use super::header::Header;
use super::kernel::plain;
use super::reading::Reading;
use super::section::title_in;
use super::side::is_side;
use super::signature;
use super::sums::is_total;
use crate::model::{Column, Table};

/// Whether the table ends before `row`: at a note, signature, title, or the label of another part of the form.
pub(super) fn ends(reading: &Reading<'_, '_>, header: &Header, row: u32) -> bool {
    let Some(first) = reading.sheet.filled(row..row + 1).next() else { return false };
    let Some(area) = reading.sheet.cell(first).map(|cell| cell.area) else { return false };
    let label = reading.label(first);
    let text = reading.text(first);
    if is_total(reading, header, label) {
        return false;
    }
    let tail = signature::is_tail(label) || begins_other_part(reading, header, first);
    if !reading.own && area.column <= header.left() && tail {
        return true;
    }
    if signature::is_signature(text) || signature::is_note(text) || reading.vocabulary.is_note(label) {
        return true;
    }
    // One cell over the whole width is text below the table.
    let covers = area.column <= header.left() && area.right() >= header.right() && header.columns.len() > 2;
    if covers || runs_over_columns(reading, header, row) || title_in(reading.sheet, row, reading.words).is_some() {
        return true;
    }
    // With its points: 预算执行率（10分） (河北).
    let of = |label: &str| reading.vocabulary.branch_of(label).is_some();
    let branch = of(label) || plain(label).is_some_and(|label| of(&label));
    if branch || is_side(reading, header, first) || !reading.is_label(first) {
        return false;
    }
    // A name may equal a label, but not below the total: only in or left of the first column does a label begin another
    // part of the form.
    let above = row.checked_sub(1).and_then(|above| reading.sheet.filled(above..row).next());
    let totalled = above.is_some_and(|above| is_total(reading, header, reading.label(above)));
    let named = header.columns.first().is_some_and(|column| column.column == Column::Name) && !totalled;
    area.column < header.left() || (area.column == header.left() && (!named || area.columns > 1))
}

/// Whether a cell that begins in `row` runs over three columns, or those of names and targets, filled in or not: 改进措施 with a text
/// beside it is below the table.
fn runs_over_columns(reading: &Reading<'_, '_>, header: &Header, row: u32) -> bool {
    let at = |column: Column| header.columns.iter().find(|head| head.column == column).map(|head| head.at.start);
    // Two levels may be called 一级 and 二级: the last one names the indicators.
    let name = at(Column::Name).or_else(|| at(Column::Subclass)).or_else(|| at(Column::Class));
    let (Some(name), Some(value)) = (name, at(Column::Value)) else { return false };
    let wide = reading.sheet.grid.indices_in(row..row + 1).filter_map(|index| reading.cell(index));
    wide.map(|cell| cell.area).filter(|area| area.columns > 1).any(|area| {
        let columns = area.columns();
        let over = header.columns.iter().filter(|head| columns.contains(&head.at.start)).count();
        over > 2 || (columns.contains(&name) && columns.contains(&value))
    })
}

/// Whether the cell replaces the label beside the table, which is merged over the table's rows: another part begins.
fn begins_other_part(reading: &Reading<'_, '_>, header: &Header, index: usize) -> bool {
    let Some(area) = reading.cell(index).map(|cell| cell.area) else { return false };
    let merged = header.side.filter(|side| side.bottom() > header.rows.end);
    // Without a class column the classes themselves are there.
    let classed = header.table != Table::Indicators || header.has(&Column::Class);
    let beside = merged.is_some_and(|side| area.column >= side.column && area.right() <= header.left());
    classed && beside && !is_side(reading, header, index)
}

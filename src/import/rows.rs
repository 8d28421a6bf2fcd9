//! Reads the rows of a table below its header, and finds where it ends.

use super::branch::{self, Branches};
use super::header::{HeadColumn, Header};
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::section::title_in;
use super::signature;
use crate::model::score::points;
use crate::model::{Column, FieldPath, Table, Texts};
use std::collections::BTreeSet;

/// Reads the table below `header`, at most up to the row `limit`.
pub(super) fn read(reading: &mut Reading<'_, '_>, mut header: Header, limit: u32, branches: &mut Branches) {
    mark_header(reading, &header);
    let body: BTreeSet<u32> = {
        let indices = reading.sheet.filled(header.rows.end..limit);
        indices.filter_map(|index| reading.cell(index)).map(|cell| cell.area.row).collect()
    };
    let body: Vec<u32> = body.into_iter().take_while(|row| !ends(reading, &header, *row)).collect();
    let bottom = body.last().map_or(header.rows.end, |row| row + 1);
    branch::find_class_column(reading, &mut header, bottom);
    if header.table == Table::Indicators {
        branches.learn(reading, &header, bottom);
    }
    let first = reading.form.rows(header.table).len();
    for row in body {
        if numbers_columns(reading, row) {
            reading.sheet.filled(row..row + 1).for_each(|index| reading.mark(index, Role::Understood));
            continue;
        }
        match total_label(reading, &header, row) {
            Some(index) => read_total(reading, &header, row, index),
            None => read_row(reading, &header, row, branches),
        }
    }
    tell_of_new_columns(reading, &header, first);
}

/// Whether `row` only numbers the columns: 1, 2, 3 …. Fewer than four numbers may be values of an indicator.
fn numbers_columns(reading: &Reading<'_, '_>, row: u32) -> bool {
    let numbers: Vec<Option<u32>> =
        reading.sheet.filled(row..row + 1).map(|index| reading.text(index).parse().ok()).collect();
    !reading.own
        && numbers.len() >= 4
        && numbers.windows(2).all(|pair| matches!(pair, [Some(a), Some(b)] if a + 1 == *b))
}

/// Records the columns with content in the rows from `first` on that the template lacks: they stay in the data, but are
/// not printed.
fn tell_of_new_columns(reading: &mut Reading<'_, '_>, header: &Header, first: usize) {
    let template = &reading.vocabulary.template;
    for head in &header.columns {
        let known = template.table(header.table).is_some_and(|table| table.column(&head.column).is_some());
        let mut rows = reading.form.rows(header.table).iter().skip(first);
        if !known && rows.any(|row| !row[&head.column].is_empty()) {
            let label = if head.label.is_empty() { head.column.name() } else { &head.label };
            reading.add_new_column(head.column.clone(), label.to_owned());
        }
    }
}

fn mark_header(reading: &mut Reading<'_, '_>, header: &Header) {
    let cells: Vec<usize> = reading.sheet.filled(header.rows.clone()).collect();
    for index in cells {
        let Some(cell) = reading.cell(index) else { continue };
        let beside = header.side.is_some_and(|side| side.column == cell.area.column);
        if beside || cell.area.column >= header.left() {
            reading.mark(index, Role::Understood);
        }
    }
    // The label beside the table may begin above it, for example beside two tables.
    let above = header.left().checked_sub(1).and_then(|column| reading.sheet.grid.index_at(header.rows.start, column));
    if let Some(index) = above.filter(|index| reading.cell(*index).is_some() && reading.is_label(*index)) {
        reading.mark(index, Role::Understood);
    }
}

/// Whether the table ends before `row`: at a note, signature, title, or the label of another part of the form.
fn ends(reading: &Reading<'_, '_>, header: &Header, row: u32) -> bool {
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
    if covers || title_in(reading.sheet, row, reading.words).is_some() {
        return true;
    }
    let branch = reading.vocabulary.branch_of(label).is_some();
    if branch || is_side(reading, header, first) || !reading.is_label(first) {
        return false;
    }
    // A name may equal a label: only in or left of the first column does a label begin another part of the form.
    let named = header.columns.first().is_some_and(|column| column.column == Column::Name);
    area.column < header.left() || (area.column == header.left() && (!named || area.columns > 1))
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

/// Whether the cell holds the label beside the table or a part of it: some forms put one character in each row.
fn is_side(reading: &Reading<'_, '_>, header: &Header, index: usize) -> bool {
    let side = header.side.and_then(|side| reading.sheet.grid.index_at(side.row, side.column));
    let (label, side) = (reading.label(index), side.map_or("", |side| reading.label(side)));
    reading.vocabulary.is_side_of(header.table, label) || side.contains(label)
}

/// Whether `label` begins the total row of the table, by the template or in other usual words.
fn is_total(reading: &Reading<'_, '_>, header: &Header, label: &str) -> bool {
    const TOTALS: [&str; 7] = ["合计", "总计", "总分", "总得分", "总分值", "分值合计", "权重合计"];
    reading.vocabulary.total_of(label) == Some(header.table)
        || (!reading.own && header.table == Table::Indicators && TOTALS.contains(&label))
}

/// The label of the total row, if `row` is one.
pub(super) fn total_label(reading: &Reading<'_, '_>, header: &Header, row: u32) -> Option<usize> {
    let mut filled = reading.sheet.filled(row..row + 1);
    filled.find(|index| {
        let beyond = reading.cell(*index).is_none_or(|cell| cell.area.column > header.left());
        !beyond && is_total(reading, header, reading.label(*index))
    })
}

fn read_total(reading: &mut Reading<'_, '_>, header: &Header, row: u32, label: usize) {
    reading.mark(label, Role::Understood);
    for index in reading.sheet.filled(row..row + 1).collect::<Vec<_>>() {
        let Some(area) = reading.cell(index).map(|cell| cell.area) else { continue };
        let column = header.columns.iter().find(|head| head.at.contains(&area.column));
        let summed = column.filter(|head| {
            let block = reading.vocabulary.template.table(header.table);
            block.is_some_and(|block| block.sum(&head.column).is_some())
        });
        match summed {
            Some(head) => {
                let path = FieldPath::Total(header.table, head.column.clone());
                reading.take(index, path, reading.text(index));
            }
            None if is_side(reading, header, index)
                || column.is_some_and(|head| comes_to(reading, header, head, index)) =>
            {
                reading.mark(index, Role::Understood);
            }
            None => reading.mark(index, Role::NotPlaced(Reason::NoColumn)),
        }
    }
}

/// Whether the cell equals the sum of the column's rows, so that nothing is lost without it.
fn comes_to(reading: &mut Reading<'_, '_>, header: &Header, head: &HeadColumn, index: usize) -> bool {
    points(reading.text(index)).is_some_and(|total| reading.sum_of(header.table, &head.column) == total)
}

/// Reads `row` as a row of the table, if any of its cells is in a column.
pub(super) fn read_row(reading: &mut Reading<'_, '_>, header: &Header, row: u32, branches: &mut Branches) {
    let starting: Vec<usize> = reading.sheet.filled(row..row + 1).filter(|index| reading.is_open(*index)).collect();
    let within = |index: &usize| {
        reading.cell(*index).is_some_and(|cell| header.columns.iter().any(|head| head.at.contains(&cell.area.column)))
    };
    if !starting.iter().any(within) {
        leave(reading, header, starting);
        return;
    }
    // Classes first, in any column order: a blank subclass repeats the one above only within the same class.
    let is_class = |head: &&HeadColumn| head.column == Column::Class;
    let columns = || header.columns.iter();
    let columns = columns().filter(is_class).chain(columns().filter(|head| !is_class(head)));
    let columns: Vec<_> = columns.map(|head| (head, cells_of(reading, header, head, row))).collect();
    // A label merged over many rows is a text of each of them: a file of a few kilobytes could ask for gigabytes.
    let bytes = columns.iter().map(|(head, cells)| match cells.as_slice() {
        [] => branches.inherited(&head.column).len(),
        cells => cells.iter().map(|index| reading.text(*index).len()).sum(),
    });
    if !reading.room.bytes(bytes.sum()) {
        starting.into_iter().for_each(|index| reading.mark(index, Role::NotPlaced(Reason::NoRoom)));
        return;
    }
    let mut texts: Texts<Column> = Texts::default();
    let mut sources: Vec<(usize, Column)> = Vec::new();
    for (head, cells) in columns {
        let text = match head.column {
            Column::Class | Column::Subclass => branches.text(reading, &head.column, &cells),
            // ≥ and 95% in two cells are one target, without a space.
            Column::Value => cells.iter().map(|index| reading.text(*index)).collect::<String>(),
            _ => cells.iter().map(|index| reading.text(*index)).collect::<Vec<_>>().join(" "),
        };
        match head.column {
            Column::Subclass => {
                let (subclass, mark) = branch::without_mark(&text);
                texts.set(Column::Mark, mark);
                texts.set(Column::Subclass, subclass);
            }
            _ => texts.set(head.column.clone(), text),
        }
        sources.extend(cells.into_iter().map(|index| (index, head.column.clone())));
    }
    let id = reading.form.push_row(header.table, texts);
    for (index, column) in sources {
        reading.mark(index, Role::Taken(FieldPath::Cell(header.table, id, column)));
    }
    leave(reading, header, starting);
}

/// The filled cells with the text of the column `head` in `row`.
fn cells_of(reading: &Reading<'_, '_>, header: &Header, head: &HeadColumn, row: u32) -> Vec<usize> {
    let mut cells: Vec<usize> = Vec::new();
    for column in head.at.clone() {
        let Some(index) = reading.sheet.grid.index_at(row, column) else { continue };
        let Some(cell) = reading.cell(index).filter(|cell| !cell.is_blank() && !cell.failed) else { continue };
        let others = |other: &HeadColumn| other.column != head.column && other.at.contains(&cell.area.column);
        let elsewhere = !head.at.contains(&cell.area.column) && header.columns.iter().any(others);
        // An amount merged over several rows is one amount, and counts once.
        let counted = head.column.is_amount() || head.column.is_points();
        let again = counted && cell.area.row < row;
        let header_cell = cell.area.row < header.rows.end;
        if !elsewhere && !again && !header_cell && !cells.contains(&index) {
            cells.push(index);
        }
    }
    cells
}

/// Gives a role to the cells that no column took.
fn leave(reading: &mut Reading<'_, '_>, header: &Header, cells: Vec<usize>) {
    for index in cells {
        let Some(area) = reading.cell(index).map(|cell| cell.area) else { continue };
        let label = reading.label(index);
        let side = header.side.map_or("", |side| {
            let place = reading.sheet.grid.index_at(side.row, side.column);
            place.map_or("", |index| reading.label(index))
        });
        // The label beside the table is repeated after a page break, or has one character in each row.
        let beside = area.column < header.left() && (side.contains(label) || reading.is_label(index));
        reading.mark(index, if beside { Role::Understood } else { Role::NotPlaced(Reason::NoColumn) });
    }
}

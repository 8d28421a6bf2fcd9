//! Reads the rows of a table below its header.

use super::branch::{self, Branches};
use super::dots::continues;
use super::ends::ends;
use super::header::{HeadColumn, Header};
use super::kernel;
use super::levels;
use super::outcome::{Reason, Role};
use super::reading::Reading;
use super::serial;
use super::sums::{read_total, total_label};
use crate::model::{Column, FieldPath, Table, Texts};
use std::collections::BTreeSet;

/// Reads the table below `header`, at most up to the row `limit`.
pub(super) fn read(reading: &mut Reading<'_, '_>, mut header: Header, limit: u32, branches: &mut Branches) {
    mark_header(reading, &header);
    if header.columns.iter().any(|head| head.column.is_amount()) {
        reading.add_header(&header);
    }
    let body: BTreeSet<u32> = {
        let indices = reading.sheet.filled(header.rows.end..limit);
        indices.filter_map(|index| reading.cell(index)).map(|cell| cell.area.row).collect()
    };
    let body: Vec<u32> = body.into_iter().take_while(|row| !ends(reading, &header, *row)).collect();
    let bottom = body.last().map_or(header.rows.end, |row| row + 1);
    branch::find_class_column(reading, &mut header, bottom);
    levels::settle(reading, &mut header, bottom);
    reading.bottom = reading.bottom.max(bottom);
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
    serial::drop(reading, &header, first);
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

/// Records the columns with content in the rows from `first` on that the template lacks: they are printed at its right.
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
    if !reading.own && continues(reading, header, &starting) {
        starting.iter().for_each(|index| reading.mark(*index, Role::Understood));
        return;
    }
    if !reading.own && heads_rows(reading, header, row, &starting) {
        for head in header.columns.iter().filter(|head| matches!(head.column, Column::Class | Column::Subclass)) {
            branches.text(reading, &head.column, &cells_of(reading, header, head, row));
        }
        starting.iter().for_each(|index| reading.mark(*index, Role::Understood));
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
    texts.set(Column::Term, header.term.as_str());
    let mut sources: Vec<(usize, Column)> = Vec::new();
    let unclassed = !reading.own && is_unclassed(reading, header, &starting);
    for (head, cells) in columns {
        let text = match head.column {
            Column::Class | Column::Subclass if unclassed && cells.is_empty() => String::new(),
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

/// Whether a row has nothing in the columns of indicators, but for example the name of a project: then it is in no class.
fn is_unclassed(reading: &Reading<'_, '_>, header: &Header, cells: &[usize]) -> bool {
    cells.iter().all(|index| {
        let at = reading.cell(*index).map_or(0, |cell| cell.area.column);
        let head = header.columns.iter().find(|head| head.at.contains(&at));
        head.is_none_or(|head| matches!(head.column, Column::Extra(_)))
    })
}

/// Whether `row` holds nothing but a class or subclass, whose rows are below it: 产出指标 above 数量指标 above its indicators
/// (lists of 云南).
fn heads_rows(reading: &Reading<'_, '_>, header: &Header, row: u32, cells: &[usize]) -> bool {
    let [only] = cells else { return false };
    let Some(area) = reading.cell(*only).map(|cell| cell.area) else { return false };
    let at = |column: u32| header.columns.iter().position(|head| head.at.contains(&column));
    let level = |head: &HeadColumn| matches!(head.column, Column::Class | Column::Subclass);
    let Some(place) = at(area.column).filter(|place| level(&header.columns[*place])) else { return false };
    // The next row goes on to the right, under a blank cell.
    let below = reading.sheet.filled(row + 1..row + 2).filter_map(|index| at(reading.cell(index)?.area.column)).min();
    area.rows == 1
        && reading.vocabulary.branch_of(reading.label(*only)).is_some()
        && below.is_some_and(|below| below > place)
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
        if header.twin.contains(&area.column) {
            continue;
        }
        // The label beside the table is repeated after a page break, or has one character in each row.
        let piece = kernel::is_piece(label);
        let beside = area.column < header.left() && (side.contains(label) || piece || reading.is_label(index));
        reading.mark(index, if beside { Role::Understood } else { Role::NotPlaced(Reason::NoColumn) });
    }
}

//! The cells of a form: which are filled in, and where the keys go from one.

use super::keyboard::Step;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use crate::page::Area;
use crate::sheet::{Cell, CellStyle, Sheet};
use crate::template::{FieldKind, Template};

/// Whether the cell holds what is filled in, rather than a label.
pub(super) fn is_editable(cell: &Cell) -> bool {
    cell.field.is_some() && cell.style != CellStyle::Label
}

/// Whether the cell is a class label, which is edited on request only.
pub(super) fn is_class_label(cell: &Cell) -> bool {
    matches!(cell.field, Some(FieldPath::Cell(_, _, Column::Class | Column::Subclass)))
}

/// The cell in which the field at `path` is edited.
pub(super) fn cell_of<'s>(sheet: &'s Sheet, path: &FieldPath) -> Option<&'s Cell> {
    let here = |cell: &&Cell| cell.field.as_ref() == Some(path);
    sheet.cells.iter().filter(|cell| is_editable(cell) || is_class_label(cell)).find(here)
}

/// The place on the page of the field at `path`.
pub(super) fn area_of<'a>(sheet: &Sheet, areas: &'a [Area], path: &FieldPath) -> Option<&'a Area> {
    areas.iter().find(|area| {
        let cell = &sheet.cells[area.cell];
        (is_editable(cell) || is_class_label(cell)) && cell.field.as_ref() == Some(path)
    })
}

/// The field that a click on `cell` goes to: its own, or the one that it labels.
pub(super) fn target(sheet: &Sheet, cell: &Cell) -> Option<FieldPath> {
    let path = cell.field.as_ref()?;
    sheet.cells.iter().find(|other| is_editable(other) && other.field.as_ref() == Some(path))?.field.clone()
}

/// Whether the field may hold several lines.
pub(super) fn is_multiline(template: &Template, path: &FieldPath) -> bool {
    match path {
        FieldPath::Field(key) => template.field(key.as_str()).is_some_and(|spec| spec.kind == FieldKind::Lines),
        FieldPath::Cell(..) => true,
        FieldPath::Total(..) => false,
    }
}

/// Whether a form without a text at `path` would be sent back.
pub(super) fn is_required(template: &Template, path: &FieldPath) -> bool {
    matches!(path, FieldPath::Field(key) if template.field(key.as_str()).is_some_and(|spec| spec.required))
}

/// The cell that the keys go to from `cell`.
pub(super) fn neighbour<'s>(sheet: &'s Sheet, cell: &Cell, step: &Step) -> Option<&'s Cell> {
    let mut editable = sheet.cells.iter().filter(|other| is_editable(other));
    match step {
        Step::Next => editable.find(|other| (other.row, other.column) > (cell.row, cell.column)),
        Step::Previous => editable.rfind(|other| (other.row, other.column) < (cell.row, cell.column)),
        Step::Right => editable.find(|other| other.row == cell.row && other.column > cell.column),
        Step::Left => editable.rfind(|other| other.row == cell.row && other.column < cell.column),
        Step::Down => editable.filter(|other| other.row > cell.row).min_by_key(|o| (o.row, distance(o, cell))),
        Step::Up => editable.filter(|o| o.row < cell.row).min_by_key(|o| (usize::MAX - o.row, distance(o, cell))),
        Step::First => editable.next(),
        Step::Last => editable.next_back(),
        _ => None,
    }
}

/// How far apart two cells stand across the sheet, in columns; none where they overlap.
fn distance(a: &Cell, b: &Cell) -> usize {
    let (a_end, b_end) = (a.column + a.columns, b.column + b.columns);
    if a.column < b_end && b.column < a_end { 0 } else { a.column.abs_diff(b.column) }
}

/// The edit that adds a row on the branch of the last row of a table, when Enter leaves a row that is not blank.
pub(super) fn next_row(form: &Form, cell: &Cell) -> Option<Edit> {
    let Some(FieldPath::Cell(table @ (Table::Indicators | Table::Tasks), id, _)) = &cell.field else { return None };
    let last = form.rows(*table).last().filter(|row| row.id() == *id && !row.is_blank())?;
    Some(add_after(form, *table, last.id()))
}

/// The edit that adds a row below the row `id`, on its branch.
pub(in crate::ui) fn add_after(form: &Form, table: Table, id: RowId) -> Edit {
    let rows = form.rows(table);
    let at = rows.iter().position(|row| row.id() == id).map_or(rows.len(), |at| at + 1);
    let branch = rows.iter().find(|row| row.id() == id).into_iter().flat_map(|row| {
        row.cells().filter(|(column, _)| matches!(column, Column::Class | Column::Subclass | Column::Mark))
    });
    let cells = branch.map(|(column, text)| (column.clone(), text.to_owned())).collect();
    Edit::InsertRows { form: form.id, table, before: rows.get(at).map(Row::id), rows: vec![cells] }
}

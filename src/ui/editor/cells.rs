//! Answers about the cells of a form: which are editable, which are class labels, and what they may contain.

use crate::edit::Edit;
use crate::edit::manuscript_tables::row_below;
use crate::edit::paragraphs::table_of;
use crate::model::prose::{Style, cell_column, cell_count};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use crate::page::Area;
use crate::sheet::{Cell, CellStyle, Sheet};
use crate::template::{FieldKind, Template};

/// Whether the cell is filled in by the user rather than a label.
pub(super) fn is_editable(cell: &Cell) -> bool {
    cell.field.is_some() && cell.style != CellStyle::Label
}

/// Whether the cell is a class label, which stands for all rows beside it.
pub(super) fn is_class_label(cell: &Cell) -> bool {
    matches!(cell.field, Some(FieldPath::Cell(_, _, Column::Class | Column::Subclass)))
}

/// Whether the cursor can be on the cell.
pub(super) fn takes_cursor(cell: &Cell) -> bool {
    is_editable(cell) || is_class_label(cell)
}

/// Returns the cell in which the field at `path` is edited.
pub(super) fn cell_of<'s>(sheet: &'s Sheet, path: &FieldPath) -> Option<&'s Cell> {
    sheet.cells.iter().find(|cell| takes_cursor(cell) && cell.field.as_ref() == Some(path))
}

/// Returns the area on the page of the field at `path`.
pub(super) fn area_of<'a>(sheet: &Sheet, areas: &'a [Area], path: &FieldPath) -> Option<&'a Area> {
    areas.iter().find(|area| {
        let cell = &sheet.cells[area.cell];
        takes_cursor(cell) && cell.field.as_ref() == Some(path)
    })
}

/// Returns the field that a click on `cell` selects: its own, or the one that it labels.
pub(super) fn target(sheet: &Sheet, cell: &Cell) -> Option<FieldPath> {
    cell_of(sheet, cell.field.as_ref()?)?.field.clone()
}

/// Returns the field nearest to one that is not on the sheet: another of its row, otherwise the first to fill in.
pub(super) fn nearest(sheet: &Sheet, wanted: Option<&FieldPath>) -> Option<FieldPath> {
    let same_row = |cell: &&Cell| match (wanted, &cell.field) {
        (Some(FieldPath::Cell(table, row, _)), Some(FieldPath::Cell(of, id, _))) => table == of && row == id,
        _ => false,
    };
    let mut editable = sheet.cells.iter().filter(|cell| is_editable(cell));
    let found =
        editable.clone().find(same_row).or_else(|| editable.clone().find(|cell| cell.style == CellStyle::Value));
    // A manuscript has only paragraphs.
    let found = found.or_else(|| editable.find(|cell| matches!(cell.style, CellStyle::Paragraph(_))));
    found.and_then(|cell| cell.field.clone())
}

/// Whether the field may have several lines.
pub(super) fn is_multiline(template: &Template, path: &FieldPath) -> bool {
    match path {
        FieldPath::Field(key) => template.field(key.as_str()).is_some_and(|spec| spec.kind == FieldKind::Lines),
        FieldPath::Cell(..) => true,
        FieldPath::Total(..) => false,
    }
}

/// Whether the template requires a text at `path`.
pub(super) fn is_required(template: &Template, path: &FieldPath) -> bool {
    matches!(path, FieldPath::Field(key) if template.field(key.as_str()).is_some_and(|spec| spec.required))
}

/// Returns how many characters stand at `path`, blanks not counted, and how many the template allows.
pub(super) fn counted(template: &Template, form: &Form, path: &FieldPath) -> Option<(usize, usize)> {
    let FieldPath::Field(key) = path else { return None };
    let most = usize::try_from(template.field(key.as_str())?.max_chars?).ok()?;
    Some((form.text(path).chars().filter(|c| !c.is_whitespace()).count(), most))
}

/// Returns the edit that adds a row after the last row of a table, in its class, when Enter leaves that row.
pub(super) fn next_row(form: &Form, cell: &Cell) -> Option<Edit> {
    if let Some(FieldPath::Cell(Table::Paragraphs, id, _)) = &cell.field {
        return next_table_row(form, *id);
    }
    let Some(FieldPath::Cell(table @ (Table::Indicators | Table::Tasks), id, _)) = &cell.field else { return None };
    // Not after a blank row: repeated Enter would fill the form with empty rows.
    let last = form.rows(*table).last().filter(|row| row.id() == *id && !row.is_blank())?;
    Some(add_after(form, *table, last.id()))
}

/// Returns the edit that adds a row to a table of a manuscript, when Enter leaves its last row with something in it.
fn next_table_row(form: &Form, id: RowId) -> Option<Edit> {
    let last = table_of(form, id).last().filter(|row| row.id() == id)?;
    let is_filled = (0..cell_count(last)).any(|place| !last[cell_column(place)].trim().is_empty());
    is_filled.then(|| add_after(form, Table::Paragraphs, id))
}

/// Returns the edit that adds a row below the row `id`, in its class and its term.
pub(in crate::ui) fn add_after(form: &Form, table: Table, id: RowId) -> Edit {
    if table == Table::Paragraphs && form.row(table, id).is_some_and(|row| Style::of(row).is_table()) {
        return row_below(form, id);
    }
    let rows = form.rows(table);
    let at = rows.iter().position(|row| row.id() == id).map_or(rows.len(), |at| at + 1);
    let branch = rows.iter().find(|row| row.id() == id).into_iter().flat_map(|row| {
        row.cells()
            .filter(|(column, _)| matches!(column, Column::Term | Column::Class | Column::Subclass | Column::Mark))
            // Text below a heading.
            .chain(row.cells().filter(|(column, _)| **column == Column::Style && Style::of(row).depth().is_none()))
    });
    let cells = branch.map(|(column, text)| (column.clone(), text.to_owned())).collect();
    Edit::InsertRows { form: form.id, table, before: rows.get(at).map(Row::id), rows: vec![cells] }
}

//! Boxes that are ticked by a click on them, and tick columns: by a click on the current cell, or the space bar.

use super::Canvas;
use super::cells::is_editable;
use super::lit::lit;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::ticks::{TICK, boxes, chosen, turned};
use crate::model::{FieldPath, Form};
use crate::template::Template;
use egui::{Event, InputState, Pos2};

/// Whether the field at `path` holds a tick or nothing.
pub(super) fn is_tick(path: &FieldPath) -> bool {
    matches!(path, FieldPath::Cell(_, _, column) if column.is_tick())
}

/// Returns the edit that ticks the tick cell at `path`, or takes its tick away, with the ticks of its row that a new one
/// excludes. Words in a cell are left as they are.
pub(super) fn tick(template: &Template, form: &Form, path: &FieldPath) -> Option<Edit> {
    let FieldPath::Cell(table, row, column) = path else { return None };
    let is_ticked = |path: &FieldPath| {
        let text = form.text(path).trim();
        boxes(text).any(|place| place == (0..text.len()))
    };
    let new = match form.text(path).trim() {
        "" => TICK,
        _ if is_ticked(path) => "",
        _ => return None,
    };
    let block = template.table(*table).filter(|_| !new.is_empty());
    let rivals = block.into_iter().flat_map(|block| block.rivals(column));
    let rivals = rivals.map(|rival| FieldPath::Cell(*table, *row, rival.clone())).filter(is_ticked);
    let texts = std::iter::once((path.clone(), new.to_owned())).chain(rivals.map(|path| (path, String::new())));
    is_tick(path).then(|| Edit::SetTexts { form: form.id, texts: texts.collect() })
}

/// Returns the edit that turns the box under the pointer, if there is one.
pub(super) fn turn(canvas: &Canvas<'_>, at: Pos2) -> Option<Edit> {
    let (x, y) = canvas.placement.on_page(at);
    let index = canvas.page.cell_at(x, y)?;
    let cell = canvas.sheet.cells.get(index).filter(|cell| is_editable(cell))?;
    let path = cell.field.as_ref().filter(|path| !is_tick(path))?;
    // Only what was typed: a text that the program computes has no boxes of the user.
    let text = canvas.form.text(path);
    let offset = cell.value_at;
    cell.text.get(offset..).filter(|shown| shown.starts_with(text))?;
    let faces = Faces::screen();
    let under = |place: &std::ops::Range<usize>| {
        lit(canvas, &faces, index, offset + place.start..offset + place.end).iter().any(|rect| rect.contains(at))
    };
    let place = boxes(text).find(under)?;
    let is_choice =
        matches!(path, FieldPath::Field(key) if canvas.template.field(key.as_str()).is_some_and(|spec| spec.one_of));
    let new = if is_choice { chosen(text, &place) } else { turned(text, &place) };
    Some(Edit::set(canvas.form.id, path.clone(), new?))
}

/// Takes a space that is typed out of the input.
pub(super) fn space(input: &mut InputState) -> bool {
    let at = input.events.iter().position(|event| matches!(event, Event::Text(text) if text.trim().is_empty()));
    at.map(|at| input.events.remove(at)).is_some()
}

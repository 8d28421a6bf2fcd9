//! Boxes that are ticked by a click on them, and tick columns: by a click on the current cell, or the space bar.

use super::Canvas;
use super::cells::is_editable;
use super::lit::lit;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::ticks::{TICK, boxes, turned};
use crate::model::{FieldPath, Form};
use egui::{Event, InputState, Pos2};

/// Whether the field at `path` holds a tick or nothing.
pub(super) fn is_tick(path: &FieldPath) -> bool {
    matches!(path, FieldPath::Cell(_, _, column) if column.is_tick())
}

/// Returns the edit that ticks the tick cell at `path`, or takes its tick away. Words in it are left as they are.
pub(super) fn tick(form: &Form, path: &FieldPath) -> Option<Edit> {
    let new = match form.text(path).trim() {
        "" => TICK,
        text if boxes(text).any(|place| place == (0..text.len())) => "",
        _ => return None,
    };
    is_tick(path).then(|| Edit::set(form.id, path.clone(), new))
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
    Some(Edit::set(canvas.form.id, path.clone(), turned(text, &place)?))
}

/// Takes a space that is typed out of the input.
pub(super) fn space(input: &mut InputState) -> bool {
    let at = input.events.iter().position(|event| matches!(event, Event::Text(text) if text.trim().is_empty()));
    at.map(|at| input.events.remove(at)).is_some()
}

//! Fills cells: down and right from the first ones of a block, by dragging the fill handle, and all selected ones
//! alike.

use super::Canvas;
use super::along::Along;
use super::cells::is_editable;
use super::selection::Block;
use crate::edit::Edit;
use crate::model::{FieldPath, FormId};
use crate::session::fill::continued;
use crate::sheet::{Cell, Sheet};
use crate::ui::theme::Colours;
use egui::{CursorIcon, Id, Rect, Sense, Stroke, StrokeKind, vec2};

/// Side of the square handle at the corner of the selection, screen points.
const HANDLE: f32 = 9.0;

fn fields<'s>(sheet: &'s Sheet, block: &'s Block) -> impl Iterator<Item = &'s Cell> {
    sheet.cells.iter().filter(|cell| is_editable(cell) && block.holds(cell))
}

/// Returns the edit that copies the first cell of each line of `block` into the others.
pub(super) fn from_first(form: FormId, sheet: &Sheet, block: &Block, along: Along) -> Edit {
    let mut texts = Vec::new();
    for cell in fields(sheet, block) {
        let first = fields(sheet, block).find(|first| along.line(first) == along.line(cell));
        if let (Some(first), Some(path)) = (first, &cell.field)
            && first != cell
        {
            texts.push((path.clone(), sheet.value(first).to_owned()));
        }
    }
    named(along.name(), form, texts)
}

/// Returns the edit that continues each line of `given` into the rest of `whole`.
pub(super) fn continued_into(form: FormId, sheet: &Sheet, given: &Block, whole: &Block, along: Along) -> Edit {
    let mut lines: Vec<usize> = fields(sheet, given).map(|cell| along.line(cell)).collect();
    // Each column (or row) is a series of its own, as in Excel.
    lines.sort_unstable();
    lines.dedup();
    let mut texts = Vec::new();
    for line in lines {
        let on_line = |cell: &&Cell| along.line(cell) == line;
        let known: Vec<&str> = fields(sheet, given).filter(on_line).map(|cell| sheet.value(cell)).collect();
        let beyond: Vec<&FieldPath> = fields(sheet, whole)
            .filter(|cell| on_line(cell) && !given.holds(cell))
            .filter_map(|cell| cell.field.as_ref())
            .collect();
        let written = continued(&known, beyond.len());
        texts.extend(beyond.into_iter().cloned().zip(written));
    }
    named("填充", form, texts)
}

/// Returns the edit that writes `text` into every cell of `block`.
pub(super) fn everywhere(form: FormId, sheet: &Sheet, block: &Block, text: &str) -> Edit {
    let texts =
        fields(sheet, block).filter_map(|cell| cell.field.clone()).map(|path| (path, text.to_owned())).collect();
    named("填充所选格", form, texts)
}

fn named(name: &str, form: FormId, texts: Vec<(FieldPath, String)>) -> Edit {
    Edit::Many { name: name.to_owned(), edits: vec![Edit::SetTexts { form, texts }] }
}

/// Shows the handle at the lower right corner of the selection, which fills the cells that it is dragged over. Returns
/// the edit and the new selection.
pub(super) fn handle(
    ui: &mut egui::Ui,
    canvas: &Canvas<'_>,
    given: &Block,
    colours: &Colours,
) -> Option<(Edit, Block)> {
    let around = canvas.rect_of(given)?;
    let rect = Rect::from_center_size(around.right_bottom(), vec2(HANDLE, HANDLE));
    // Sensitive slightly beyond its edge: nine points are a small target.
    let response = ui.interact(rect.expand(2.0), Id::unique(("fill", canvas.form.id)), Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "拖动填充"));
    ui.painter().rect(rect, 1.0, colours.accent.0, Stroke::new(1.0, colours.paper.0), StrokeKind::Outside);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::Crosshair);
    }
    if !(response.dragged() || response.drag_stopped()) {
        return None;
    }
    // In the frame of the release egui may have no interaction position any more.
    let at = response.interact_pointer_pos().or_else(|| ui.input(|input| input.pointer.latest_pos()))?;
    let (x, y) = canvas.placement.on_page(at);
    let over = &canvas.sheet.cells[canvas.page.cell_at(x, y)?];
    let (whole, along) = given.stretched_to(over)?;
    if response.drag_stopped() {
        return Some((continued_into(canvas.form.id, canvas.sheet, given, &whole, along), whole));
    }
    if let Some(shown) = canvas.rect_of(&whole) {
        ui.painter().rect_stroke(shown, 0.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
    }
    None
}

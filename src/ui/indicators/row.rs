//! Draws an indicator in the library's pane: name and target, below them the project and year that it is from.

use super::Dragged;
use super::index::Item;
use crate::ui::listing::{line, paint};
use crate::ui::roving;
use crate::ui::theme::Colours;
use egui::{DragAndDrop, Id, Rect, Response, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Space around the text of a row, and between name and target, screen points.
const MARGIN: f32 = 4.0;
const GAP: f32 = 8.0;
/// The most of the width that a target takes from the name.
const TARGET: f32 = 0.4;

/// Returns the height of a row.
pub(super) fn height(ui: &Ui) -> f32 {
    (ui.text_style_height(&TextStyle::Body) + ui.text_style_height(&TextStyle::Small) + 2.0 * MARGIN).round()
}

/// Returns the id of the row of that number.
pub(super) fn id(number: usize) -> Id {
    Id::unique(("indicator", number))
}

/// Shows a row. Dragging it takes the indicator along.
pub(super) fn show(ui: &mut Ui, item: &Arc<Item>, (number, at_hand): (usize, bool), colours: &Colours) -> Response {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height(ui)));
    let row = ui.interact(rect, id(number), roving::sense(at_hand) | Sense::DRAG);
    row.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, at_hand, format!("{}，加进表里", item.says())));
    if row.drag_started() {
        DragAndDrop::set_payload(ui.ctx(), Dragged(Arc::clone(item)));
    }
    if at_hand {
        ui.painter().rect_filled(rect, 3.0, colours.selection.0);
    } else if row.hovered() {
        ui.painter().rect_filled(rect, 3.0, colours.control_hover.0);
    }
    if row.has_focus() {
        ui.painter().rect_stroke(rect, 3.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
    }
    texts(ui, item, rect.shrink(MARGIN), colours);
    row
}

fn texts(ui: &Ui, item: &Item, rect: Rect, colours: &Colours) {
    let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
    let entry = &item.known.entry;
    let target = line(ui, &entry.target(), small.clone(), colours.muted.0, rect.width() * TARGET);
    let origin = line(ui, &item.known.says_origin(), small, colours.muted.0, rect.width());
    let room = rect.width() - target.size().x - GAP;
    let name = line(ui, entry.name(), body, colours.text.0, room);
    let (above, below) = (rect.top() + name.size().y / 2.0, rect.bottom() - origin.size().y / 2.0);
    let right = rect.right() - target.size().x;
    paint(ui, pos2(rect.left(), above), name, colours.text.0);
    paint(ui, pos2(right, above), target, colours.muted.0);
    paint(ui, pos2(rect.left(), below), origin, colours.muted.0);
}

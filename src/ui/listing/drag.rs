//! Dragging rows to another place in their list.

use crate::ui::theme::Colours;
use egui::{DragAndDrop, Rect, Stroke, Ui, vec2};
use std::any::Any;
use std::sync::Arc;

/// The distance from the edge of a list within which dragging scrolls it, and how far per frame, screen points.
const EDGE: f32 = 24.0;
const SPEED: f32 = 8.0;

/// Where a dragged row would go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Drop {
    Before,
    After,
    /// To the end of what is under the row.
    Into,
}

impl Drop {
    /// Before or after the row, by the half of it that the pointer is in.
    pub(in crate::ui) fn beside(ui: &Ui, row: Rect) -> Self {
        let at = ui.input(|input| input.pointer.interact_pos());
        if at.is_some_and(|at| at.y > row.center().y) { Self::After } else { Self::Before }
    }
}

/// Shows where the rows dragged over `row` would go. Returns them when they are released there.
pub(in crate::ui) fn dropped<T: Any + Send + Sync>(
    ui: &Ui,
    row: Rect,
    to: Drop,
    fits: impl Fn(&T) -> bool,
    colours: &Colours,
) -> Option<Arc<T>> {
    let dragged =
        DragAndDrop::payload::<T>(ui.ctx()).filter(|dragged| fits(dragged) && ui.rect_contains_pointer(row))?;
    let stroke = Stroke::new(3.0, colours.accent.0);
    match to {
        Drop::Before => drop(ui.painter().hline(row.x_range(), row.top(), stroke)),
        Drop::After => drop(ui.painter().hline(row.x_range(), row.bottom(), stroke)),
        Drop::Into => drop(ui.painter().rect_stroke(row, 3.0, stroke, egui::StrokeKind::Inside)),
    }
    ui.input(|input| input.pointer.any_released()).then_some(dragged)
}

/// Scrolls a list while something is dragged near its edge.
pub(in crate::ui) fn scroll_at_edge<T: Any + Send + Sync>(ui: &Ui) {
    if !DragAndDrop::has_payload_of_type::<T>(ui.ctx()) {
        return;
    }
    let Some(at) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let seen = ui.clip_rect();
    let down = if at.y > seen.bottom() - EDGE { -SPEED } else { 0.0 };
    let up = if at.y < seen.top() + EDGE { SPEED } else { 0.0 };
    if seen.x_range().contains(at.x) && up + down != 0.0 {
        ui.scroll_with_delta(vec2(0.0, up + down));
        // The pointer may rest at the edge: without input there would be no next frame.
        ui.ctx().request_repaint();
    }
}

/// Scrolls a row into view in a list of equal rows. `first` is the first row shown, `place` the wanted one.
pub(in crate::ui) fn seek(ui: &Ui, place: usize, first: usize) {
    let height = super::height(ui);
    let step = height + ui.spacing().item_spacing.y;
    let top = ui.max_rect().top() + (place as f32 - first as f32) * step;
    let row = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + height);
    ui.scroll_to_rect(row, None);
}

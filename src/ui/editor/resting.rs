//! The current cell while nothing is typed: it has the focus, and an input method may begin to compose in it.

use super::{Canvas, KEYS, cursor_id};
use crate::model::FieldPath;
use crate::template::place;
use egui::output::IMEOutput;
use egui::{IMEPurpose, Rect, Sense, WidgetInfo};

/// Keeps the focus on the cell at `rect`, and tells screen readers and input methods where it is.
pub(super) fn cursor(ui: &egui::Ui, canvas: &Canvas<'_>, path: &FieldPath, rect: Rect) {
    let response = ui.interact(rect, cursor_id(), Sense::focusable_noninteractive());
    // Read by screen readers as a cell with its text.
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::Cell, true, place(canvas.template, canvas.form, path));
        info.current_text_value = Some(canvas.form.text(path).to_owned());
        info
    });
    if !response.has_focus() {
        return;
    }
    ui.memory_mut(|memory| memory.set_focus_lock_filter(cursor_id(), KEYS));
    // Without a text field egui reports no place for an input method, and its candidates would appear elsewhere.
    ui.output_mut(|output| {
        let cursor_rect = Rect::from_min_max(rect.left_top(), rect.left_bottom());
        output.ime =
            Some(IMEOutput { purpose: IMEPurpose::Normal, rect, cursor_rect, should_interrupt_composition: false });
    });
}

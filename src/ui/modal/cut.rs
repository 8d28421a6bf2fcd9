//! A text in a column of a dialog's list, cut off at the column's width.

use egui::{Align, Label, Layout, Response, Ui, WidgetText, vec2};

/// Shows `text` from the left of a column of `width` screen points.
pub(super) fn cut(ui: &mut Ui, width: f32, text: impl Into<WidgetText>) -> Response {
    let size = vec2(width, ui.spacing().interact_size.y);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate().selectable(false))
    })
    .inner
}

//! The border between the list of forms and the outline: placed by their content until the user drags it.

use super::panels::LEAST_LIST;
use crate::model::FormId;
use egui::{CursorIcon, Id, Rect, Sense, Ui, WidgetInfo};

/// The list's share of the height if there is not enough room for both.
const LIST_PART: f32 = 0.45;

/// What the border depends on. Adding an indicator or folding a class does not move it: the rows of the outline would
/// move from under the pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cause {
    form: Option<FormId>,
    /// The height of the list with all its rows.
    list: f32,
    /// The height that both share.
    height: f32,
}

/// The content of the two lists.
#[derive(Clone, Copy)]
pub(super) struct Held {
    pub(super) form: Option<FormId>,
    /// The heights of list and outline with all their rows, screen points.
    pub(super) list: f32,
    pub(super) outline: f32,
}

/// The border.
#[derive(Default)]
pub(super) struct Split {
    /// The height of the list, and what it was computed from.
    settled: Option<(Cause, f32)>,
    /// The height of the list if the border was dragged.
    dragged: Option<f32>,
}

impl Split {
    /// Shows the border. Returns the rectangles of the list above and the outline below it.
    pub(super) fn show(&mut self, ui: &mut Ui, held: Held) -> [Rect; 2] {
        let whole = ui.available_rect_before_wrap();
        let radius = ui.style().interaction.resize_grab_radius_side;
        let within = |height: f32| height.min(whole.height() - LEAST_LIST).max(LEAST_LIST).round();
        // Neither list is under the area of the border that can be dragged.
        let margin = radius + 1.0;
        let held = Held { list: held.list + margin, outline: held.outline + margin, ..held };
        let height = within(self.dragged.unwrap_or_else(|| self.settled(held, whole.height())));
        let at = |height: f32| {
            let y = whole.top() + height;
            Rect::from_x_y_ranges(whole.x_range(), y - radius..=y + radius)
        };
        let border = ui.interact(at(height), Id::unique("border of lists"), Sense::DRAG);
        border.widget_info(|| WidgetInfo::labeled(egui::Role::Splitter, true, "拖动分界"));
        if let Some(pointer) = border.interact_pointer_pos().filter(|_| border.dragged()) {
            self.dragged = Some(within(pointer.y - whole.top()));
        }
        let line = ui.style().interact(&border);
        let stroke = if border.hovered() || border.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeVertical);
            line.fg_stroke
        } else {
            ui.visuals().widgets.noninteractive.bg_stroke
        };
        let border = at(self.dragged.map_or(height, within));
        ui.painter().hline(whole.x_range(), border.center().y, stroke);
        [whole.with_max_y(border.top() - 1.0), whole.with_min_y(border.bottom() + 1.0)]
    }

    /// Returns the height of the list with which neither takes more than it needs, as far as there is room.
    fn settled(&mut self, held: Held, height: f32) -> f32 {
        let cause = Cause { form: held.form, list: held.list, height };
        if let Some((_, settled)) = self.settled.filter(|(known, _)| *known == cause) {
            return settled;
        }
        let settled = held.list.min((height - held.outline).max(height * LIST_PART));
        self.settled = Some((cause, settled));
        settled
    }
}

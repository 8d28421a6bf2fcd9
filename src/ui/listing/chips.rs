//! Small buttons at the end of a row: the stations of a project, the missing ones pale.

use crate::ui::theme::Colours;
use egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, vec2};

/// Width of a chip with its whole name, and with the first character of it, screen points.
const WHOLE: f32 = 30.0;
const SHORT: f32 = 19.0;
/// The least width that is left for the name of the row, screen points.
const NAME: f32 = 150.0;

/// A small button in a row: one of several things that it has, or lacks.
pub(in crate::ui) struct Chip {
    pub(in crate::ui) name: &'static str,
    pub(in crate::ui) about: String,
    /// Whether it is there; otherwise it is pale.
    pub(in crate::ui) there: bool,
    /// Whether something is to be done about it.
    pub(in crate::ui) due: bool,
    /// Whether it is what the window shows.
    pub(in crate::ui) strong: bool,
}

/// The width of each of `chips` in a row of `whole` points.
pub(super) fn width(chips: &[Chip], whole: f32) -> f32 {
    if whole - WHOLE * chips.len() as f32 >= NAME { WHOLE } else { SHORT }
}

/// Shows the chips side by side in `rect`. Returns the one that was clicked.
pub(super) fn show(ui: &Ui, rect: Rect, row: Id, chips: &[Chip], colours: &Colours) -> Option<usize> {
    let each = rect.width() / chips.len().max(1) as f32;
    let mut clicked = None;
    for (place, chip) in chips.iter().enumerate() {
        let min = rect.min + vec2(each * place as f32, 0.0);
        let rect = Rect::from_min_size(min, vec2(each, rect.height()));
        let response = ui.interact(rect, row.with(("chip", place)), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, chip.strong, chip.about.as_str()));
        paint(ui, rect.shrink2(vec2(1.0, 3.0)), chip, response.hovered(), colours);
        if response.on_hover_text(chip.about.as_str()).clicked() {
            clicked = Some(place);
        }
    }
    clicked
}

fn paint(ui: &Ui, rect: Rect, chip: &Chip, hovered: bool, colours: &Colours) {
    let painter = ui.painter();
    if chip.strong {
        painter.rect_filled(rect, 3.0, colours.selection.0);
    } else if hovered {
        painter.rect_filled(rect, 3.0, colours.control_hover.0);
    }
    if chip.there || hovered {
        let line = match chip.there {
            true if chip.due => colours.error.0,
            true => colours.accent.0,
            false => colours.muted.0,
        };
        painter.rect_stroke(rect, 3.0, Stroke::new(1.0, line), StrokeKind::Inside);
    }
    let ink = match (chip.there, hovered) {
        (true, _) if chip.due => colours.error.0,
        (true, _) => colours.text.0,
        (false, true) => colours.muted.0,
        (false, false) => colours.muted.0.gamma_multiply(0.55),
    };
    let whole = rect.width() >= WHOLE - 4.0;
    let name: String = if whole { chip.name.to_owned() } else { chip.name.chars().take(1).collect() };
    painter.text(rect.center(), Align2::CENTER_CENTER, name, TextStyle::Small.resolve(ui.style()), ink);
}

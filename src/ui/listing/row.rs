//! Draws a row of a list: a triangle that folds it, a name, a detail at the right, a count of findings, a ＋.

use super::chips::{self, Chip};
use crate::ui::icon;
use crate::ui::theme::Colours;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, FontId, Galley, Id, Pos2, Rect, Response, Sense, Shape, Stroke, TextStyle, Ui, WidgetInfo};
use egui::{Vec2, pos2, vec2};
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;

/// Widths of an indentation step, of the triangle and of the ＋, screen points.
const STEP: f32 = 12.0;
const TRIANGLE: f32 = 16.0;
const ADD: f32 = 22.0;
/// Space between two rows, screen points.
const BETWEEN: f32 = 1.0;
/// Space between the parts of a row and at its ends, screen points.
const GAP: f32 = 6.0;
/// The greatest share of a row that the detail takes from the name, and the least width of a row that shows a detail,
/// screen points.
const DETAIL: f32 = 0.45;
const DETAIL_FROM: f32 = 110.0;

/// Whether the rows under a row are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Fold {
    Open,
    Closed,
}

/// A row as it looks in this frame.
pub(in crate::ui) struct Row<'a> {
    pub(in crate::ui) depth: usize,
    /// None if no rows are under it.
    pub(in crate::ui) fold: Option<Fold>,
    pub(in crate::ui) icon: Option<char>,
    pub(in crate::ui) name: &'a str,
    /// Whether it is what the window shows.
    pub(in crate::ui) strong: bool,
    /// Whether the name is pale, for something that does not exist yet.
    pub(in crate::ui) pale: bool,
    pub(in crate::ui) detail: &'a str,
    pub(in crate::ui) detail_colour: Color32,
    /// The number of findings, and the colour of the gravest.
    pub(in crate::ui) count: usize,
    pub(in crate::ui) count_colour: Color32,
    /// What its ＋ does, if it has one.
    pub(in crate::ui) adds: Option<&'a str>,
    /// Buttons at its end.
    pub(in crate::ui) chips: &'a [Chip],
    pub(in crate::ui) chosen: bool,
    /// Whether it is the current row.
    pub(in crate::ui) at: bool,
}

/// A row as it was shown.
pub(in crate::ui) struct RowShown {
    pub(in crate::ui) row: Response,
    /// Its whole rectangle, with triangle and ＋.
    pub(in crate::ui) rect: Rect,
    /// Whether the triangle was clicked.
    pub(in crate::ui) folded: bool,
    /// Whether the ＋ was clicked.
    pub(in crate::ui) added: bool,
    /// The chip that was clicked.
    pub(in crate::ui) chip: Option<usize>,
}

/// Sets the spacing between the rows in `ui`.
pub(in crate::ui) fn close_up(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = BETWEEN;
}

/// Keeps the rows in `ui` beside the scroll bar, which would lie over their chips and counts.
pub(in crate::ui) fn beside_bar(ui: &mut Ui) {
    ui.set_max_width(ui.available_width() - ui.spacing().scroll.bar_width);
}

/// Returns the height of a row.
pub(in crate::ui) fn height(ui: &Ui) -> f32 {
    (ui.text_style_height(&TextStyle::Body) + ui.spacing().button_padding.y * 2.0).round()
}

/// Returns the height of `count` rows.
pub(in crate::ui) fn heights(ui: &Ui, count: usize) -> f32 {
    (height(ui) + BETWEEN) * count as f32
}

impl<'a> Row<'a> {
    /// Creates a row with only a name.
    pub(in crate::ui) fn new(name: &'a str, colours: &Colours) -> Self {
        Self {
            depth: 0,
            fold: None,
            icon: None,
            name,
            strong: false,
            pale: false,
            detail: "",
            detail_colour: colours.muted.0,
            count: 0,
            count_colour: colours.muted.0,
            adds: None,
            chips: &[],
            chosen: false,
            at: false,
        }
    }

    /// Shows the row. Its parts do not overlap, so each click belongs to one. `about` is the text for screen readers.
    pub(in crate::ui) fn show(
        &self,
        ui: &mut Ui,
        id: impl Hash + Debug,
        colours: &Colours,
        about: impl Fn() -> String,
    ) -> RowShown {
        let id = Id::unique(id);
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), height(ui)));
        let indent = whole.left() + GAP / 2.0 + STEP * self.depth as f32;
        let left = if self.fold.is_some() { indent + TRIANGLE } else { whole.left() };
        let chips = chips::width(self.chips, whole.width());
        let right = whole.right() - if self.adds.is_some() { ADD } else { chips * self.chips.len() as f32 };
        let body = Rect::from_x_y_ranges(left..=right, whole.y_range());
        let row = ui.interact(body, id, Sense::CLICK | Sense::DRAG);
        row.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, self.chosen, about()));
        self.ground(ui, whole, row.hovered(), colours);
        let folded = self.fold.is_some_and(|fold| {
            let rect = Rect::from_min_size(pos2(indent, whole.top()), vec2(TRIANGLE, whole.height()));
            triangle(ui, rect, id, fold, self.name)
        });
        let added = self.adds.is_some_and(|does| {
            let rect = Rect::from_x_y_ranges(right..=whole.right(), whole.y_range());
            add(ui, rect, id, does, colours)
        });
        let chip =
            chips::show(ui, Rect::from_x_y_ranges(right..=whole.right(), whole.y_range()), id, self.chips, colours);
        let text = Rect::from_x_y_ranges(indent + TRIANGLE + GAP / 2.0..=right - GAP, whole.y_range());
        self.texts(ui, text, colours);
        RowShown { row, rect: whole, folded, added, chip }
    }

    fn ground(&self, ui: &Ui, rect: Rect, hovered: bool, colours: &Colours) {
        let painter = ui.painter();
        if self.chosen {
            painter.rect_filled(rect, 3.0, colours.selection.0);
        } else if hovered {
            painter.rect_filled(rect, 3.0, colours.control_hover.0);
        }
        if self.strong {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            painter.rect_filled(bar, 1.5, colours.accent.0);
        }
        if self.at {
            painter.rect_stroke(rect, 3.0, Stroke::new(1.0, colours.accent.0), egui::StrokeKind::Inside);
        }
    }

    /// Paints the texts of the row between the triangle and the ＋.
    fn texts(&self, ui: &Ui, mut rect: Rect, colours: &Colours) {
        let body = TextStyle::Body.resolve(ui.style());
        let small = TextStyle::Small.resolve(ui.style());
        if self.count > 0 {
            let count = line(ui, &self.count.to_string(), small.clone(), self.count_colour, f32::INFINITY);
            let left = rect.right() - count.size().x;
            paint(ui, pos2(left, rect.center().y), count, self.count_colour);
            rect.set_right(left - GAP);
        }
        if !self.detail.is_empty() && rect.width() >= DETAIL_FROM {
            let detail = line(ui, self.detail, small, self.detail_colour, rect.width() * DETAIL);
            let left = rect.right() - detail.size().x;
            paint(ui, pos2(left, rect.center().y), detail, self.detail_colour);
            rect.set_right(left - GAP);
        }
        let ink = if self.pale { colours.muted.0 } else { colours.text.0 };
        if let Some(icon) = self.icon {
            let icon = line(ui, &icon.to_string(), body.clone(), colours.muted.0, f32::INFINITY);
            let width = icon.size().x;
            // The icon takes the place of the triangle in a row without one.
            let left = if self.fold.is_none() { rect.left() - TRIANGLE + GAP / 2.0 } else { rect.left() };
            paint(ui, pos2(left, rect.center().y), icon, colours.muted.0);
            rect.set_left(left + width + GAP);
        }
        let name = line(ui, self.name, body, ink, rect.width().max(0.0));
        paint(ui, rect.left_center(), name, ink);
    }
}

/// Lays a text out on one line, truncated to `width`.
pub(in crate::ui) fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.replace(['\n', '\r', '\t'], " "), font, colour);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

/// Paints a line at the middle of its left edge.
pub(in crate::ui) fn paint(ui: &Ui, left_center: Pos2, galley: Arc<Galley>, colour: Color32) {
    let at = left_center - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
}

/// Shows the triangle that folds a row. Returns whether it was clicked.
fn triangle(ui: &Ui, rect: Rect, id: Id, fold: Fold, name: &str) -> bool {
    let response = ui.interact(rect, id.with("fold"), Sense::CLICK);
    let does = if fold == Fold::Open { "折叠" } else { "展开" };
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{does}{name}")));
    let (centre, r) = (rect.center(), 3.5);
    let corners = match fold {
        Fold::Open => [Vec2::new(-r, -r / 2.0), Vec2::new(r, -r / 2.0), Vec2::new(0.0, r)],
        Fold::Closed => [Vec2::new(-r / 2.0, -r), Vec2::new(r, 0.0), Vec2::new(-r / 2.0, r)],
    };
    let colour = ui.style().interact(&response).fg_stroke.color;
    let points = corners.iter().map(|corner| centre + *corner).collect();
    ui.painter().add(Shape::convex_polygon(points, colour, Stroke::NONE));
    response.clicked()
}

/// Shows the ＋ at the end of a row. Returns whether it was clicked.
fn add(ui: &Ui, rect: Rect, id: Id, does: &str, colours: &Colours) -> bool {
    let response = ui.interact(rect, id.with("add"), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, does));
    let colour = if response.hovered() { colours.accent.0 } else { colours.muted.0 };
    if response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), 3.0, colours.control_hover.0);
    }
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, icon::ADD, font, colour);
    response.on_hover_text(does).clicked()
}

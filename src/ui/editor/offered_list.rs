//! Draws the list of offered names below the cell, or above it where there is more room. It never covers the cell.

use crate::ui::indicators::Item;
use crate::ui::listing::{height, line, paint};
use crate::ui::theme::Colours;
use egui::{Area, Frame, Id, Order, Rect, Sense, TextStyle, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The most and the least width of the list, screen points.
const WIDTH: f32 = 560.0;
const LEAST_WIDTH: f32 = 200.0;
/// Space between cell and list, around the list, and between the parts of a row, screen points.
const GAP: f32 = 4.0;
const MARGIN: f32 = 5.0;
const BETWEEN: f32 = 10.0;
/// How many names are enough below the cell, however many more there would be room for above.
const ENOUGH: usize = 4;
/// The shares of the width that name and target have at most; the rest says where the indicator is from.
const NAME: f32 = 0.4;
const TARGET: f32 = 0.3;

/// What the keys do.
const KEYS: &str = "Tab 填入　Ctrl+↓ 往下选　Esc 收起";

/// Where the list is.
pub(super) struct Place {
    rect: Rect,
    /// How many names there is room for.
    pub(super) count: usize,
}

impl Place {
    /// Returns the place for a list of up to `count` names at the cell at `cell`. None if there is no room.
    pub(super) fn beside(ui: &Ui, cell: Rect, count: usize) -> Option<Self> {
        let room = ui.clip_rect();
        let width = WIDTH.min(room.width() - 2.0 * GAP);
        if width < LEAST_WIDTH {
            return None;
        }
        let around = 2.0 * MARGIN + foot(ui);
        let fitting = |free: f32| ((free - GAP - around) / height(ui)).floor().max(0.0) as usize;
        let (below, above) = (fitting(room.bottom() - cell.bottom()), fitting(cell.top() - room.top()));
        let goes_below = below >= count.min(above).min(ENOUGH);
        let count = count.min(if goes_below { below } else { above });
        let high = height(ui) * count as f32 + around;
        let top = if goes_below { cell.bottom() + GAP } else { cell.top() - GAP - high };
        let left = cell.left().min(room.right() - GAP - width).max(room.left() + GAP);
        (count > 0).then(|| Self { rect: Rect::from_min_size(pos2(left, top), vec2(width, high)), count })
    }
}

/// Returns the height of the line that says what the keys do.
fn foot(ui: &Ui) -> f32 {
    ui.text_style_height(&TextStyle::Small) + GAP
}

/// The list as it looks in this frame.
pub(super) struct List<'a> {
    pub(super) items: &'a [Arc<Item>],
    /// The name that the keys have gone to.
    pub(super) at: Option<usize>,
    pub(super) colours: &'a Colours,
}

impl List<'_> {
    /// Shows the list. Returns the number of the name that was clicked.
    pub(super) fn show(&self, ui: &Ui, place: &Place) -> Option<usize> {
        let area = Area::new(Id::unique("offered names")).order(Order::Foreground).constrain(false);
        let shown = area.fixed_pos(place.rect.min).show(ui.ctx(), |ui| {
            let ground = Frame::popup(ui.style()).inner_margin(0.0);
            ground.show(ui, |ui| {
                let (_, rect) = ui.allocate_space(place.rect.size());
                let inner = rect.shrink(MARGIN);
                let row = |at: usize| {
                    Rect::from_min_size(inner.min + vec2(0.0, height(ui) * at as f32), vec2(inner.width(), height(ui)))
                };
                let mut clicked = None;
                for (at, item) in self.items.iter().enumerate() {
                    if self.row(ui, (at, item), row(at)) {
                        clicked = Some(at);
                    }
                }
                let small = TextStyle::Small.resolve(ui.style());
                let keys = line(ui, KEYS, small, self.colours.muted.0, inner.width());
                paint(ui, pos2(inner.left() + GAP, inner.bottom() - foot(ui) / 2.0), keys, self.colours.muted.0);
                clicked
            })
        });
        shown.inner.inner
    }

    /// Shows a name. Returns whether it was clicked.
    fn row(&self, ui: &Ui, (at, item): (usize, &Arc<Item>), rect: Rect) -> bool {
        // Not focusable: the keys stay in the cell.
        let row = ui.interact(rect, Id::unique(("offered name", at)), Sense::CLICK);
        // Without a key in the list, Tab takes the first.
        let is_marked = self.at.unwrap_or(0) == at;
        row.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_marked, format!("填入：{}", item.says())));
        if is_marked {
            ui.painter().rect_filled(rect, 3.0, self.colours.selection.0);
        } else if row.hovered() {
            ui.painter().rect_filled(rect, 3.0, self.colours.control_hover.0);
        }
        let (ink, muted) = (self.colours.text.0, self.colours.muted.0);
        let (body, small) = (TextStyle::Body.resolve(ui.style()), TextStyle::Small.resolve(ui.style()));
        let entry = &item.known.entry;
        let room = rect.width() - 2.0 * GAP;
        let target = format!("{}　{}", entry.class(), entry.target());
        let columns = [
            (0.0, NAME, entry.name().to_owned(), body, ink),
            (NAME, TARGET, target, small.clone(), muted),
            (NAME + TARGET, 1.0 - NAME - TARGET, item.known.says_origin(), small, muted),
        ];
        for (from, share, text, font, colour) in columns {
            let galley = line(ui, text.trim(), font, colour, room * share - BETWEEN);
            paint(ui, pos2(rect.left() + GAP + room * from, rect.center().y), galley, colour);
        }
        row.clicked()
    }
}

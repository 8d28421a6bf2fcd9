//! Paints laid-out forms, and caches the layout until the form changes.

use super::fonts::font;
use crate::base::face::{Faces, Role};
use crate::model::{Bureau, Form, PrintOptions};
use crate::page::{Page, PageOptions, Pages, RULE_PT, pages};
use crate::sheet::{Sheet, sheet};
use crate::template::Template;
use egui::emath::GuiRounding;
use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};
use std::sync::Arc;

/// A laid-out form and what it was made from.
pub(super) struct LaidOut {
    form: Arc<Form>,
    bureau: Bureau,
    print: PrintOptions,
    options: PageOptions,
    pub(super) sheet: Sheet,
    pub(super) pages: Pages,
}

impl LaidOut {
    /// Returns the layout in `kept`, made again if the form, the bureau or the print options changed.
    pub(super) fn current<'k>(
        kept: &'k mut Option<Self>,
        template: &Template,
        form: &Arc<Form>,
        bureau: &Bureau,
        print: &PrintOptions,
        (faces, options): (&Faces, PageOptions),
    ) -> &'k Self {
        // The form is compared by address: every change makes a new `Arc`.
        let stale =
            |it: &Self| !Arc::ptr_eq(&it.form, form) || (&it.bureau, &it.print, it.options) != (bureau, print, options);
        if kept.as_ref().is_some_and(stale) {
            *kept = None;
        }
        kept.get_or_insert_with(|| {
            let sheet = sheet(template, form, bureau, print);
            let pages = pages(&sheet, faces, options);
            Self { form: Arc::clone(form), bureau: bureau.clone(), print: print.clone(), options, sheet, pages }
        })
    }
}

/// The position of a page on the screen: its upper left corner, and screen points per pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placement {
    pub(super) origin: Pos2,
    pub(super) scale: f32,
}

impl Placement {
    pub(super) fn point(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    pub(super) fn rect(&self, [left, top, right, bottom]: [f32; 4]) -> Rect {
        Rect::from_min_max(self.point((left, top)), self.point((right, bottom)))
    }

    /// Returns the point of the page under a point of the screen.
    pub(super) fn on_page(&self, at: Pos2) -> (f32, f32) {
        let inside = (at - self.origin) / self.scale;
        (inside.x, inside.y)
    }
}

/// The colours and face for painting a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) ink: Color32,
    pub(super) ruling: Color32,
    /// Whether body text is in 黑体, as it was measured for the screen.
    pub(super) plain: bool,
}

/// Paints the lines and texts of `page`, except the texts of the cell `without`.
pub(super) fn paint(painter: &Painter, page: &Page, placement: Placement, look: Look, without: Option<usize>) {
    let visible = painter.clip_rect();
    // At least a point wide, or the lines would fade when zoomed out.
    let stroke = Stroke::new((RULE_PT * placement.scale).max(1.0), look.ruling);
    for rule in &page.rules {
        let (from, to) = (placement.point(rule.from), placement.point(rule.to));
        // On the pixel grid: a line between two rows of pixels is painted pale on both.
        painter.line_segment([from, to].map(|end| end.round_to_pixel_center(painter.pixels_per_point())), stroke);
    }
    for text in page.texts.iter().filter(|text| without.is_none() || text.cell != without) {
        let size = text.size * placement.scale;
        // The middle of a character's square is 0.38 em above the baseline; egui centres a line slightly lower.
        let middle = placement.point((text.x, text.baseline)) - vec2(0.0, 0.436 * size);
        // Texts out of sight are skipped before egui lays them out.
        if middle.y + size > visible.top() && middle.y - size < visible.bottom() {
            let role = if look.plain && text.role == Role::Body { Role::Sans } else { text.role };
            painter.text(pos2(middle.x, middle.y), Align2::LEFT_CENTER, &text.text, font(role, size), look.ink);
        }
    }
}

//! The print preview, which follows the current field.

use super::canvas::{LaidOut, Look, Placement, paint};
use super::scene::Scene;
use crate::base::face::Faces;
use crate::model::FieldPath;
use crate::page::PageOptions;
use egui::{Color32, FocusDirection, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, pos2, vec2};

/// Space around a page, screen points.
const MARGIN: f32 = 10.0;

/// How far an arrow key scrolls, screen points.
// As far as egui scrolls for one line of the wheel.
const LINE: f32 = 40.0;

/// The cached layout, and the field that was shown last.
#[derive(Default)]
pub(super) struct Preview {
    kept: Option<LaidOut>,
    followed: Option<FieldPath>,
    /// Whether the first page should get the focus in the next frame.
    arrived: bool,
}

impl Preview {
    /// Gives the first page the focus.
    pub(super) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Shows the pages of the current form. Returns the field that was clicked.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        scene: Scene<'_>,
        active: Option<&FieldPath>,
    ) -> Option<FieldPath> {
        let Some((form, template)) = scene.shown.and_then(|shown| Some((shown.read, shown.template?))) else {
            ui.weak("没有可以预览的表。");
            return None;
        };
        let (project, print) = (scene.project, &scene.project.print);
        let options = PageOptions {
            fit_one_page: print.fit_one_page,
            no_page_numbers: print.no_page_numbers,
            ..PageOptions::default()
        };
        let faces = Faces::bundled();
        let laid = LaidOut::current(&mut self.kept, template, form, &project.bureau, print, (&faces, options));
        let follow = active.filter(|path| self.followed.as_ref() != Some(path)).cloned();
        // Scrolls only when the field changes, so that the user can look at other pages.
        let sheet = Paper { laid, active, follows: follow.is_some(), line: Stroke::new(1.0, scene.colours.line.0) };
        let arrived = std::mem::take(&mut self.arrived);
        let mut clicked = None;
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for number in 0..laid.pages.pages.len() {
                let page = sheet.page(ui, number);
                if arrived && number == 0 {
                    page.response.request_focus();
                }
                if page.response.has_focus() {
                    scroll(ui);
                    let stroke = Stroke::new(2.0, scene.colours.accent.0);
                    ui.painter().rect_stroke(page.response.rect.shrink(2.0), 0.0, stroke, StrokeKind::Inside);
                }
                clicked = page.clicked.or(clicked.take());
            }
        });
        if follow.is_some() {
            self.followed = follow;
        }
        clicked
    }
}

/// Scrolls the pages by keys.
fn scroll(ui: &egui::Ui) {
    // A tenth of the page remains in view, to read on from.
    let page = ui.clip_rect().height() * 0.9;
    for (key, down) in [(Key::ArrowDown, -LINE), (Key::ArrowUp, LINE), (Key::PageDown, -page), (Key::PageUp, page)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
            ui.scroll_with_delta(vec2(0.0, down));
        }
    }
}

/// The pages, and the field that they follow.
struct Paper<'a> {
    laid: &'a LaidOut,
    active: Option<&'a FieldPath>,
    /// Whether to scroll the field into view.
    follows: bool,
    line: Stroke,
}

/// A page as it was shown.
struct Shown {
    response: egui::Response,
    /// The field that was clicked.
    clicked: Option<FieldPath>,
}

impl Paper<'_> {
    fn page(&self, ui: &mut egui::Ui, number: usize) -> Shown {
        let (laid, page) = (self.laid, &self.laid.pages.pages[number]);
        let scale = (ui.available_width() - 2.0 * MARGIN) / laid.pages.width;
        let size = vec2(laid.pages.width, laid.pages.height) * scale;
        let (response, painter) = ui.allocate_painter(size + vec2(2.0, 1.0) * MARGIN, Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, format!("打印预览第 {} 页", number + 1))
        });
        let origin = response.rect.min + vec2(MARGIN, MARGIN / 2.0);
        let placement = Placement { origin: pos2(origin.x.round(), origin.y.round()), scale };
        let is_active = |cell: usize| self.active.is_some() && laid.sheet.cells[cell].field.as_ref() == self.active;
        let active = page.areas.iter().filter(|area| is_active(area.cell)).map(|area| placement.rect(area.rect));
        let active: Vec<Rect> = active.collect();
        if self.follows {
            active.iter().for_each(|area| ui.scroll_to_rect(*area, Some(egui::Align::Center)));
        }
        if ui.is_rect_visible(response.rect) {
            let sheet = Rect::from_min_size(placement.origin, size);
            // White paper and black ink in the dark theme too: this is what the printer makes.
            painter.rect_filled(sheet, 0.0, Color32::WHITE);
            for area in &active {
                painter.rect_filled(*area, 0.0, Color32::from_rgb(0xff, 0xf3, 0xc4));
            }
            let look = Look { ink: Color32::BLACK, ruling: Color32::BLACK, plain: false };
            paint(&painter, page, placement, look, None);
            painter.rect_stroke(sheet, 0.0, self.line, StrokeKind::Outside);
        }
        let at = response.interact_pointer_pos().filter(|_| response.clicked());
        let clicked = at.and_then(|at| {
            let (x, y) = placement.on_page(at);
            page.cell_at(x, y).and_then(|cell| laid.sheet.cells[cell].field.clone())
        });
        Shown { response, clicked }
    }
}

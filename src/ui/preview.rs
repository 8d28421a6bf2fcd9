//! The print preview, which follows the current field.

mod fit;
mod numbers;

use super::canvas::{LaidOut, Look, Placement, paint};
use super::manuscript::Binding;
use super::scene::Scene;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::{FieldPath, FormId};
use crate::page::Pages;
use crate::sheet::Sheet;
use egui::{Color32, FocusDirection, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, pos2, vec2};
use numbers::Numbers;

/// Space around a page, screen points.
const MARGIN: f32 = 10.0;

/// How far an arrow key scrolls, screen points.
// As far as egui scrolls for one line of the wheel.
const LINE: f32 = 40.0;

/// What the preview asks for.
pub(super) enum Asked {
    /// To go to the field of the form that was clicked.
    Go(FormId, FieldPath),
    /// To print the form on another number of pages.
    Do(Edit),
}

/// The cached layout, and the field that was shown last.
#[derive(Default)]
pub(super) struct Preview {
    kept: Option<LaidOut>,
    binding: Binding,
    numbers: Numbers,
    followed: Option<FieldPath>,
    /// Whether the first page should get the focus in the next frame.
    arrived: bool,
}

impl Preview {
    /// Gives the first page the focus.
    pub(super) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Shows the pages of the current form, or of a manuscript with the forms in it.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, active: Option<&FieldPath>) -> Option<Asked> {
        let Some((form, template)) = scene.shown.and_then(|shown| Some((shown.form, shown.template?))) else {
            ui.weak("没有可以预览的表。");
            return None;
        };
        let (project, print) = (scene.project, &scene.project.print);
        let options = self.numbers.options(ui.ctx(), scene, form);
        let faces = Faces::bundled();
        let mut fitted = None;
        let papers: Vec<Paper<'_>> = if template.has_prose() {
            let bound = self.binding.pages(ui.ctx(), (project, scene.library), form.id);
            bound
                .iter()
                .map(|stretch| Paper::new((stretch.form, &stretch.sheet, &stretch.pages), form.id, active))
                .collect()
        } else {
            let laid = LaidOut::current(&mut self.kept, template, form, &project.bureau, print, (&faces, options));
            fitted = fit::show(ui, form, &laid.pages, template.page.body_pt);
            vec![Paper::new((form.id, &laid.sheet, &laid.pages), form.id, active)]
        };
        let follow = active.filter(|path| self.followed.as_ref() != Some(path)).cloned();
        // Scrolls only when the field changes, so that the user can look at other pages.
        let look = Followed { follows: follow.is_some(), line: Stroke::new(1.0, scene.colours.line.0) };
        let arrived = std::mem::take(&mut self.arrived);
        let mut clicked = None;
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let pages = papers.iter().flat_map(|paper| (0..paper.pages.pages.len()).map(move |at| (paper, at)));
            for (number, (paper, at)) in pages.enumerate() {
                let page = paper.page(ui, (number, at), look);
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
        fitted.map(Asked::Do).or_else(|| clicked.map(|(form, path)| Asked::Go(form, path)))
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
    form: FormId,
    sheet: &'a Sheet,
    pages: &'a Pages,
    /// The field that is followed, if it is one of this form.
    active: Option<&'a FieldPath>,
}

/// How the pages follow the field.
#[derive(Debug, Clone, Copy)]
struct Followed {
    /// Whether to scroll the field into view.
    follows: bool,
    line: Stroke,
}

/// A page as it was shown.
struct Shown {
    response: egui::Response,
    /// The field that was clicked.
    clicked: Option<(FormId, FieldPath)>,
}

impl<'a> Paper<'a> {
    fn new((form, sheet, pages): (FormId, &'a Sheet, &'a Pages), shown: FormId, active: Option<&'a FieldPath>) -> Self {
        Self { form, sheet, pages, active: active.filter(|_| form == shown) }
    }

    /// Shows the page `at`, which is the page `number` of all.
    fn page(&self, ui: &mut egui::Ui, (number, at): (usize, usize), look: Followed) -> Shown {
        let page = &self.pages.pages[at];
        let scale = (ui.available_width() - 2.0 * MARGIN) / self.pages.width;
        let size = vec2(self.pages.width, self.pages.height) * scale;
        let (response, painter) = ui.allocate_painter(size + vec2(2.0, 1.0) * MARGIN, Sense::click());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, format!("打印预览第 {} 页", number + 1))
        });
        let origin = response.rect.min + vec2(MARGIN, MARGIN / 2.0);
        let placement = Placement { origin: pos2(origin.x.round(), origin.y.round()), scale };
        let is_active = |cell: usize| self.active.is_some() && self.sheet.cells[cell].field.as_ref() == self.active;
        let active = page.areas.iter().filter(|area| is_active(area.cell)).map(|area| placement.rect(area.rect));
        let active: Vec<Rect> = active.collect();
        if look.follows {
            active.iter().for_each(|area| ui.scroll_to_rect(*area, Some(egui::Align::Center)));
        }
        if ui.is_rect_visible(response.rect) {
            let sheet = Rect::from_min_size(placement.origin, size);
            // White paper and black ink in the dark theme too: this is what the printer makes.
            painter.rect_filled(sheet, 0.0, Color32::WHITE);
            for area in &active {
                painter.rect_filled(*area, 0.0, Color32::from_rgb(0xff, 0xf3, 0xc4));
            }
            let ink = Look { ink: Color32::BLACK, ruling: Color32::BLACK, plain: false };
            paint(&painter, page, placement, ink, None);
            painter.rect_stroke(sheet, 0.0, look.line, StrokeKind::Outside);
        }
        let at = response.interact_pointer_pos().filter(|_| response.clicked());
        let clicked = at.and_then(|at| {
            let (x, y) = placement.on_page(at);
            let field = page.cell_at(x, y).and_then(|cell| self.sheet.cells[cell].field.clone());
            field.map(|field| (self.form, field))
        });
        Shown { response, clicked }
    }
}

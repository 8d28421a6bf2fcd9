//! The page as it will be printed, following the field that is edited.

use super::canvas::{LaidOut, Look, Placement, paint};
use super::theme::Colours;
use crate::base::face::Faces;
use crate::model::{FieldPath, Form, Project};
use crate::page::PageOptions;
use crate::template::Template;
use egui::{Color32, Rect, Sense, Stroke, StrokeKind, pos2, vec2};
use std::sync::Arc;

/// Space around a page, screen points.
const MARGIN: f32 = 10.0;

/// The preview's cache, and the field it last showed.
#[derive(Default)]
pub(super) struct Preview {
    kept: Option<LaidOut>,
    followed: Option<FieldPath>,
}

impl Preview {
    /// Shows the pages of `form`; returns the field that was clicked.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        (template, form, project): (&Template, &Arc<Form>, &Project),
        active: Option<&FieldPath>,
        colours: &Colours,
    ) -> Option<FieldPath> {
        let print = &project.print;
        let options = PageOptions {
            fit_one_page: print.fit_one_page,
            no_page_numbers: print.no_page_numbers,
            ..PageOptions::default()
        };
        let faces = Faces::bundled();
        let laid = LaidOut::current(&mut self.kept, template, form, &project.unit, print, (&faces, options));
        let follow = active.filter(|path| self.followed.as_ref() != Some(path)).cloned();
        let mut clicked = None;
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let scale = (ui.available_width() - 2.0 * MARGIN) / laid.pages.width;
            for (number, page) in laid.pages.pages.iter().enumerate() {
                let size = vec2(laid.pages.width, laid.pages.height) * scale;
                let (response, painter) = ui.allocate_painter(size + vec2(2.0, 1.0) * MARGIN, Sense::click());
                response.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::Role::Image, true, format!("打印预览第 {} 页", number + 1))
                });
                let origin = response.rect.min + vec2(MARGIN, MARGIN / 2.0);
                let placement = Placement { origin: pos2(origin.x.round(), origin.y.round()), scale };
                let sheet = Rect::from_min_size(placement.origin, size);
                // Paper is white and ink black in the dark look too: this is what comes out of the printer.
                painter.rect_filled(sheet, 0.0, Color32::WHITE);
                let is_active = |cell: usize| active.is_some() && laid.sheet.cells[cell].field.as_ref() == active;
                for area in page.areas.iter().filter(|area| is_active(area.cell)) {
                    painter.rect_filled(placement.rect(area.rect), 0.0, Color32::from_rgb(0xff, 0xf3, 0xc4));
                    if follow.is_some() {
                        ui.scroll_to_rect(placement.rect(area.rect), Some(egui::Align::Center));
                    }
                }
                let look = Look { ink: Color32::BLACK, ruling: Color32::BLACK, plain: false };
                paint(&painter, page, placement, look, None);
                painter.rect_stroke(sheet, 0.0, Stroke::new(1.0, colours.line.0), StrokeKind::Outside);
                if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
                    let (x, y) = placement.on_page(at);
                    clicked = page.cell_at(x, y).and_then(|cell| laid.sheet.cells[cell].field.clone());
                }
            }
        });
        if follow.is_some() {
            self.followed = follow;
        }
        clicked
    }
}

//! What is painted over the form: marks of the checker, required fields, the block that is selected.

use super::cells::{is_editable, is_required};
use super::selection::Block;
use super::understood::understood;
use crate::model::{Column, FieldPath, Form};
use crate::page::Area;
use crate::rules::Finding;
use crate::sheet::Sheet;
use crate::template::{Template, place};
use crate::ui::canvas::Placement;
use crate::ui::findings::Findings;
use crate::ui::theme::Colours;
use egui::{Align2, FontId, Id, Painter, Rect, Sense, Stroke, vec2};

/// Size of the mark on a field that the checker speaks of, screen points.
const MARK: f32 = 7.0;

/// Room that is kept under a field for what is said of it, screen points.
const SAID_ROOM: f32 = 150.0;

/// Marks each field that the checker speaks of in its corner, and says 必填 in the empty ones that must be filled in.
pub(super) fn mark_cells(
    painter: &Painter,
    (template, form): (&Template, &Form),
    (sheet, areas): (&Sheet, &[Area]),
    placement: Placement,
    (colours, findings): (&Colours, &Findings),
) {
    for area in areas {
        let cell = &sheet.cells[area.cell];
        let Some(path) = cell.field.as_ref().filter(|_| is_editable(cell)) else { continue };
        let rect = placement.rect(area.rect);
        if sheet.value(cell).is_empty() && is_required(template, path) {
            let font = FontId::proportional(9.0 * placement.scale);
            painter.text(rect.right_center() - vec2(6.0, 0.0), Align2::RIGHT_CENTER, "必填", font, colours.muted.0);
        }
        if let Some(colour) = findings.mark(form.id, path, colours) {
            let corner = rect.right_top();
            let points = vec![corner, corner - vec2(MARK, 0.0), corner + vec2(0.0, MARK)];
            painter.add(egui::Shape::convex_polygon(points, colour.0, Stroke::NONE));
        }
    }
}

/// Tints the selected cells.
pub(super) fn tint(
    painter: &Painter,
    (sheet, areas): (&Sheet, &[Area]),
    block: &Block,
    placement: Placement,
    colours: &Colours,
) {
    let chosen = |area: &&Area| block.holds(&sheet.cells[area.cell]) && sheet.cells[area.cell].field.is_some();
    for area in areas.iter().filter(chosen) {
        painter.rect_filled(placement.rect(area.rect).shrink(1.0), 0.0, colours.selection.0.gamma_multiply(0.6));
    }
}

/// Says under the field at `path` how its target was understood and what the checker has to say about it.
pub(super) fn show_said(ui: &egui::Ui, path: &FieldPath, text: &str, said: &[&Finding], rect: Rect, colours: &Colours) {
    let is_target = matches!(path, FieldPath::Cell(_, _, Column::Value | Column::Actual));
    let read = is_target.then(|| understood(text)).flatten();
    if said.is_empty() && read.is_none() {
        return;
    }
    // At the foot of the window it stands over the field, which it would hide.
    let below = ui.ctx().content_rect().bottom() - rect.bottom() > SAID_ROOM;
    let (pivot, at) = if below {
        (Align2::LEFT_TOP, rect.left_bottom() + vec2(0.0, 4.0))
    } else {
        (Align2::LEFT_BOTTOM, rect.left_top() - vec2(0.0, 4.0))
    };
    egui::Area::new(Id::unique("said")).pivot(pivot).fixed_pos(at).interactable(false).show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(420.0);
            if let Some(read) = read {
                ui.label(egui::RichText::new(format!("读作 {read}")).color(colours.muted.0));
            }
            for finding in said {
                ui.horizontal_wrapped(|ui| {
                    let colour = crate::ui::findings::colour(finding.severity, colours).0;
                    ui.label(egui::RichText::new(finding.severity.label()).color(colour));
                    ui.label(&finding.message);
                });
            }
        });
    });
}

/// Gives a screen reader the name and the text of each cell in sight.
pub(super) fn name_cells(
    ui: &egui::Ui,
    (template, form): (&Template, &Form),
    (sheet, areas): (&Sheet, &[Area]),
    placement: Placement,
) {
    for area in areas {
        let cell = &sheet.cells[area.cell];
        let rect = placement.rect(area.rect);
        let Some(path) = cell.field.as_ref().filter(|_| is_editable(cell) && ui.is_rect_visible(rect)) else {
            continue;
        };
        let response = ui.interact(rect, Id::unique(("named", form.id, path)), Sense::hover());
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Cell, true, place(template, form, path));
            info.current_text_value = Some(form.text(path).to_owned());
            info
        });
    }
}

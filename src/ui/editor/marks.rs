//! Paints marks over the form: findings, required fields, the selection, search matches, how a target is read.

use super::Canvas;
use super::cells::{counted, is_editable, is_required, takes_cursor};
use super::lit::lit;
use super::selection::Block;
use super::understood::understood;
use crate::base::face::Faces;
use crate::model::{Column, FieldPath};
use crate::sheet::CellStyle;
use crate::template::place;
use crate::ui::find::Find;
use crate::ui::stations;
use crate::ui::theme::Colours;
use egui::{Align2, FontId, Id, Painter, Rect, Sense, Shape, Stroke, StrokeKind, vec2};

/// Size of the corner mark on a field with findings, screen points.
const MARK: f32 = 7.0;
/// Free height below a field (screen points) from which its findings go there: they must never cover the field.
const SAID_ROOM: f32 = 150.0;
/// Greatest width of the findings shown at a field, and the space kept beside them, screen points.
const SAID_WIDTH: f32 = 420.0;
const SAID_MARGIN: f32 = 12.0;
/// Least width of the form's area in which they are shown, screen points.
// A border can be dragged until no room is left for them, which once made the window panic.
const LEAST_SAID: f32 = 160.0;
/// Length of the dashes around a copied block, screen points.
const DASH: f32 = 5.0;

/// Paints the background of labels.
pub(super) fn label_grounds(painter: &Painter, canvas: &Canvas<'_>) {
    for area in &canvas.page.areas {
        let cell = &canvas.sheet.cells[area.cell];
        if cell.style == CellStyle::Label && canvas.sheet.rows[cell.row].framed {
            painter.rect_filled(canvas.placement.rect(area.rect), 0.0, canvas.colours.label.0);
        }
    }
}

/// Paints the frame of the current cell.
pub(super) fn outline(painter: &Painter, rect: Rect, colours: &Colours) {
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
}

/// Marks each field with findings in its corner, and writes 必填 into empty fields that are required.
pub(super) fn mark_cells(painter: &Painter, canvas: &Canvas<'_>) {
    let Canvas { form, template, sheet, page, placement, findings, colours, .. } = *canvas;
    for area in &page.areas {
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
            painter.add(Shape::convex_polygon(points, colour.0, Stroke::NONE));
        }
    }
}

/// Tints the selected cells.
pub(super) fn tint(painter: &Painter, canvas: &Canvas<'_>, block: &Block) {
    for area in &canvas.page.areas {
        let cell = &canvas.sheet.cells[area.cell];
        if block.holds(cell) && cell.field.is_some() {
            let rect = canvas.placement.rect(area.rect).shrink(1.0);
            painter.rect_filled(rect, 0.0, canvas.colours.selection.0.gamma_multiply(0.6));
        }
    }
}

/// Outlines the copied block with dashes, as spreadsheets do.
pub(super) fn copied(painter: &Painter, canvas: &Canvas<'_>, block: &Block) {
    let Some(rect) = canvas.rect_of(block) else { return };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    let stroke = Stroke::new(2.0, canvas.colours.accent.0);
    painter.extend(Shape::dashed_line(&corners, stroke, DASH, DASH));
}

/// Highlights the matches of the search.
pub(super) fn found(painter: &Painter, canvas: &Canvas<'_>, find: &Find) {
    let faces = Faces::screen();
    for mark in find.marks(canvas.form.id) {
        let Some(area) = canvas.area(mark.path) else { continue };
        // A field that is being typed into was searched with its old text.
        if canvas.form.text(mark.path) != mark.text {
            continue;
        }
        let rect = canvas.placement.rect(area.rect).shrink(1.0);
        painter.rect_filled(rect, 0.0, canvas.colours.warning.0.gamma_multiply(0.12));
        let cell = &canvas.sheet.cells[area.cell];
        for (number, span) in mark.spans.iter().enumerate() {
            let strength = if mark.at_hand == Some(number) { 0.6 } else { 0.3 };
            let colour = canvas.colours.warning.0.gamma_multiply(strength);
            for lit in lit(canvas, &faces, area.cell, cell.value_at + span.start..cell.value_at + span.end) {
                painter.rect_filled(lit, 2.0, colour);
            }
        }
    }
}

/// Shows below the field at `path` how its target is read, what the other stations say and what the checker found.
pub(super) fn show_said(ui: &egui::Ui, canvas: &Canvas<'_>, path: &FieldPath, rect: Rect) {
    // The form contains the draft, but not text that an input method is still composing.
    let text = canvas.form.text(path);
    let is_target = matches!(path, FieldPath::Cell(_, _, Column::Value | Column::Adjusted | Column::Actual));
    let read = is_target.then(|| understood(text)).flatten();
    let counted = counted(canvas.template, canvas.form, path);
    let said = canvas.findings.said(canvas.form.id, path, text);
    // What is the same elsewhere is told under the pointer only: here it would lie over the next rows.
    let mut stations = stations::said(canvas.beside, canvas.template, canvas.form, path);
    stations.retain(|says| is_target || says.differs);
    let room = ui.clip_rect();
    let nothing = said.is_empty() && read.is_none() && counted.is_none() && stations.is_empty();
    // Beside a cell that was scrolled away it would seem to speak of another one.
    if nothing || room.width() < LEAST_SAID || !room.intersects(rect) {
        return;
    }
    // Near the bottom of the window it goes above the field, or it would cover it.
    let below = ui.ctx().content_rect().bottom() - rect.bottom() > SAID_ROOM;
    let (pivot, at) = if below {
        (Align2::LEFT_TOP, rect.left_bottom() + vec2(0.0, 6.0))
    } else {
        (Align2::LEFT_BOTTOM, rect.left_top() - vec2(0.0, 6.0))
    };
    // Within the form's area: in a window 1024 points wide it covered the findings pane beside it.
    let area = egui::Area::new(Id::unique("said")).pivot(pivot).fixed_pos(at).constrain_to(room).interactable(false);
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(SAID_WIDTH.min(room.width() - 2.0 * SAID_MARGIN));
            if let Some(read) = read {
                ui.label(egui::RichText::new(format!("读作 {read}")).color(canvas.colours.muted.0));
            }
            if let Some((count, most)) = counted {
                let colour = if count > most { canvas.colours.error.0 } else { canvas.colours.muted.0 };
                ui.label(egui::RichText::new(format!("已写 {count} 字，限 {most} 字")).color(colour));
            }
            stations::show(ui, &stations, canvas.colours);
            for finding in said {
                ui.horizontal_wrapped(|ui| {
                    let colour = crate::ui::findings::colour(finding.severity, canvas.colours).0;
                    ui.label(egui::RichText::new(finding.severity.label()).color(colour));
                    ui.label(&finding.message);
                });
            }
        });
    });
}

/// Gives screen readers the name and text of each visible cell, and tells at the one under the pointer what the other
/// stations say. The current one has a widget of its own.
pub(super) fn name_cells(ui: &egui::Ui, canvas: &Canvas<'_>, at: Option<&FieldPath>) {
    let Canvas { form, template, sheet, page, placement, .. } = *canvas;
    for area in &page.areas {
        let cell = &sheet.cells[area.cell];
        let rect = placement.rect(area.rect);
        let named = |path: &&FieldPath| takes_cursor(cell) && Some(*path) != at && ui.is_rect_visible(rect);
        let Some(path) = cell.field.as_ref().filter(named) else { continue };
        let response = ui.interact(rect, Id::unique(("named", form.id, path)), Sense::hover());
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Cell, true, place(template, form, path));
            info.current_text_value = Some(form.text(path).to_owned());
            info
        });
        if response.hovered() {
            let said = stations::said(canvas.beside, template, form, path);
            if !said.is_empty() {
                response.on_hover_ui(|ui| stations::show(ui, &said, canvas.colours));
            }
        }
    }
}

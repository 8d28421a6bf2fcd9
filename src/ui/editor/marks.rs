//! What is painted over the form: marks of the checker, required fields, the block that is selected.

use super::Canvas;
use super::cells::{is_editable, is_required, takes_cursor};
use super::selection::Block;
use super::understood::understood;
use crate::base::face::Faces;
use crate::model::{Column, FieldPath};
use crate::sheet::CellStyle;
use crate::template::place;
use crate::ui::find::Find;
use crate::ui::theme::Colours;
use egui::{Align2, FontId, Id, Painter, Rect, Sense, Shape, Stroke, StrokeKind, vec2};
use std::ops::Range;

/// Size of the mark on a field that the checker speaks of, screen points.
const MARK: f32 = 7.0;
/// Room that is kept under a field for what is said of it, screen points.
const SAID_ROOM: f32 = 150.0;
/// The most that is taken by what is said of a field, and what is kept free beside it, screen points.
const SAID_WIDTH: f32 = 420.0;
const SAID_MARGIN: f32 = 12.0;
/// In a narrower form nothing is said, screen points.
const LEAST_SAID: f32 = 160.0;
/// The dashes around a copied block, screen points.
const DASH: f32 = 5.0;

/// Paints the grounds of the labels.
pub(super) fn label_grounds(painter: &Painter, canvas: &Canvas<'_>) {
    for area in &canvas.page.areas {
        let cell = &canvas.sheet.cells[area.cell];
        if cell.style == CellStyle::Label && canvas.sheet.rows[cell.row].framed {
            painter.rect_filled(canvas.placement.rect(area.rect), 0.0, canvas.colours.label.0);
        }
    }
}

/// Paints the frame of the cell under the cursor.
pub(super) fn outline(painter: &Painter, rect: Rect, colours: &Colours) {
    painter.rect_stroke(rect, 0.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
}

/// Marks each field that the checker speaks of in its corner, and says 必填 in the empty ones that must be filled in.
pub(super) fn mark_cells(painter: &Painter, canvas: &Canvas<'_>) {
    let Canvas { form, template, sheet, page, placement, findings, colours } = *canvas;
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

/// Frames the block that was copied with dashes.
pub(super) fn copied(painter: &Painter, canvas: &Canvas<'_>, block: &Block) {
    let Some(rect) = canvas.rect_of(block) else { return };
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    let stroke = Stroke::new(2.0, canvas.colours.accent.0);
    painter.extend(Shape::dashed_line(&corners, stroke, DASH, DASH));
}

/// Lights up what the search has found.
pub(super) fn found(painter: &Painter, canvas: &Canvas<'_>, find: &Find) {
    let faces = Faces::screen();
    for mark in find.marks(canvas.form.id) {
        let Some(area) = canvas.area(mark.path) else { continue };
        // What is being typed there was not searched.
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

/// Where the part `span` of a cell's text stands, in bytes of it: a rectangle for each line that it runs through.
fn lit(canvas: &Canvas<'_>, faces: &Faces, cell: usize, span: Range<usize>) -> Vec<Rect> {
    let whole = &canvas.sheet.cells[cell].text;
    let mut from = 0;
    let mut found = Vec::new();
    for line in canvas.page.texts.iter().filter(|text| text.cell == Some(cell)) {
        // Blanks at the ends of lines are not set.
        let Some(start) = whole.get(from..).and_then(|rest| rest.find(&line.text)).map(|at| from + at) else {
            continue;
        };
        from = start + line.text.len();
        let (first, last) = (span.start.max(start), span.end.min(from));
        let (Some(before), Some(within)) = (whole.get(start..first), whole.get(first..last)) else { continue };
        if within.is_empty() {
            continue;
        }
        let width =
            |text: &str| text.chars().map(|c| f32::from(faces.advance(line.role, c))).sum::<f32>() * line.size / 1000.0;
        let left = line.x + width(before);
        let top = line.baseline - 0.9 * line.size;
        found.push(canvas.placement.rect([left, top, left + width(within), top + 1.2 * line.size]));
    }
    found
}

/// Says under the field at `path` how its target was understood and what the checker has to say about it.
pub(super) fn show_said(ui: &egui::Ui, canvas: &Canvas<'_>, path: &FieldPath, rect: Rect) {
    // What is being typed is in the form already; a composition is not.
    let text = canvas.form.text(path);
    let is_target = matches!(path, FieldPath::Cell(_, _, Column::Value | Column::Actual));
    let read = is_target.then(|| understood(text)).flatten();
    let said = canvas.findings.said(canvas.form.id, path, text);
    let room = ui.clip_rect();
    if (said.is_empty() && read.is_none()) || room.width() < LEAST_SAID {
        return;
    }
    // At the foot of the window it stands over the field, which it would hide.
    let below = ui.ctx().content_rect().bottom() - rect.bottom() > SAID_ROOM;
    let (pivot, at) = if below {
        (Align2::LEFT_TOP, rect.left_bottom() + vec2(0.0, 6.0))
    } else {
        (Align2::LEFT_BOTTOM, rect.left_top() - vec2(0.0, 6.0))
    };
    // It keeps to the form: what another pane says is not covered.
    let area = egui::Area::new(Id::unique("said")).pivot(pivot).fixed_pos(at).constrain_to(room).interactable(false);
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(SAID_WIDTH.min(room.width() - 2.0 * SAID_MARGIN));
            if let Some(read) = read {
                ui.label(egui::RichText::new(format!("读作 {read}")).color(canvas.colours.muted.0));
            }
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

/// Gives a screen reader the name and the text of each cell in sight; the one at hand speaks for itself.
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
    }
}

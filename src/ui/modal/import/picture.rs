//! Draws an imported sheet, each cell coloured by what became of it.

use super::super::Around;
use super::ImportDialog;
use crate::session::import::{ReadCell, ReadSheet, Role, meaning};
use crate::ui::theme::Colours;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, FontId, Rect, Sense, Stroke, StrokeKind, pos2, vec2};

/// Size of a cell, screen points.
const CELL: egui::Vec2 = vec2(78.0, 22.0);
/// Space beside a cell's text, and its size, screen points.
const PAD: f32 = 2.0;
const TEXT: f32 = 11.0;
/// The most characters shown of the text under the pointer.
const MAX_SAID: usize = 80;

impl ImportDialog {
    fn sheet(&self) -> Option<&ReadSheet> {
        self.incoming.files.get(self.at.file)?.imported.sheets.get(self.at.sheet)
    }

    pub(super) fn picture(&mut self, ui: &mut egui::Ui, around: &Around<'_>) {
        legend(ui, around.colours);
        let Some(sheet) = self.sheet() else { return drop(ui.weak("没有读到工作表。")) };
        let hovered = egui::ScrollArea::both().id_salt(self.at).auto_shrink(false);
        let hovered = hovered.show(ui, |ui| cells(ui, sheet, around.colours)).inner.cloned();
        if let (Some(cell), Some(file)) = (hovered, self.incoming.files.get(self.at.file)) {
            let text: Vec<&str> = cell.text.split_whitespace().collect();
            let text: String = text.join(" ").chars().take(MAX_SAID).collect();
            self.said = format!("{}　{}　←　{text}", cell.area.address(), meaning(file, &cell, around.library));
        }
    }
}

/// Shows the meaning of the colours.
fn legend(ui: &mut egui::Ui, colours: &Colours) {
    ui.horizontal_wrapped(|ui| {
        for (colour, name) in [
            (colours.selection.0, "填进了表里"),
            (colours.label.0, "标签或说明"),
            (unplaced_colour(colours), "没有放处"),
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            ui.painter().rect(rect, 2.0, colour, Stroke::new(1.0, colours.line.0), StrokeKind::Inside);
            ui.label(name);
        }
    });
}

/// Paints the cells. Returns the one under the pointer.
fn cells<'s>(ui: &mut egui::Ui, sheet: &'s ReadSheet, colours: &Colours) -> Option<&'s ReadCell> {
    let (mut columns, mut rows) = (0, 0);
    for cell in &sheet.cells {
        columns = columns.max(cell.area.column + cell.area.columns);
        rows = rows.max(cell.area.row + cell.area.rows);
    }
    let size = vec2(columns as f32 * CELL.x, rows as f32 * CELL.y);
    let (response, painter) = ui.allocate_painter(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "导入的工作表"));
    let mut hovered = None;
    for cell in &sheet.cells {
        let rect = rect_of(cell).translate(response.rect.min.to_vec2());
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let fill = match cell.role {
            Role::Taken(_) => colours.selection.0,
            Role::Understood => colours.label.0,
            Role::NotPlaced(_) => unplaced_colour(colours),
        };
        painter.rect(rect, 0.0, fill, Stroke::new(1.0, colours.line.0), StrokeKind::Inside);
        let galley = painter.layout_job(text_of(cell, rect.width() - 2.0 * PAD, colours));
        painter.galley(Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min, galley, colours.text.0);
        if response.hover_pos().is_some_and(|at| rect.contains(at)) {
            hovered = Some(cell);
        }
    }
    hovered
}

/// Lays the cell's text out on one line `room` wide. Truncated text ends in an ellipsis, or 3309840 would read as
/// 330984.
fn text_of(cell: &ReadCell, room: f32, colours: &Colours) -> LayoutJob {
    // No character is narrower than a point, so more would never fit: long texts need not be laid out.
    let text: String = cell.text.chars().filter(|c| !c.is_whitespace()).take(room.max(0.0) as usize + 1).collect();
    let mut job = LayoutJob::simple_singleline(text, FontId::proportional(TEXT), colours.text.0);
    job.wrap = TextWrapping::truncate_at_width(room);
    job
}

fn rect_of(cell: &ReadCell) -> Rect {
    let area = &cell.area;
    let min = pos2(area.column as f32 * CELL.x, area.row as f32 * CELL.y);
    Rect::from_min_size(min, vec2(area.columns as f32 * CELL.x, area.rows as f32 * CELL.y))
}

/// Returns the background of a cell that had no place.
fn unplaced_colour(colours: &Colours) -> Color32 {
    colours.warning.0.gamma_multiply(0.35)
}

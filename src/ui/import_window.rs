//! What was read of spreadsheets, before it is added: the sheet as it was, coloured by what became of each cell, and the
//! forms that it gives.

use super::app::Incoming;
use super::theme::Colours;
use crate::session::import::{ImportedForm, ReadCell, ReadFile, ReadSheet, Role, meaning};
use crate::template::Library;
use egui::{Align2, Color32, Context, FontId, Id, Rect, Sense, Stroke, StrokeKind, pos2, vec2};
use std::collections::BTreeSet;

/// Size of a cell in the picture of a sheet, screen points.
const CELL: egui::Vec2 = vec2(78.0, 22.0);
/// How many characters of a cell's text fit into a column.
const CHARS_A_COLUMN: usize = 6;

/// The window, with what is wanted so far.
pub(super) struct ImportWindow {
    incoming: Incoming,
    /// Each form by file and place, with what the list says of it.
    forms: Vec<((usize, usize), String)>,
    /// What had no place, a line each.
    notes: Vec<String>,
    /// Forms that are not wanted, by file and place.
    left_out: BTreeSet<(usize, usize)>,
    /// The file and sheet that are looked at.
    at: (usize, usize),
    /// What the cell under the pointer became.
    said: String,
}

/// What the user did with the window.
pub(super) enum Closed {
    /// Adds the forms for which this is not left out.
    Agreed(Incoming, BTreeSet<(usize, usize)>),
    Cancelled,
}

impl ImportWindow {
    pub(super) fn new(incoming: Incoming) -> Self {
        let forms =
            incoming.files.iter().enumerate().flat_map(|(i, file)| {
                file.imported.forms.iter().enumerate().map(move |(j, found)| ((i, j), about(found)))
            });
        let forms = forms.collect();
        let notes = incoming.files.iter().flat_map(ReadFile::notes).collect();
        Self { incoming, forms, notes, left_out: BTreeSet::new(), at: (0, 0), said: String::new() }
    }

    /// Shows the window.
    pub(super) fn show(&mut self, ctx: &Context, library: &Library, colours: &Colours) -> Option<Closed> {
        let room = ctx.content_rect().size();
        let modal = egui::Modal::new(Id::unique("import")).show(ctx, |ui| {
            ui.set_width((room.x * 0.9).min(1200.0));
            ui.heading("导入");
            for failure in &self.incoming.failures {
                ui.colored_label(colours.error.0, failure);
            }
            self.sheets(ui);
            let height = room.y * 0.62;
            ui.horizontal_top(|ui| {
                let wide = ui.available_width() * 0.62;
                let down = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(vec2(wide, height), down, |ui| self.picture(ui, library, colours));
                ui.separator();
                let rest = vec2(ui.available_width(), height);
                ui.allocate_ui_with_layout(rest, down, |ui| self.outcome(ui, colours));
            });
            ui.label(if self.said.is_empty() {
                "把鼠标移到格子上，看它认成了什么。"
            } else {
                &self.said
            });
            let count = self.wanted();
            ui.horizontal(|ui| {
                let agree = egui::Button::new(format!("导入 {count} 张表"));
                let agreed = ui.add_enabled(count > 0, agree);
                if ui.memory(|memory| memory.focused().is_none()) {
                    agreed.request_focus();
                }
                (agreed.clicked(), ui.button("取消").clicked())
            })
            .inner
        });
        let (agreed, cancelled) = modal.inner;
        if agreed {
            return Some(Closed::Agreed(std::mem::take(&mut self.incoming), std::mem::take(&mut self.left_out)));
        }
        (cancelled || modal.should_close()).then_some(Closed::Cancelled)
    }

    /// How many forms are wanted.
    fn wanted(&self) -> usize {
        self.forms.len() - self.left_out.len()
    }

    /// The choice of the sheet that is looked at.
    fn sheets(&mut self, ui: &mut egui::Ui) {
        egui::ScrollArea::horizontal().id_salt("sheets").show(ui, |ui| {
            ui.horizontal(|ui| {
                for (i, file) in self.incoming.files.iter().enumerate() {
                    for (j, sheet) in file.imported.sheets.iter().enumerate() {
                        let name = format!("{} › {}", file.name(), sheet.name);
                        ui.selectable_value(&mut self.at, (i, j), name);
                    }
                }
            });
        });
    }

    fn sheet(&self) -> Option<&ReadSheet> {
        self.incoming.files.get(self.at.0)?.imported.sheets.get(self.at.1)
    }

    /// The sheet as it was, each cell in the colour of what became of it.
    fn picture(&mut self, ui: &mut egui::Ui, library: &Library, colours: &Colours) {
        ui.horizontal(|ui| {
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
        let Some(sheet) = self.sheet() else { return drop(ui.weak("没有读到工作表。")) };
        let (mut columns, mut rows) = (0, 0);
        for cell in &sheet.cells {
            columns = columns.max(cell.area.column + cell.area.columns);
            rows = rows.max(cell.area.row + cell.area.rows);
        }
        let mut hovered = None;
        egui::ScrollArea::both().id_salt(self.at).auto_shrink(false).show(ui, |ui| {
            let size = vec2(columns as f32 * CELL.x, rows as f32 * CELL.y);
            let (response, painter) = ui.allocate_painter(size, Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "导入的工作表"));
            for cell in &sheet.cells {
                let rect = rect_of(cell).translate(response.rect.min.to_vec2());
                if !ui.is_rect_visible(rect) {
                    continue;
                }
                let fill = match cell.role {
                    Role::Taken { .. } => colours.selection.0,
                    Role::Understood { .. } => colours.label.0,
                    Role::NotPlaced(_) => unplaced_colour(colours),
                };
                painter.rect(rect, 0.0, fill, Stroke::new(1.0, colours.line.0), StrokeKind::Inside);
                let room = CHARS_A_COLUMN * cell.area.columns as usize;
                let text: String = cell.text.split_whitespace().collect::<String>().chars().take(room).collect();
                let font = FontId::proportional(11.0);
                painter.text(rect.center(), Align2::CENTER_CENTER, text, font, colours.text.0);
                if response.hover_pos().is_some_and(|at| rect.contains(at)) {
                    hovered = Some(cell.clone());
                }
            }
        });
        if let (Some(cell), Some(file)) = (hovered, self.incoming.files.get(self.at.0)) {
            let text: String = cell.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(80).collect();
            self.said = format!("{}　{}　←　{text}", cell.area.address(), meaning(file, &cell, library));
        }
    }

    /// The forms that were found, and what had no place.
    fn outcome(&mut self, ui: &mut egui::Ui, colours: &Colours) {
        egui::ScrollArea::vertical().id_salt("outcome").auto_shrink(false).show(ui, |ui| {
            for (place, about) in &self.forms {
                let mut wanted = !self.left_out.contains(place);
                ui.checkbox(&mut wanted, about);
                if wanted {
                    self.left_out.remove(place);
                } else {
                    self.left_out.insert(*place);
                }
            }
            ui.separator();
            if self.notes.is_empty() {
                ui.label("每一格都有了去处。");
            } else {
                ui.colored_label(colours.warning.0, format!("有 {} 处请看一看：", self.notes.len()));
                self.notes.iter().for_each(|note| drop(ui.add(egui::Label::new(note).wrap())));
            }
        });
    }
}

/// What the list says of a form.
fn about(found: &ImportedForm) -> String {
    let kind = if found.general { "（没有合适的模板，按通用表导入）" } else { "" };
    format!("{}{kind}　{} 格", found.form.name(), found.form.texts().count())
}

fn rect_of(cell: &ReadCell) -> Rect {
    let area = &cell.area;
    let min = pos2(area.column as f32 * CELL.x, area.row as f32 * CELL.y);
    Rect::from_min_size(min, vec2(area.columns as f32 * CELL.x, area.rows as f32 * CELL.y))
}

/// The ground of a cell that had no place.
fn unplaced_colour(colours: &Colours) -> Color32 {
    colours.warning.0.gamma_multiply(0.35)
}

//! The outline of a manuscript: its headings, tables and forms, as they read.

use crate::model::prose::Style;
use crate::model::{Column, FieldPath, Form, RowId, Table};
use crate::ui::listing::height;
use egui::{Rect, ScrollArea, WidgetInfo};
use std::sync::Arc;

/// The indent of a heading below another, in points.
const INDENT: f32 = 14.0;

/// The outline of a manuscript.
#[derive(Default)]
pub(in crate::ui) struct Headings {
    made: Option<Arc<Form>>,
    lines: Vec<Line>,
    /// The paragraph at which the cursor was last, so that the list follows when it moves.
    seen: Option<RowId>,
}

struct Line {
    row: RowId,
    depth: usize,
    text: String,
    /// The place of its paragraph.
    place: usize,
}

impl Headings {
    /// Returns the height of all lines, screen points.
    pub(in crate::ui) fn needs(&mut self, ui: &egui::Ui, read: &Arc<Form>) -> f32 {
        self.update(read);
        let spacing = ui.spacing();
        (self.lines.len() as f32 + 1.0) * (height(ui) + spacing.item_spacing.y)
    }

    /// Shows the headings of `read`. Returns the paragraph that was clicked.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut egui::Ui,
        read: &Arc<Form>,
        cursor: Option<&FieldPath>,
    ) -> Option<FieldPath> {
        self.update(read);
        ui.horizontal(|ui| ui.weak("文稿目录"));
        if self.lines.is_empty() {
            ui.weak("还没有标题。在上面的“样式”里把一段改成标题或表题，这里就列出来。");
            return None;
        }
        let at = match cursor {
            Some(FieldPath::Cell(Table::Paragraphs, row, _)) => Some(*row),
            _ => None,
        };
        let moved = std::mem::replace(&mut self.seen, at) != at;
        let place = at.and_then(|row| read.place_of(Table::Paragraphs, row));
        let current = place.and_then(|place| self.lines.iter().rposition(|line| line.place <= place));
        let mut clicked = None;
        ScrollArea::vertical().auto_shrink(false).min_scrolled_height(0.0).show_rows(
            ui,
            height(ui),
            self.lines.len(),
            |ui, shown| {
                // A line out of view is not drawn, so that its place is reckoned.
                if let Some(current) = current.filter(|_| moved) {
                    let (height, gap) = (height(ui), ui.spacing().item_spacing.y);
                    let top = ui.max_rect().top() + (current as f32 - shown.start as f32) * (height + gap);
                    ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + height), None);
                }
                for at in shown {
                    let line = &self.lines[at];
                    ui.horizontal(|ui| {
                        ui.add_space(line.depth as f32 * INDENT);
                        let label = egui::Button::selectable(current == Some(at), &line.text).truncate();
                        let response = ui.add(label);
                        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &line.text));
                        if response.clicked() {
                            clicked = Some(FieldPath::Cell(Table::Paragraphs, line.row, Column::Text));
                        }
                    });
                }
            },
        );
        clicked
    }

    fn update(&mut self, read: &Arc<Form>) {
        if self.made.as_ref().is_some_and(|made| Arc::ptr_eq(made, read)) {
            return;
        }
        // Nothing is indented where there is no heading, as in the tables of a budget.
        let (mut depth, mut begun) = (0, false);
        self.lines.clear();
        for (place, row) in read.paragraphs.iter().enumerate() {
            let style = Style::of(row);
            let below = matches!(style, Style::Form | Style::Caption).then_some(depth + usize::from(begun));
            let Some(own) = style.depth().or(below) else { continue };
            if style.depth().is_some() {
                (depth, begun) = (own, true);
            }
            let text = row[Column::Text].trim();
            let text = if text.is_empty() { "（还没填）" } else { text };
            self.lines.push(Line { row: row.id(), depth: own, text: text.to_owned(), place });
        }
        self.made = Some(Arc::clone(read));
    }
}

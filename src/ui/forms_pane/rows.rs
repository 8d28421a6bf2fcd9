//! Draws the rows of the list of forms and handles the pointer on them.

use super::group::Group;
use super::lines::ListRow;
use super::{Asked, FormList};
use crate::edit::forms::{Beside, move_forms};
use crate::model::FormId;
use crate::ui::findings::colour;
use crate::ui::listing::{Drop, Row, beside_bar, close_up, dropped, height, scroll_at_edge, seek};
use crate::ui::scene::Scene;
use egui::{DragAndDrop, ScrollArea};

/// The forms that are dragged. They can only be dropped within their stage.
struct Dragged {
    forms: Vec<FormId>,
    group: Group,
}

impl FormList {
    /// Shows the visible rows.
    pub(super) fn rows(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Option<Asked> {
        if self.lines.rows.is_empty() && !self.view.filter.is_empty() {
            ui.weak("没有匹配的表");
        }
        close_up(ui);
        let (height, count) = (height(ui), self.lines.rows.len());
        let sought = self.sought.take().and_then(|form| self.lines.row_of(form));
        let mut asked = None;
        ScrollArea::vertical().id_salt("forms").auto_shrink(false).min_scrolled_height(0.0).show_rows(
            ui,
            height,
            count,
            |ui, places| {
                beside_bar(ui);
                if let Some(row) = sought {
                    seek(ui, row, places.start);
                }
                scroll_at_edge::<Dragged>(ui);
                for place in places {
                    let Some(row) = self.lines.rows.get(place).copied() else { continue };
                    asked = match row {
                        ListRow::Heading { first, count } => self.heading(ui, scene, first, count),
                        ListRow::Form(place) => self.form_row(ui, scene, place),
                    }
                    .or(asked.take());
                }
            },
        );
        asked
    }

    fn form_row(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, place: usize) -> Option<Asked> {
        let line = self.lines.at(place)?;
        let group = self.lines.group_at(place)?.clone();
        let (id, colours, name) = (line.form.id, scene.colours, self.row_name(line, &group));
        let counts = scene.findings.counts(id);
        let count = counts.all();
        let gravest = counts.gravest().map_or(colours.muted, |severity| colour(severity, colours));
        let about = || format!("{name}，{}，{count} 处问题", line.detail);
        let row = Row {
            icon: Some(line.icon),
            detail: &line.detail,
            detail_colour: if line.is_returned { colours.error.0 } else { colours.muted.0 },
            count,
            count_colour: gravest.0,
            chosen: self.picked.holds(&id),
            at: self.keys.has() && self.picked.at() == Some(&id),
            strong: self.seen == Some(id),
            ..Row::new(&name, colours)
        };
        let row = row.show(ui, ("form", id), colours, about).row;
        let row = row.on_hover_ui(|ui| {
            ui.label(line.form.name());
            if !line.amount.is_empty() {
                ui.label(&line.amount);
            }
            if let Some(step) = line.form.steps.last() {
                ui.label(format!("{}　{}　{}", step.state.name(), step.date, step.reason));
            }
            if count > 0 {
                ui.label(format!("检查发现 {}", counts.words()));
            }
        });
        self.take_pointer(ui, scene, &row, (id, group))
    }

    /// Handles the pointer on the row of a form.
    fn take_pointer(
        &mut self,
        ui: &egui::Ui,
        scene: Scene<'_>,
        row: &egui::Response,
        (id, group): (FormId, Group),
    ) -> Option<Asked> {
        let mut asked = None;
        if row.clicked() && !row.double_clicked() {
            self.keys.take();
            let held = ui.input(|input| input.modifiers);
            if self.picked.click(&self.lines.order, id, held) {
                self.seen = Some(id);
                asked = Some(Asked::Show(id));
            }
        }
        if row.double_clicked() {
            asked = Some(Asked::Enter(id));
        }
        if row.secondary_clicked() {
            self.picked.right_click(id);
        }
        if row.drag_started() {
            self.picked.right_click(id);
            DragAndDrop::set_payload(ui.ctx(), Dragged { forms: self.chosen(), group: group.clone() });
        }
        let to = Drop::beside(ui, row.rect);
        // The stations of a project stand in the order of the year, whatever their order in the file.
        let takes = |dragged: &Dragged| dragged.group == group && !self.lines.by_project;
        let dragged = dropped::<Dragged>(ui, row.rect, to, takes, scene.colours);
        let moved = dragged.and_then(|dragged| {
            let beside = if to == Drop::After { Beside::After(id) } else { Beside::Before(id) };
            move_forms(scene.project, &dragged.forms, beside)
        });
        asked = moved.map(Asked::Do).or(asked);
        self.row_menu(row, id, scene.project).or(asked)
    }
}

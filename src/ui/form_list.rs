//! The project's forms, each with its amount and the count of its findings.

use super::action::Action;
use super::findings::{Findings, colour};
use super::icon;
use super::scene::Scene;
use super::theme::Colours;
use crate::model::{Column, Form, FormId, Table, keys};
use crate::template::{Library, Scope, shown};
use egui::{Sense, Stroke, WidgetInfo};
use std::sync::Arc;

/// Room for the number of findings, screen points.
const COUNT_WIDTH: f32 = 28.0;

/// What the user asked for in the list.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    Show(FormId),
    Add,
    /// Moves a form to a place.
    Move(FormId, usize),
    /// Carries an action out on a form.
    Act(FormId, Action),
}

/// Shows the list; forms out of sight cost nothing.
pub(super) fn show(ui: &mut egui::Ui, scene: Scene<'_>) -> Option<Asked> {
    let Scene { project, library, findings, colours, shown } = scene;
    let current = shown.map(|shown| shown.form.id);
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.strong(format!("{} 张表", project.forms.len()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button(format!("{} 添加表", icon::ADD)).clicked() {
                asked = Some(Asked::Add);
            }
        });
    });
    ui.separator();
    let height = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().button_padding.y * 2.0;
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, project.forms.len(), |ui, places| {
        let first = places.start;
        for (i, form) in project.forms.get(places).unwrap_or_default().iter().enumerate() {
            let row = Row { form, place: first + i, height, current: current == Some(form.id) };
            asked = row.show(ui, library, findings, colours).or(asked.take());
        }
    });
    asked
}

struct Row<'a> {
    form: &'a Arc<Form>,
    place: usize,
    height: f32,
    current: bool,
}

impl Row<'_> {
    fn show(&self, ui: &mut egui::Ui, library: &Library, findings: &Findings, colours: &Colours) -> Option<Asked> {
        let form = self.form;
        let department = library.template(&form.template).is_some_and(|t| t.scope == Scope::Department);
        let mark = if department { icon::DEPARTMENT } else { icon::FORM };
        let amount = amount(library, form);
        let counts = findings.counts(form.id);
        let count = counts.all();
        let mut asked = None;
        ui.horizontal(|ui| {
            let room = ui.available_width() - if count > 0 { COUNT_WIDTH } else { 0.0 };
            let button = egui::Button::selectable(self.current, format!("{mark} {}", form.name()))
                .truncate()
                .right_text(amount.as_str())
                .sense(Sense::click_and_drag());
            let row = ui.add_sized([room, self.height], button);
            row.widget_info(|| {
                let about = format!("{}，{amount} 万元，{count} 处问题", form.name());
                WidgetInfo::selected(egui::Role::Button, true, self.current, about)
            });
            row.dnd_set_drag_payload(form.id);
            if row.clicked() {
                asked = Some(Asked::Show(form.id));
            }
            if row.double_clicked() {
                asked = Some(Asked::Act(form.id, Action::RenameForm));
            }
            row.context_menu(|ui| {
                for action in [
                    Action::RenameForm,
                    Action::DuplicateForm,
                    Action::MoveFormUp,
                    Action::MoveFormDown,
                    Action::RemoveForm,
                ] {
                    if ui.button(action.about().name).clicked() {
                        asked = Some(Asked::Act(form.id, action));
                        ui.close();
                    }
                }
            });
            asked = self.dropped_on(ui, &row, colours).or(asked.take());
            if count > 0 {
                let gravest = counts.gravest().map_or(colours.muted, |severity| colour(severity, colours));
                let number = egui::RichText::new(count.to_string()).color(gravest.0).small();
                ui.label(number).on_hover_text(format!("检查发现 {}", counts.words()));
            }
        });
        asked
    }

    /// A form that is dragged over the row would take its place.
    fn dropped_on(&self, ui: &egui::Ui, row: &egui::Response, colours: &Colours) -> Option<Asked> {
        let held = row.dnd_hover_payload::<FormId>().filter(|held| **held != self.form.id)?;
        let rect = row.rect;
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(3.0, colours.accent.0));
        ui.input(|input| input.pointer.any_released()).then_some(Asked::Move(*held, self.place))
    }
}

/// The form's amount as the list shows it: the funds, else the tasks' total.
pub(super) fn amount(library: &Library, form: &Form) -> String {
    let typed =
        [keys::FUNDS_TOTAL, "funds.budget.total"].into_iter().map(|key| form.field(key)).find(|t| !t.is_empty());
    match (typed, library.template(&form.template)) {
        (Some(text), _) => text.to_owned(),
        (None, Some(template)) => shown::total(template, form, Table::Tasks, &Column::Total)
            .map(|total| total.to_string())
            .unwrap_or_default(),
        (None, None) => String::new(),
    }
}

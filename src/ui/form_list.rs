//! The project's forms, each with its amount.

use super::findings::Findings;
use super::theme::Colours;
use crate::model::{Column, Form, FormId, Project, Table, keys};
use crate::template::{Library, Scope, shown};

/// Room for the number of findings, screen points.
const COUNT_WIDTH: f32 = 28.0;

/// What the user asked for in the list.
pub(super) enum Asked {
    Show(FormId),
    Add,
}

/// Shows the list; forms out of sight cost nothing.
pub(super) fn show(
    ui: &mut egui::Ui,
    project: &Project,
    library: &Library,
    (current, findings): (Option<FormId>, &Findings),
    colours: &Colours,
) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.strong(format!("{} 张表", project.forms.len()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("＋ 添加表…").clicked() {
                asked = Some(Asked::Add);
            }
        });
    });
    ui.separator();
    let height = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().button_padding.y * 2.0;
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, project.forms.len(), |ui, places| {
        for form in project.forms.get(places).unwrap_or_default() {
            let department = library.template(&form.template).is_some_and(|t| t.scope == Scope::Department);
            let name = if department { format!("▣ {}（整体）", form.name()) } else { form.name().to_owned() };
            let amount = amount(library, form);
            let count = findings.count(form.id);
            let button = egui::Button::selectable(current == Some(form.id), name).truncate().right_text(amount);
            ui.horizontal(|ui| {
                let room = ui.available_width() - if count > 0 { COUNT_WIDTH } else { 0.0 };
                if ui.add_sized([room, height], button).clicked() {
                    asked = Some(Asked::Show(form.id));
                }
                if count > 0 {
                    let number = egui::RichText::new(count.to_string()).color(colours.error.0).small();
                    ui.label(number).on_hover_text(format!("检查发现 {count} 处错误或提醒"));
                }
            });
        }
    });
    asked
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

//! Makes the next station of projects: which stage, which projects, which template, and what will be made.

mod templates;

use super::export::AtHand;
use super::{Answer, Around};
use crate::model::FormId;
use crate::session::Document;
use crate::session::station::{Made, Step, USUAL_MONTH, binding, binding_of, next, stage_of};
use crate::template::{Library, Stage, Template};
use crate::ui::dialog::{Dialog, InDialog, Reply};
use crate::ui::template_name::template_name;
use egui::{ComboBox, Context, ScrollArea, Ui};
use std::sync::Arc;
use templates::{templates, usual};

/// The stages that follow a declaration.
const STAGES: [Stage; 4] = [Stage::Approval, Stage::Monitoring, Stage::Adjustment, Stage::SelfEvaluation];
/// Height of the list of forms of which nothing is made, screen points.
const REASONS: f32 = 120.0;

/// The dialog with the current choices.
pub(in crate::ui) struct StationDialog {
    step: Step,
    choices: Vec<Offered>,
    chosen: usize,
    /// What would be made, and of which templates; None until it is computed for the current choices.
    outlook: Option<Outlook>,
}

/// A choice of projects, by forms of theirs, and its label.
struct Offered {
    forms: Projects,
    text: String,
}

enum Projects {
    Of(Vec<FormId>),
    All,
}

struct Outlook {
    made: Made,
    templates: Vec<Arc<Template>>,
    /// The choice of the templates of the forms' own regions, with what they are.
    usual: String,
}

impl StationDialog {
    /// A dialog for the projects at hand; `stage` is the station that was asked for.
    pub(in crate::ui) fn new(document: &Document, library: &Library, at_hand: AtHand, stage: Option<Stage>) -> Self {
        let (project, shown) = (document.project(), at_hand.shown);
        let mut choices = Vec::new();
        if let Some(form) = at_hand.shown.and_then(|id| project.form(id)) {
            choices.push(Offered {
                forms: Projects::Of(vec![form.id]), text: format!("这个项目（{}）", form.name())
            });
        }
        let several = at_hand.selected.len() > 1 && stage.is_none();
        if several {
            let text = format!("选中的 {} 张表的项目", at_hand.selected.len());
            choices.push(Offered { forms: Projects::Of(at_hand.selected), text });
        }
        choices.push(Offered { forms: Projects::All, text: "文件里的全部项目".to_owned() });
        let stage = stage.filter(|stage| STAGES.contains(stage)).unwrap_or_else(|| following(document, library, shown));
        let step = Step { stage, template: None, month: USUAL_MONTH };
        Self { step, choices, chosen: usize::from(several), outlook: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let document = around.document?;
        let agreed = Dialog::new("生成下一环节的表", 520.0).show(ctx, |ui| {
            self.stage(ui);
            self.projects(ui);
            self.template(ui, document, around.library);
            ui.separator();
            let made = self.outlook(document, around.library).made.clone();
            told(ui, &made, self.step.stage, around);
            let name = if made.count == 0 { "生成".to_owned() } else { format!("生成 {} 张", made.count) };
            vec![Reply::new(name, true).only_if(made.edit.is_some()), Reply::new("取消", false)]
        })?;
        let made = self.outlook.take().and_then(|outlook| outlook.made.edit);
        Some(made.filter(|_| agreed).map_or(Answer::Closed, Answer::Stations))
    }

    fn stage(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.label("环节");
            for stage in STAGES {
                if ui.radio(self.step.stage == stage, stage.heading()).with_agreeing_enter().clicked() {
                    self.step = Step { stage, template: None, ..self.step.clone() };
                    self.outlook = None;
                }
            }
        });
        // Always there, so that nothing moves.
        ui.add_enabled_ui(self.step.stage == Stage::Monitoring, |ui| {
            ui.horizontal(|ui| {
                let label = ui.label("监控表报到");
                let combo = ComboBox::from_id_salt("month").selected_text(format!("{} 月", self.step.month));
                let shown = combo.show_ui(ui, |ui| {
                    for month in 1..=12 {
                        if ui.selectable_value(&mut self.step.month, month, format!("{month} 月")).clicked() {
                            self.outlook = None;
                        }
                    }
                });
                shown.response.labelled_by(label.id);
            });
        });
    }

    fn projects(&mut self, ui: &mut Ui) {
        for (place, offered) in self.choices.iter().enumerate() {
            if ui.radio(self.chosen == place, &offered.text).with_agreeing_enter().clicked() {
                self.chosen = place;
                self.step.template = None;
                self.outlook = None;
            }
        }
    }

    fn template(&mut self, ui: &mut Ui, document: &Document, library: &Library) {
        let Outlook { templates, usual, .. } = self.outlook(document, library);
        let (templates, usual) = (templates.clone(), usual.clone());
        let chosen = self.step.template.as_ref().and_then(|id| library.template(id));
        let shown = chosen.map_or_else(|| usual.clone(), |template| template_name(template));
        let mut step = self.step.clone();
        ui.horizontal(|ui| {
            let label = ui.label("模板");
            let combo = ComboBox::from_id_salt("template").selected_text(shown).width(400.0).truncate();
            let shown = combo.show_ui(ui, |ui| {
                ui.selectable_value(&mut step.template, None, usual);
                for template in &templates {
                    ui.selectable_value(&mut step.template, Some(template.id.clone()), template_name(template));
                }
            });
            shown.response.labelled_by(label.id);
        });
        if step != self.step {
            self.step = step;
            self.outlook = None;
        }
    }

    fn outlook(&mut self, document: &Document, library: &Library) -> &Outlook {
        let Self { step, choices, chosen, outlook } = self;
        outlook.get_or_insert_with(|| {
            let project = document.project();
            let forms = match choices.get(*chosen).map(|offered| &offered.forms) {
                Some(Projects::Of(forms)) => binding_of(project, library, forms, step.stage),
                Some(Projects::All) | None => binding(project, library, step.stage),
            };
            let templates = templates(project, library, &forms, step.stage);
            let made = next(project, library, &forms, step);
            let usual = match &step.template {
                None => usual(library, &made, &templates),
                Some(_) => {
                    let step = Step { template: None, ..step.clone() };
                    usual(library, &next(project, library, &forms, &step), &templates)
                }
            };
            Outlook { made, templates, usual }
        })
    }
}

/// The station that follows the form `shown` in the year.
fn following(document: &Document, library: &Library, shown: Option<FormId>) -> Stage {
    let form = shown.and_then(|id| document.project().form(id));
    match form.and_then(|form| stage_of(library, form)) {
        Some(Stage::Targets | Stage::Declaration) => Stage::Approval,
        _ => Stage::SelfEvaluation,
    }
}

/// Says what will be made, and why nothing is made of some.
fn told(ui: &mut Ui, made: &Made, stage: Stage, around: &Around<'_>) {
    if made.count > 0 {
        ui.label(format!("生成 {} 张{}，排在原来的表后面；可以一步撤销。", made.count, stage.heading()));
    } else if made.not_made.is_empty() {
        ui.label("没有可以生成的表。");
    }
    if !made.not_made.is_empty() {
        ScrollArea::vertical().id_salt("not made").max_height(REASONS).auto_shrink([false, true]).show(ui, |ui| {
            for why in &made.not_made {
                ui.colored_label(around.colours.warning.0, why.to_string());
            }
        });
    }
}

//! The list of findings: by form, gravest first, with ways to mend, accept and regrade.

use super::{Findings, colour};
use crate::edit::Edit;
use crate::model::{Checks, FieldPath, Form, FormId, Project, Regrade};
use crate::rules::{Finding, Severity};
use crate::template::Library;
use crate::ui::icon;
use crate::ui::theme::Colours;
use egui::{Label, RichText, Sense};

/// How many findings are listed at once.
const MAX_ROWS: usize = 200;

/// What the user asked for in the list.
pub(in crate::ui) enum Asked {
    Go(FormId, Option<FieldPath>),
    Do(Edit),
    /// The finding is to be accepted, with a reason.
    Accept(Box<Finding>),
}

/// What a row asks for that takes more than the row to do.
#[derive(Default)]
struct Wanted {
    /// The finding is to be accepted.
    accept: Option<Finding>,
    /// All findings of this rule are to be mended.
    mend_all: Option<&'static str>,
}

impl Findings {
    /// Shows the list for the form `current`, or for the whole project.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut egui::Ui,
        (project, library): (&Project, &Library),
        current: Option<FormId>,
        colours: &Colours,
    ) -> Option<Asked> {
        self.filters(ui, project, current, colours);
        let mut asked = None;
        let mut wanted = Wanted::default();
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let mut listed = 0;
            for form in project.forms.iter().filter(|form| self.whole_project || current == Some(form.id)) {
                if listed == MAX_ROWS {
                    break;
                }
                let mut findings: Vec<&Finding> =
                    self.checker.findings_of(form.id).filter(|finding| self.shows(finding)).collect();
                findings.sort_by_key(|finding| finding.severity);
                findings.truncate(MAX_ROWS - listed);
                if self.whole_project && !findings.is_empty() {
                    ui.add_space(4.0);
                    ui.strong(form.name());
                }
                listed += findings.len();
                for finding in &findings {
                    let alike = self.mendable.get(finding.rule).copied().unwrap_or_default();
                    let row = Row { finding, form, project, library, colours };
                    asked = row.show(ui, alike, &mut wanted).or(asked.take());
                }
            }
            if listed == 0 {
                ui.weak("没有发现问题。");
            } else if listed == MAX_ROWS {
                ui.weak(format!("只列出前 {MAX_ROWS} 处，改好一些再看其余的。"));
            }
            asked = self.settled(ui, (project, library), current).or(asked.take());
        });
        if let Some(rule) = wanted.mend_all {
            let edits = self.mends(project, rule);
            asked = Some(Asked::Do(Edit::Many { name: format!("改正同类 {} 处", edits.len()), edits }));
        }
        if let Some(finding) = wanted.accept {
            asked = Some(Asked::Accept(Box::new(finding)));
        }
        asked
    }

    fn filters(&mut self, ui: &mut egui::Ui, project: &Project, current: Option<FormId>, colours: &Colours) {
        let mut counts = [0usize; 3];
        for form in project.forms.iter().filter(|form| self.whole_project || current == Some(form.id)) {
            self.checker.findings_of(form.id).for_each(|finding| counts[finding.severity as usize] += 1);
        }
        ui.horizontal_wrapped(|ui| {
            for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
                let at = severity as usize;
                let text =
                    RichText::new(format!("{} {}", severity.label(), counts[at])).color(colour(severity, colours).0);
                ui.toggle_value(&mut self.shown[at], text);
            }
            ui.checkbox(&mut self.whole_project, "全部的表");
        });
    }

    /// The mends of all findings of one kind in the project.
    fn mends(&self, project: &Project, rule: &str) -> Vec<Edit> {
        let forms = project.forms.iter().flat_map(|form| self.checker.findings_of(form.id));
        forms.filter(|finding| finding.rule == rule).filter_map(|finding| finding.fix.as_deref().cloned()).collect()
    }
}

/// One finding of the list.
struct Row<'a> {
    finding: &'a Finding,
    form: &'a Form,
    project: &'a Project,
    library: &'a Library,
    colours: &'a Colours,
}

impl Row<'_> {
    fn show(&self, ui: &mut egui::Ui, alike: usize, wanted: &mut Wanted) -> Option<Asked> {
        let mut asked = None;
        let finding = self.finding;
        let frame = egui::Frame::group(ui.style()).fill(self.colours.paper.0);
        let response = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                let mark = match finding.severity {
                    Severity::Error => icon::ERROR,
                    Severity::Warning => icon::WARNING,
                    Severity::Hint => icon::HINT,
                };
                let name = format!("{mark} {}", finding.severity.label());
                ui.colored_label(colour(finding.severity, self.colours).0, name);
                if let Some(template) = self.library.template(&self.form.template) {
                    let place = RichText::new(finding.place.words(template, self.form)).color(self.colours.muted.0);
                    ui.add(Label::new(place.small()).truncate());
                }
            });
            ui.add(Label::new(&finding.message).wrap());
            if !finding.hint.is_empty() {
                ui.add(Label::new(RichText::new(&*finding.hint).color(self.colours.muted.0)).wrap());
            }
            ui.horizontal(|ui| {
                if let Some(fix) = &finding.fix {
                    if ui.button("改正").on_hover_text("按建议改正这一处，可以撤销（Ctrl+.）").clicked()
                    {
                        asked = Some(Asked::Do((**fix).clone()));
                    }
                    if alike > 1 && ui.button(format!("同类 {alike} 处都改正")).clicked() {
                        wanted.mend_all = Some(finding.rule);
                    }
                }
                ui.menu_button("其他", |ui| {
                    if ui.button("接受这一处（写明理由）…").clicked() {
                        wanted.accept = Some(finding.clone());
                    }
                    for (regrade, name) in [
                        (Regrade::Off, "本项目不查这条规则"),
                        (Regrade::Error, "本项目里算错误"),
                        (Regrade::Warning, "本项目里算提醒"),
                        (Regrade::Hint, "本项目里算建议"),
                    ] {
                        if ui.button(name).clicked() {
                            let mut checks: Checks = self.project.checks.clone();
                            checks.rules.insert(finding.rule.to_owned(), regrade);
                            asked = Some(Asked::Do(Edit::SetChecks(checks)));
                        }
                    }
                });
            });
        });
        let clicked = response.response.interact(Sense::click()).clicked();
        asked.or_else(|| clicked.then(|| Asked::Go(finding.form, finding.place.path())))
    }
}

//! What the checker found: a list beside the form, a mark on each field, a count on each form.

use super::theme::{Colour, Colours};
use crate::edit::Edit;
use crate::model::{FieldPath, FormId, Project};
use crate::rules::{Checker, Finding, Severity};
use crate::template::Library;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The checker with what it last looked at, and which severities are shown.
pub(super) struct Findings {
    checker: Checker,
    seen: Option<Arc<Project>>,
    hints: bool,
    whole_project: bool,
}

/// What the user asked for in the list.
pub(super) enum Asked {
    Go(FormId, Option<FieldPath>),
    Fix(Edit),
}

impl Default for Findings {
    fn default() -> Self {
        Self { checker: Checker::new(BTreeMap::new()), seen: None, hints: true, whole_project: false }
    }
}

/// The colour that stands for a severity.
fn colour(severity: Severity, colours: &Colours) -> Colour {
    match severity {
        Severity::Error => colours.error,
        Severity::Warning => colours.warning,
        Severity::Hint => colours.hint,
    }
}

impl Findings {
    /// Brings the findings up to date; costs nothing while the project is the same.
    pub(super) fn update(&mut self, project: &Arc<Project>, library: &Library) {
        if self.seen.as_ref().is_none_or(|seen| !Arc::ptr_eq(seen, project)) {
            self.checker.check(project, library);
            self.seen = Some(Arc::clone(project));
        }
    }

    /// How many errors and warnings the form has.
    pub(super) fn count(&self, form: FormId) -> usize {
        self.checker.findings_of(form).filter(|finding| finding.severity != Severity::Hint).count()
    }

    /// The gravest colour among the findings at `path`.
    pub(super) fn mark(&self, form: FormId, path: &FieldPath, colours: &Colours) -> Option<Colour> {
        let here = self.checker.findings_of(form).filter(|finding| finding.place.path().as_ref() == Some(path));
        here.map(|finding| finding.severity).min().map(|severity| colour(severity, colours))
    }

    /// What is said about the field at `path`.
    pub(super) fn said(&self, form: FormId, path: &FieldPath) -> Vec<&Finding> {
        self.checker.findings_of(form).filter(|finding| finding.place.path().as_ref() == Some(path)).collect()
    }

    /// Shows the list for the form `current`, or for the whole project.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        project: &Project,
        current: Option<FormId>,
        colours: &Colours,
    ) -> Option<Asked> {
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.whole_project, "全部的表");
            ui.checkbox(&mut self.hints, "含建议");
        });
        let mut asked = None;
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let mut none = true;
            for form in &project.forms {
                if !self.whole_project && current != Some(form.id) {
                    continue;
                }
                let mut findings: Vec<&Finding> = self.checker.findings_of(form.id).collect();
                findings.retain(|finding| self.hints || finding.severity != Severity::Hint);
                findings.sort_by_key(|finding| finding.severity);
                if self.whole_project && !findings.is_empty() {
                    ui.add_space(6.0);
                    ui.strong(form.name());
                }
                for finding in findings {
                    none = false;
                    asked = row(ui, finding, colours).or(asked.take());
                }
            }
            if none {
                ui.weak("没有发现问题。");
            }
        });
        asked
    }
}

fn row(ui: &mut egui::Ui, finding: &Finding, colours: &Colours) -> Option<Asked> {
    let mut asked = None;
    let frame = egui::Frame::group(ui.style()).fill(colours.paper.0);
    let response = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.colored_label(colour(finding.severity, colours).0, finding.severity.label());
            if let Some(fix) = &finding.fix
                && ui.button("改正").on_hover_text("按建议改正这一处，可以撤销").clicked()
            {
                asked = Some(Asked::Fix(fix.clone()));
            }
        });
        ui.add(egui::Label::new(&finding.message).wrap());
        if !finding.hint.is_empty() {
            ui.add(egui::Label::new(egui::RichText::new(&finding.hint).color(colours.muted.0)).wrap());
        }
    });
    let clicked = response.response.interact(egui::Sense::click()).clicked();
    asked.or_else(|| clicked.then(|| Asked::Go(finding.form, finding.place.path())))
}

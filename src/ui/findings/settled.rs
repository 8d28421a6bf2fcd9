//! Shows accepted findings and regraded rules of the project, each with a button to take that back.

use super::asked::Asked;
use super::listed::Filter;
use crate::edit::Edit;
use crate::model::Regrade;
use crate::rules::{acceptance, rules};
use crate::ui::scene::Scene;

fn regrade_name(regrade: Regrade) -> &'static str {
    match regrade {
        Regrade::Off => "不查",
        Regrade::Error => "算错误",
        Regrade::Warning => "算提醒",
        Regrade::Hint => "算建议",
    }
}

/// Shows what was accepted and regraded, if anything.
pub(super) fn show(ui: &mut egui::Ui, scene: Scene<'_>, filter: Filter) -> Option<Asked> {
    let project = scene.project;
    if project.checks.accepted.is_empty() && project.checks.rules.is_empty() {
        return None;
    }
    let mut checks = project.checks.clone();
    for form in filter.forms(project) {
        let Some(template) = scene.library.template(&form.template) else { continue };
        for (finding, reason) in scene.findings.accepted(form.id) {
            ui.separator();
            ui.weak(format!("已接受：{}（{}）", finding.message, finding.place.words(template, form)));
            ui.label(format!("理由：{reason}"));
            if ui.button("不再接受").clicked() {
                let same = acceptance::accept(finding, reason);
                checks.accepted.retain(|accepted| *accepted != same);
            }
        }
    }
    for (code, regrade) in &project.checks.rules {
        ui.separator();
        let says = rules().iter().find(|rule| rule.code == code.as_str()).map_or(code.as_str(), |rule| rule.says);
        ui.weak(format!("本项目{}：{says}", regrade_name(*regrade)));
        if ui.button("恢复").clicked() {
            checks.rules.remove(code);
        }
    }
    (checks != project.checks).then_some(Asked::Do(Edit::SetChecks(checks)))
}

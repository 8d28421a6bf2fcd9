//! The question why a finding is accepted.

use crate::edit::Edit;
use crate::model::Project;
use crate::rules::{Finding, acceptance};

/// The finding that is being accepted, and why.
pub(in crate::ui) struct Accepting {
    finding: Finding,
    reason: String,
}

/// How the question was answered.
pub(in crate::ui) enum Answer {
    Agreed(Edit),
    Cancelled,
}

impl Accepting {
    pub(in crate::ui) fn new(finding: Finding) -> Self {
        Self { finding, reason: String::new() }
    }

    /// Asks.
    pub(in crate::ui) fn show(&mut self, ctx: &egui::Context, project: &Project) -> Option<Answer> {
        let reason = &mut self.reason;
        let modal = egui::Modal::new(egui::Id::unique("accept")).show(ctx, |ui| {
            ui.set_width(440.0);
            ui.heading("接受这一处");
            ui.label(&self.finding.message);
            let label = ui.label("理由（会印在检查报告里）");
            let edit = ui.add(egui::TextEdit::singleline(reason).desired_width(f32::INFINITY)).labelled_by(label.id);
            let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if ui.memory(|memory| memory.focused().is_none()) && !entered {
                edit.request_focus();
            }
            ui.horizontal(|ui| {
                let agreed = ui.add_enabled(!reason.trim().is_empty(), egui::Button::new("接受")).clicked();
                (agreed || (entered && !reason.trim().is_empty()), ui.button("取消").clicked())
            })
            .inner
        });
        let (agreed, refused) = modal.inner;
        if agreed {
            let mut checks = project.checks.clone();
            checks.accepted.push(acceptance::accept(&self.finding, self.reason.trim()));
            return Some(Answer::Agreed(Edit::SetChecks(checks)));
        }
        (refused || modal.should_close()).then_some(Answer::Cancelled)
    }
}

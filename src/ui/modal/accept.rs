//! Asks why a finding is accepted. The reason is printed in the check report.

use super::{Answer, Around};
use crate::edit::Edit;
use crate::rules::{Finding, acceptance};
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, TextEdit};

/// The dialog, with the reason typed so far.
pub(in crate::ui) struct Acceptance {
    finding: Finding,
    reason: String,
}

impl Acceptance {
    pub(in crate::ui) fn new(finding: Finding) -> Self {
        Self { finding, reason: String::new() }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let mut checks = around.document?.project().checks.clone();
        let agreed = Dialog::new("接受这一处", 440.0).starts_in_body().show(ctx, |ui| {
            ui.label(&self.finding.message);
            let label = ui.label("理由（会印在检查报告里）");
            let edit = TextEdit::singleline(&mut self.reason).desired_width(f32::INFINITY);
            ui.add(edit).labelled_by(label.id);
            vec![Reply::new("接受", true).only_if(!self.reason.trim().is_empty()), Reply::new("取消", false)]
        })?;
        Some(if agreed {
            checks.accepted.push(acceptance::accept(&self.finding, self.reason.trim()));
            Answer::Change(Edit::Many { name: "接受一处问题".to_owned(), edits: vec![Edit::SetChecks(checks)] })
        } else {
            Answer::Closed
        })
    }
}

//! Notes where forms stand: handed in, sent back with a reason, approved, published.

use super::{Answer, Around};
use crate::base::calendar::Moment;
use crate::model::{FormId, State, Step};
use crate::session::{creation_time, states::mark};
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{Context, TextEdit, WidgetInfo};

/// The most former steps that are listed.
const STEPS: usize = 6;

/// The dialog with what is chosen and typed so far.
pub(in crate::ui) struct StateDialog {
    forms: Vec<FormId>,
    step: Step,
}

impl StateDialog {
    /// A dialog for `forms`; the day is today's.
    pub(in crate::ui) fn new(forms: Vec<FormId>) -> Self {
        let today = creation_time().map(|now| Moment::in_china(now.max(0).unsigned_abs()));
        let date = today.map(|Moment { year, month, day, .. }| format!("{year}年{month}月{day}日")).unwrap_or_default();
        Self { forms, step: Step { state: State::HandedIn, date, reason: String::new() } }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let project = around.document?.project();
        let first = self.forms.first().and_then(|form| project.form(*form))?;
        let agreed = Dialog::new("登记状态", 480.0).show(ctx, |ui| {
            let what = match self.forms.as_slice() {
                [_] => format!("“{}”", first.name()),
                forms => format!("选中的 {} 张表", forms.len()),
            };
            ui.label(format!("{what}现在是：{}", first.state().name()));
            ui.weak("只是备忘，不锁定任何内容。登记“已报”时记下当时的内容，以后改了什么看得到。");
            ui.horizontal(|ui| {
                for state in State::ALL {
                    if ui.radio(self.step.state == state, state.name()).with_agreeing_enter().clicked() {
                        self.step.state = state;
                    }
                }
            });
            ui.horizontal(|ui| {
                let label = ui.label("日期");
                ui.add(TextEdit::singleline(&mut self.step.date).desired_width(160.0)).labelled_by(label.id);
            });
            let hint = if self.step.state == State::Returned { "退回的原因" } else { "备注" };
            let reason = TextEdit::multiline(&mut self.step.reason).desired_rows(3).hint_text(hint);
            let reason = ui.add(reason.desired_width(f32::INFINITY));
            reason.widget_info(|| WidgetInfo::labeled(egui::Role::MultilineTextInput, true, hint));
            for step in first.steps.iter().rev().take(STEPS).filter(|_| self.forms.len() == 1) {
                ui.weak(format!("{}　{}　{}", step.date, step.state.name(), step.reason.replace('\n', " ")));
            }
            vec![Reply::new("登记", true), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Change(mark(project, &self.forms, &self.step)) } else { Answer::Closed })
    }
}

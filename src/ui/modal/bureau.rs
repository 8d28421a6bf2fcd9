//! The bureau's own data, which are filled into forms and printed in the signature line, and the print settings.

use super::{Answer, Around};
use crate::edit::{Edit, bureau};
use crate::model::{Bureau, BureauField, PrintOptions, Project};
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{Context, TextEdit};

/// The dialog, with what is typed so far.
pub(in crate::ui) struct BureauDialog {
    bureau: Bureau,
    print: PrintOptions,
    /// The edits that carry the change into existing forms.
    fills: Vec<Edit>,
    fills_forms: bool,
}

impl BureauDialog {
    pub(in crate::ui) fn new(project: &Project) -> Self {
        Self { bureau: project.bureau.clone(), print: project.print.clone(), fills: Vec::new(), fills_forms: true }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let project = around.document?.project();
        let agreed = Dialog::new("单位信息", 460.0).starts_in_body().show(ctx, |ui| {
            ui.weak("填进新建的表，也用在表尾的签名行。");
            if self.fields(ui) {
                self.fills = bureau::fills(project, around.library, &self.bureau);
            }
            self.told_of_forms(ui);
            ui.checkbox(&mut self.print.signature, "表尾印签名行和盖章处").with_agreeing_enter();
            vec![Reply::new("确定", true), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Change(self.edit()) } else { Answer::Closed })
    }

    /// Shows the fields. Returns whether one was changed.
    fn fields(&mut self, ui: &mut egui::Ui) -> bool {
        let bureau = &mut self.bureau;
        let mut changed = false;
        egui::Grid::new("unit").num_columns(2).show(ui, |ui| {
            for field in BureauField::ALL {
                let label = ui.label(field.label());
                let text = bureau.text_mut(field);
                let width = ui.available_width().max(320.0);
                changed |= ui.add(TextEdit::singleline(text).desired_width(width)).labelled_by(label.id).changed();
                ui.end_row();
            }
        });
        changed
    }

    /// Says in advance what else will change. The line is always shown, so that nothing moves.
    fn told_of_forms(&mut self, ui: &mut egui::Ui) {
        let places: usize = self.fills.iter().map(places).sum();
        let text = if places == 0 {
            "已有的表没有要跟着改的地方。".to_owned()
        } else {
            format!("已有的 {} 张表里跟着改 {places} 处（空着的，或填的是原来的）", self.fills.len())
        };
        ui.add_enabled(places > 0, egui::Checkbox::new(&mut self.fills_forms, text)).with_agreeing_enter();
    }

    /// Returns all changes as one step.
    fn edit(&self) -> Edit {
        let mut edits = vec![Edit::SetBureau(self.bureau.clone()), Edit::SetPrint(self.print.clone())];
        if self.fills_forms {
            edits.extend(self.fills.iter().cloned());
        }
        Edit::Many { name: "修改单位信息".to_owned(), edits }
    }
}

fn places(edit: &Edit) -> usize {
    if let Edit::SetTexts { texts, .. } = edit { texts.len() } else { 0 }
}

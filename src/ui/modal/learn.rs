//! Shows a learned upload profile for correction before it is saved.

use super::{Answer, Around, Notice};
use crate::session::profiles::{Learned, UploadValue, save};
use crate::ui::dialog::{Dialog, Reply};
use egui::{ComboBox, Context, TextEdit, Ui};

/// The dialog, with the current profile.
pub(in crate::ui) struct Learning {
    learned: Learned,
    /// Why it could not be saved.
    notice: Option<String>,
}

impl Learning {
    pub(in crate::ui) fn new(learned: Learned) -> Self {
        Self { learned, notice: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let agreed = Dialog::new("记住上报格式", 620.0).high(460.0).starts_in_body().show(ctx, |ui| {
            ui.label("程序读了空白上报表的表头，认出每一列要填什么。请核对，不对的改过来；不填的列保持空白。");
            ui.horizontal(|ui| {
                let label = ui.label("名称");
                let edit = TextEdit::singleline(&mut self.learned.profile.name);
                ui.add(edit.desired_width(ui.available_width())).labelled_by(label.id);
            });
            if let Some(notice) = &self.notice {
                ui.colored_label(around.colours.error.0, notice);
            }
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                let profile = &self.learned.profile;
                ui.weak(format!("{}，用于{}", profile.row.says(), profile.used_for()));
                for remark in &self.learned.remarks {
                    ui.weak(remark);
                }
                self.columns(ui);
            });
            vec![Reply::new("记住", true), Reply::new("取消", false)]
        })?;
        if !agreed {
            return Some(Answer::Closed);
        }
        let profile = &self.learned.profile;
        match save(profile, around.library) {
            Ok(path) => {
                let text = format!("已记住上报格式“{}”，导出上报表时可以选它。", profile.name);
                Some(Answer::Learned(Notice::from(text).with_files(vec![path])))
            }
            Err(error) => {
                self.notice = Some(error.to_string());
                None
            }
        }
    }

    /// Shows what each column should contain.
    fn columns(&mut self, ui: &mut Ui) {
        egui::Grid::new("columns").num_columns(2).striped(true).min_col_width(220.0).show(ui, |ui| {
            for i in 0..self.learned.profile.columns.len() {
                let head = self.learned.profile.heads(i).first().map_or(String::new(), |head| head.replace('\n', " "));
                let Some(column) = self.learned.profile.columns.get_mut(i) else { continue };
                let label = ui.label(head);
                let name = column.value.full_name();
                let combo = ComboBox::from_id_salt(("value", i)).selected_text(name).width(240.0);
                let shown = combo.show_ui(ui, |ui| {
                    for value in UploadValue::given().chain([UploadValue::Fixed(String::new())]) {
                        let name = value.name();
                        ui.selectable_value(&mut column.value, value, name);
                    }
                });
                shown.response.labelled_by(label.id);
                ui.end_row();
            }
        });
    }
}

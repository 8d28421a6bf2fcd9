//! An upload profile that was learned, to be corrected before it is kept.

use crate::session::profiles::{Learned, Profile, UploadValue};
use egui::{ComboBox, Context, Id};

/// The window, with the profile as it stands.
pub(super) struct LearnWindow {
    learned: Learned,
    /// Why it could not be kept.
    pub(super) problem: Option<String>,
}

/// What the user did with the window.
pub(super) enum Closed {
    Agreed(Box<Profile>),
    Cancelled,
}

impl LearnWindow {
    pub(super) fn new(learned: Learned) -> Self {
        Self { learned, problem: None }
    }

    /// Shows the window.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<Closed> {
        let modal = egui::Modal::new(Id::unique("learn")).show(ctx, |ui| {
            ui.set_width(620.0);
            ui.heading("记住上报格式");
            ui.label("程序读了空白上报表的表头，认出每一列要填什么。请核对，不对的改过来；不填的列保持空白。");
            ui.horizontal(|ui| {
                let label = ui.label("名称");
                let edit = egui::TextEdit::singleline(&mut self.learned.profile.name);
                ui.add(edit.desired_width(360.0)).labelled_by(label.id);
            });
            for remark in &self.learned.remarks {
                ui.weak(remark);
            }
            egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
                egui::Grid::new("columns").num_columns(2).striped(true).min_col_width(220.0).show(ui, |ui| {
                    for (i, column) in self.learned.profile.columns.iter_mut().enumerate() {
                        let label = ui.label(column.header.replace('\n', " "));
                        let name = column.value.name();
                        let combo = ComboBox::from_id_salt(("value", i)).selected_text(name).width(240.0);
                        let shown = combo.show_ui(ui, |ui| {
                            for value in UploadValue::GIVEN {
                                let name = value.name();
                                ui.selectable_value(&mut column.value, value.clone(), name);
                            }
                        });
                        shown.response.labelled_by(label.id);
                        ui.end_row();
                    }
                });
            });
            if let Some(problem) = &self.problem {
                ui.colored_label(ui.visuals().error_fg_color, problem);
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| (ui.button("记住").clicked(), ui.button("取消").clicked())).inner
        });
        let (agreed, cancelled) = modal.inner;
        if agreed {
            return Some(Closed::Agreed(Box::new(self.learned.profile.clone())));
        }
        (cancelled || modal.should_close()).then_some(Closed::Cancelled)
    }
}

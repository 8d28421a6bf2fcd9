//! The dialog for the program's settings.

use super::{Answer, Around};
use crate::session::library::template_folder;
use crate::session::settings::Settings;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{Context, Slider, TextEdit, Ui};
use std::path::PathBuf;

/// The dialog, with the current choices.
pub(in crate::ui) struct SettingsDialog {
    settings: Settings,
    font: String,
}

impl SettingsDialog {
    pub(in crate::ui) fn new(settings: &Settings) -> Self {
        let font = settings.print_font.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        Self { settings: settings.clone(), font }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let agreed = Dialog::new("设置", 560.0).starts_in_body().show(ctx, |ui| {
            egui::Grid::new("settings").num_columns(2).spacing([16.0, 10.0]).show(ui, |ui| {
                self.looks(ui);
                self.paper(ui);
                templates(ui, around);
            });
            vec![Reply::new("确定", true), Reply::new("取消", false)]
        })?;
        if !agreed {
            return Some(Answer::Closed);
        }
        let font = self.font.trim().trim_matches('"');
        self.settings.print_font = (!font.is_empty()).then(|| PathBuf::from(font));
        Some(Answer::Settings(Box::new(self.settings.clone())))
    }

    fn looks(&mut self, ui: &mut Ui) {
        let settings = &mut self.settings;
        ui.label("界面");
        ui.horizontal(|ui| {
            ui.radio_value(&mut settings.dark, false, "浅色").with_agreeing_enter();
            ui.radio_value(&mut settings.dark, true, "深色").with_agreeing_enter();
        });
        ui.end_row();
        let label = ui.label("字号");
        ui.add(Slider::new(&mut settings.text_pt, 11.0..=22.0).step_by(1.0).fixed_decimals(0))
            .with_agreeing_enter()
            .labelled_by(label.id);
        ui.end_row();
        let label = ui.label("表格缩放");
        let percent = |zoom: f64, _: std::ops::RangeInclusive<usize>| format!("{:.0}%", zoom * 100.0);
        let slider = Slider::new(&mut settings.zoom, 0.6..=2.5).custom_formatter(percent);
        ui.add(slider).with_agreeing_enter().labelled_by(label.id);
        ui.end_row();
    }

    fn paper(&mut self, ui: &mut Ui) {
        let label = ui.label("打印正文字体");
        let hint = "留空用自带的宋体；也可填字体文件的路径（.ttf）";
        let width = (ui.available_width() - ui.spacing().item_spacing.x).max(200.0);
        let edit = TextEdit::singleline(&mut self.font).hint_text(hint).desired_width(width);
        ui.add(edit).labelled_by(label.id);
        ui.end_row();
        let label = ui.label("保留备份");
        let slider = Slider::new(&mut self.settings.backups, 0..=50).suffix(" 份");
        ui.add(slider).with_agreeing_enter().labelled_by(label.id);
        ui.end_row();
    }
}

/// Shows the folder of the user's own templates.
fn templates(ui: &mut Ui, around: &Around<'_>) {
    ui.label("模板文件夹");
    match template_folder() {
        Some(folder) => {
            ui.horizontal(|ui| {
                if ui.button("打开").clicked() {
                    around.outside.open(ui.ctx(), &folder);
                }
                let path = folder.display().to_string();
                ui.add(egui::Label::new(path.as_str()).truncate()).on_hover_text(path);
            });
        }
        None => drop(ui.weak("找不到用户的配置文件夹")),
    }
    ui.end_row();
}

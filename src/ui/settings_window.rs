//! The settings of the program itself.

use super::notice::open_outside;
use crate::session::library::template_folder;
use crate::session::settings::Settings;
use egui::{Context, Id, Slider};
use std::path::PathBuf;

/// The window, with what is chosen so far.
pub(super) struct SettingsWindow {
    settings: Settings,
    font: String,
}

/// What the user did with the window.
pub(super) enum Closed {
    Agreed(Box<Settings>),
    Cancelled,
}

impl SettingsWindow {
    pub(super) fn new(settings: &Settings) -> Self {
        let font = settings.print_font.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        Self { settings: settings.clone(), font }
    }

    /// Shows the window; a failure to open the folder is told by `problem`.
    pub(super) fn show(&mut self, ctx: &Context, problem: &mut Option<String>) -> Option<Closed> {
        let modal = egui::Modal::new(Id::unique("settings")).show(ctx, |ui| {
            ui.set_width(520.0);
            ui.heading("设置");
            let settings = &mut self.settings;
            egui::Grid::new("settings").num_columns(2).spacing([16.0, 10.0]).show(ui, |ui| {
                let label = ui.label("界面");
                ui.horizontal(|ui| {
                    ui.radio_value(&mut settings.dark, false, "浅色").labelled_by(label.id);
                    ui.radio_value(&mut settings.dark, true, "深色").labelled_by(label.id);
                });
                ui.end_row();
                let label = ui.label("字号");
                ui.add(Slider::new(&mut settings.text_pt, 11.0..=22.0).step_by(1.0)).labelled_by(label.id);
                ui.end_row();
                let label = ui.label("表格缩放");
                let percent = |zoom: f64, _: std::ops::RangeInclusive<usize>| format!("{:.0}%", zoom * 100.0);
                let slider = Slider::new(&mut settings.zoom, 0.6..=2.5).custom_formatter(percent);
                ui.add(slider).labelled_by(label.id);
                ui.end_row();
                let label = ui.label("打印正文字体");
                ui.vertical(|ui| {
                    let hint = "留空用自带的宋体；也可填字体文件的路径（.ttf）";
                    let edit = egui::TextEdit::singleline(&mut self.font).hint_text(hint).desired_width(360.0);
                    ui.add(edit).labelled_by(label.id);
                });
                ui.end_row();
                let label = ui.label("保留备份");
                ui.add(Slider::new(&mut settings.backups, 0..=50).suffix(" 份")).labelled_by(label.id);
                ui.end_row();
                ui.label("模板文件夹");
                ui.vertical(|ui| match template_folder() {
                    Some(folder) => {
                        ui.add(egui::Label::new(folder.display().to_string()).wrap());
                        if ui.button("打开").clicked() {
                            *problem = open_outside(&folder).err();
                        }
                    }
                    None => drop(ui.weak("找不到用户的配置文件夹")),
                });
                ui.end_row();
            });
            ui.add_space(8.0);
            ui.horizontal(|ui| (ui.button("确定").clicked(), ui.button("取消").clicked())).inner
        });
        let (agreed, cancelled) = modal.inner;
        if agreed {
            let font = self.font.trim().trim_matches('"');
            self.settings.print_font = (!font.is_empty()).then(|| PathBuf::from(font));
            return Some(Closed::Agreed(Box::new(self.settings.clone())));
        }
        (cancelled || modal.should_close()).then_some(Closed::Cancelled)
    }
}

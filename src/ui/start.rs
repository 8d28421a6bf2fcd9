//! The first page: start from a template, open, look at a sample.

use super::app::App;
use crate::session::samples::SAMPLES;
use crate::template::Template;
use std::sync::Arc;

/// Shows the start page.
pub(super) fn show(ui: &mut egui::Ui, app: &mut App) {
    let mut template: Option<Arc<Template>> = None;
    let mut sample = None;
    egui::CentralPanel::default().show(ui, |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(24.0);
            ui.heading("绩表");
            ui.weak("绩效目标申报表、批复表、自评表：填报、检查、打印、上报。按 Ctrl+O 打开已有的项目文件。");
            ui.add_space(16.0);
            ui.strong("新建一张表");
            for item in app.library.templates() {
                let about = format!("{}　{}", item.scope.name(), item.region);
                let text = format!("{}　·　{about}", item.name);
                if ui.add(egui::Button::new(text).frame(false)).clicked() {
                    template = Some(Arc::clone(item));
                }
            }
            ui.add_space(16.0);
            ui.strong("打开示例");
            for item in &SAMPLES {
                if ui.add(egui::Button::new(item.name).frame(false)).clicked() {
                    sample = Some(item);
                }
            }
        });
    });
    if let Some(template) = template {
        app.start(&template);
    }
    if let Some(sample) = sample {
        app.try_sample(sample);
    }
}

//! The user's own templates: gives them other names, and takes them away.

use super::{Answer, Around};
use crate::session::templates::{remove, rename};
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, TextEdit, Ui, vec2};

/// Size of the dialog, screen points.
const WIDTH: f32 = 620.0;
const HEIGHT: f32 = 380.0;

/// A template in the list.
struct Line {
    id: String,
    name: String,
    about: String,
    /// Whether it is to be taken away.
    leaves: bool,
}

/// The dialog, with the names as they will be.
pub(in crate::ui) struct OwnTemplates {
    lines: Vec<Line>,
    /// What could not be done.
    notice: Option<String>,
}

impl OwnTemplates {
    pub(in crate::ui) fn new(library: &Library) -> Self {
        let lines = library.own().iter().map(|template| Line {
            id: template.id.clone(),
            name: template.name.clone(),
            about: format!("{}　{}", template.region, template.stage.name()),
            leaves: false,
        });
        Self { lines: lines.collect(), notice: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let agreed = Dialog::new("我们的模板", WIDTH).high(HEIGHT).show(ctx, |ui| {
            ui.label(
                "可以改名，也可以移走。移走的模板文件改名留在模板文件夹里；用它填的表还在项目里，放回来就能接着用。",
            );
            if let Some(notice) = &self.notice {
                ui.colored_label(around.colours.error.0, notice);
            }
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.list(ui));
            vec![Reply::new("确定", true), Reply::new("取消", false)]
        })?;
        if !agreed {
            return Some(Answer::Closed);
        }
        match self.carry_out(around.library) {
            Ok(()) => Some(Answer::TemplatesChanged),
            Err(notice) => {
                self.notice = Some(notice);
                None
            }
        }
    }

    fn list(&mut self, ui: &mut Ui) {
        egui::Grid::new("templates").num_columns(3).striped(true).show(ui, |ui| {
            for line in &mut self.lines {
                let edit = TextEdit::singleline(&mut line.name).min_size(vec2(300.0, 0.0));
                let edit = ui.add_enabled(!line.leaves, edit);
                let name = format!("{}的名称", line.id);
                edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &name));
                ui.weak(&line.about);
                ui.checkbox(&mut line.leaves, "移走");
                ui.end_row();
            }
        });
    }

    fn carry_out(&self, library: &Library) -> Result<(), String> {
        for line in &self.lines {
            let before = library.template(&line.id).map(|template| template.name.as_str());
            if line.leaves {
                remove(&line.id, library).map_err(|error| error.to_string())?;
            } else if before != Some(line.name.trim()) {
                rename(&line.id, line.name.trim(), library).map_err(|error| error.to_string())?;
            }
        }
        Ok(())
    }
}

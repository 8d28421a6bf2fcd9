//! A message to the user, with buttons to open the files that it is about.

use super::{Answer, Around};
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;
use std::path::PathBuf;

/// The most files that a notice lists.
const MAX_FILES: usize = 8;

/// A message to the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::ui) struct Notice {
    pub(in crate::ui) text: String,
    /// Files that were written.
    pub(in crate::ui) files: Vec<PathBuf>,
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, files: Vec::new() }
    }
}

impl Notice {
    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        Dialog::new("提示", 520.0).outside_leaves().show(ctx, |ui| {
            ui.label(&self.text);
            for file in self.files.iter().take(MAX_FILES) {
                ui.horizontal(|ui| {
                    if ui.button("打开").clicked() {
                        around.outside.open(ctx, file);
                    }
                    if let Some(folder) = file.parent()
                        && ui.button("打开所在文件夹").clicked()
                    {
                        around.outside.open(ctx, folder);
                    }
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    ui.add(egui::Label::new(name).truncate()).on_hover_text(file.display().to_string());
                });
            }
            vec![Reply::new("知道了", Answer::Closed)]
        })
    }
}

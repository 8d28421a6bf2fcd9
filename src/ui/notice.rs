//! What the user is told, until she closes it, with ways to open the files that it is about.

use egui::{Context, Id};
use std::path::{Path, PathBuf};

/// How many files a notice lists.
const MAX_FILES: usize = 8;

/// Something the user is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Notice {
    pub(super) text: String,
    /// Files that were made.
    pub(super) files: Vec<PathBuf>,
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, files: Vec::new() }
    }
}

/// Opens a file or folder with the program that the system has for it.
pub(super) fn open_outside(path: &Path) -> Result<(), String> {
    open::that_detached(path).map_err(|error| {
        format!("系统没有能打开 {} 的程序（{error}）。文件已经保存好，可以在文件管理器里打开它。", path.display())
    })
}

impl Notice {
    /// Shows the notice; returns false once it was closed.
    pub(super) fn show(&mut self, ctx: &Context) -> bool {
        let mut failed = None;
        let modal = egui::Modal::new(Id::unique("notice")).show(ctx, |ui| {
            ui.set_max_width(560.0);
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| ui.label(&self.text));
            for file in self.files.iter().take(MAX_FILES) {
                ui.horizontal(|ui| {
                    ui.label(file.file_name().unwrap_or_default().to_string_lossy());
                    if ui.button("打开").clicked() {
                        failed = open_outside(file).err();
                    }
                    if let Some(folder) = file.parent()
                        && ui.button("打开所在文件夹").clicked()
                    {
                        failed = open_outside(folder).err();
                    }
                });
            }
            ui.add_space(8.0);
            let close = ui.button("知道了");
            if ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            close.clicked()
        });
        if let Some(failed) = failed {
            self.text = failed;
        }
        !(modal.inner || modal.should_close())
    }
}

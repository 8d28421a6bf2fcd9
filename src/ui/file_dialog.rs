//! Our own dialog for files, where the system has none: the path, as a line.

use super::dialog::{Dialog, Reply};
use egui::text::{CCursor, CCursorRange};
use egui::{Context, TextEdit, Ui};
use std::path::PathBuf;

/// What kind of answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Open,
    OpenSeveral,
    Save,
    Folder,
}

/// What a file is wanted for.
pub(super) struct FileWish {
    pub(super) title: &'static str,
    pub(super) filter_name: &'static str,
    pub(super) extensions: &'static [&'static str],
    pub(super) kind: FileKind,
    pub(super) folder: PathBuf,
    pub(super) name: String,
    pub(super) recent: Vec<PathBuf>,
}

/// What the user did.
pub(super) enum FileAnswer {
    Chosen(Vec<PathBuf>),
    Cancelled,
}

/// The dialog, with the path as far as it is typed.
pub(super) struct FileDialog {
    wish: FileWish,
    typed: String,
    arrived: bool,
}

impl FileDialog {
    pub(super) fn new(wish: FileWish) -> Self {
        let path = if wish.kind == FileKind::Folder { wish.folder.clone() } else { wish.folder.join(&wish.name) };
        Self { typed: path.display().to_string(), wish, arrived: true }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<FileAnswer> {
        let agreed = Dialog::new(self.wish.title, 560.0).starts_in_body().show(ctx, |ui| {
            let label = match self.wish.kind {
                FileKind::Folder => "文件夹的完整路径".to_owned(),
                FileKind::Open | FileKind::OpenSeveral | FileKind::Save => {
                    let endings: Vec<String> = self.wish.extensions.iter().map(|ending| format!(".{ending}")).collect();
                    format!("{}（{}）的完整路径", self.wish.filter_name, endings.join("、"))
                }
            };
            let label = ui.label(label);
            self.line(ui).labelled_by(label.id);
            if let Some(folder) = self.wish.recent.first() {
                ui.weak(format!("最近用过：{}", folder.display()));
            }
            let typed = !self.typed.trim().is_empty();
            vec![Reply::new("确定", true).only_if(typed), Reply::new("取消", false)]
        })?;
        let path = PathBuf::from(self.typed.trim());
        Some(if agreed { FileAnswer::Chosen(vec![path]) } else { FileAnswer::Cancelled })
    }

    /// The line; on arrival the name alone is selected, for folder and ending are usually right.
    fn line(&mut self, ui: &mut Ui) -> egui::Response {
        let mut output = TextEdit::singleline(&mut self.typed).desired_width(f32::INFINITY).show(ui);
        let edit = output.response.response;
        if self.arrived && edit.has_focus() {
            self.arrived = false;
            let name = self.typed.rfind(['/', '\\']).map_or(0, |at| self.typed[..=at].chars().count());
            let end = self.typed.rfind('.').unwrap_or(self.typed.len());
            let end = self.typed[..end].chars().count().max(name);
            let range = CCursorRange::two(CCursor::new(name), CCursor::new(end));
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), edit.id);
        }
        edit
    }
}

//! Lists earlier saves of the open project. Restoring one is a step that can be undone.

use super::differing;
use super::{Answer, Around};
use crate::edit::Edit;
use crate::model::Project;
use crate::session::ago::ago;
use crate::session::keeper::Backup;
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, Ui};
use std::sync::Arc;
use std::time::SystemTime;

/// Height of the dialog's body if there are saves, screen points. Fixed, so that it does not grow when one is looked at
/// and move the lines from under the pointer.
const HEIGHT: f32 = 400.0;

/// The earlier saves of the open project.
pub(in crate::ui) struct Backups {
    saves: Vec<Save>,
}

/// An earlier save.
struct Save {
    backup: Backup,
    /// Its content, once it was looked at.
    then: Option<Result<Then, String>>,
}

/// The content of an earlier save, and how the open project differs from it.
struct Then {
    project: Arc<Project>,
    lines: Vec<String>,
}

impl Backups {
    pub(in crate::ui) fn new(saves: Vec<Backup>) -> Self {
        Self { saves: saves.into_iter().map(|backup| Save { backup, then: None }).collect() }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let dialog = Dialog::new("以前的保存", 600.0).outside_leaves();
        if self.saves.is_empty() {
            let closed = dialog.show(ctx, |ui| {
                ui.label("这个项目还没有以前的保存。");
                vec![Reply::new("关闭", ())]
            });
            return closed.map(|()| Answer::Closed);
        }
        let mut restored = None;
        let closed = dialog.high(HEIGHT).show(ctx, |ui| {
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for save in &mut self.saves {
                    restored = save.show(ui, around).or(restored.take());
                }
            });
            vec![Reply::new("关闭", ())]
        });
        let restored = restored.map(|project| Answer::Change(Edit::Restore(project)));
        restored.or_else(|| closed.map(|()| Answer::Closed))
    }
}

impl Save {
    /// Shows when it was saved and, once clicked, its content. Returns the project if it is to be restored.
    fn show(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<Arc<Project>> {
        let when = ago(self.backup.saved, SystemTime::now());
        let looks = ui.selectable_label(self.then.is_some(), when).clicked();
        if looks && let (Some(keeper), Some(document)) = (around.keeper, around.document) {
            let read = keeper.read_backup(&self.backup).map_err(|error| error.to_string());
            self.then = Some(read.map(|then| {
                let lines = differing::lines(&then, document.project(), around.library);
                Then { project: Arc::new(then), lines }
            }));
        }
        match self.then.as_ref()? {
            Ok(then) => then.show(ui, looks),
            Err(notice) => {
                ui.colored_label(around.colours.error.0, notice);
                None
            }
        }
    }
}

impl Then {
    /// Shows the content of the save, scrolled into view if it was just asked for. Returns the project if it is to be
    /// restored.
    fn show(&self, ui: &mut Ui, comes: bool) -> Option<Arc<Project>> {
        let head =
            ui.weak(if self.lines.is_empty() { "和现在的内容一样。" } else { "现在和那时相比：" });
        if comes {
            head.scroll_to_me(None);
        }
        self.lines.iter().for_each(|line| drop(ui.label(line)));
        ui.button("恢复成这一份（可以撤销）").clicked().then(|| Arc::clone(&self.project))
    }
}

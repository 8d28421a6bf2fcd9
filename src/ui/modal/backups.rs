//! Earlier saves of the open project; one is brought back as a step that can be undone.

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

/// The earlier saves of the open project.
pub(in crate::ui) struct Backups {
    saves: Vec<Backup>,
    /// The one that is looked at.
    chosen: Option<Chosen>,
}

struct Chosen {
    at: usize,
    then: Result<Then, String>,
}

/// What an earlier save holds, and in what the window differs from it.
struct Then {
    project: Arc<Project>,
    lines: Vec<String>,
}

impl Backups {
    pub(in crate::ui) fn new(saves: Vec<Backup>) -> Self {
        Self { saves, chosen: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let mut restored = None;
        let closed = Dialog::new("以前的保存", 600.0).outside_leaves().show(ctx, |ui| {
            if self.saves.is_empty() {
                ui.label("这个项目还没有以前的保存。");
            }
            for at in 0..self.saves.len() {
                let is_chosen = self.chosen.as_ref().is_some_and(|chosen| chosen.at == at);
                if ui.selectable_label(is_chosen, ago(self.saves[at].saved, SystemTime::now())).clicked() {
                    self.choose(at, around);
                }
                if let Some(chosen) = self.chosen.as_ref().filter(|chosen| chosen.at == at) {
                    restored = chosen.show(ui, around).or(restored.take());
                }
            }
            vec![Reply::new("关闭", ())]
        });
        let restored = restored.map(|project| Answer::Change(Edit::Restore(project)));
        restored.or_else(|| closed.map(|()| Answer::Closed))
    }

    fn choose(&mut self, at: usize, around: &Around<'_>) {
        let (Some(keeper), Some(document)) = (around.keeper, around.document) else { return };
        let read = keeper.read_backup(&self.saves[at]).map_err(|error| error.to_string());
        let then = read.map(|then| {
            let lines = differing::lines(&then, document.project(), around.library);
            Then { project: Arc::new(then), lines }
        });
        self.chosen = Some(Chosen { at, then });
    }
}

impl Chosen {
    /// Shows what the save holds; returns it where it is to come back.
    fn show(&self, ui: &mut Ui, around: &Around<'_>) -> Option<Arc<Project>> {
        let then = match &self.then {
            Ok(then) => then,
            Err(problem) => {
                ui.colored_label(around.colours.error.0, problem);
                return None;
            }
        };
        ui.weak(if then.lines.is_empty() { "和现在的内容一样。" } else { "现在和那时相比：" });
        then.lines.iter().for_each(|line| drop(ui.label(line)));
        ui.button("恢复成这一份（可以撤销）").clicked().then(|| Arc::clone(&then.project))
    }
}

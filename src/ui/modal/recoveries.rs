//! What earlier runs left unsaved, offered until the user has answered.

use super::differing;
use super::{Answer, Around, Notice};
use crate::session::ago::ago;
use crate::session::keeper::Recovery;
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, Ui};
use std::time::SystemTime;

/// Unsaved projects of earlier runs.
pub(in crate::ui) struct Recoveries {
    found: Vec<Recovery>,
    /// The one that is looked at.
    looked_at: Option<LookedAt>,
    /// Why what was asked for last was not done.
    problem: Option<String>,
}

/// What a recovery copy holds beyond its file.
struct LookedAt {
    at: usize,
    lines: Vec<String>,
}

/// What is to be done with one of them.
enum Wanted {
    Restored(usize),
    Declined(usize),
}

impl Recoveries {
    pub(in crate::ui) fn new(found: Vec<Recovery>) -> Self {
        Self { found, looked_at: None, problem: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let mut wanted = None;
        let closed = Dialog::new("上次没有保存的项目", 560.0).show(ctx, |ui| {
            ui.weak("程序上次没有正常关闭，这些内容还没有存进文件。不恢复的会再保留 30 天。");
            if let Some(problem) = &self.problem {
                ui.colored_label(around.colours.error.0, problem);
            }
            for at in 0..self.found.len() {
                ui.separator();
                wanted = self.row(ui, at, around.library).or(wanted.take());
            }
            if self.found.is_empty() {
                ui.label("没有未保存的项目。");
            }
            vec![Reply::new("以后再说", ())]
        });
        match wanted {
            Some(Wanted::Restored(at)) => self.restored(at, around),
            Some(Wanted::Declined(at)) => self.declined(at),
            None => closed.map(|()| Answer::Closed),
        }
    }

    fn row(&mut self, ui: &mut Ui, at: usize, library: &Library) -> Option<Wanted> {
        let recovery = &self.found[at];
        let mut wanted = None;
        let when = ago(recovery.when, SystemTime::now());
        ui.label(format!("{}　{} 张表　{when}", recovery.origin.name, recovery.project.forms.len()));
        if let Some(path) = recovery.origin.path() {
            let path = path.display().to_string();
            ui.add(egui::Label::new(egui::RichText::new(&path).weak()).truncate()).on_hover_text(path);
        }
        ui.horizontal(|ui| {
            if ui.button("恢复").clicked() {
                wanted = Some(Wanted::Restored(at));
            }
            if ui.button("看看有什么").clicked() {
                let saved = recovery.origin.path().and_then(|path| crate::session::open(&path).ok());
                let lines = differing::lines(&saved.unwrap_or_default(), &recovery.project, library);
                self.looked_at = Some(LookedAt { at, lines });
            }
            if !recovery.declined && ui.button("不恢复").clicked() {
                wanted = Some(Wanted::Declined(at));
            }
        });
        if let Some(looked_at) = self.looked_at.as_ref().filter(|looked_at| looked_at.at == at) {
            looked_at.lines.iter().for_each(|line| drop(ui.label(line)));
        }
        wanted
    }

    fn restored(&mut self, at: usize, around: &Around<'_>) -> Option<Answer> {
        if around.document.is_some_and(crate::session::Document::is_dirty) {
            self.problem = Some("现在打开的项目还有没保存的改动：请先保存，再恢复。".to_owned());
            return None;
        }
        Some(Answer::Restore(Box::new(self.found.remove(at))))
    }

    fn declined(&mut self, at: usize) -> Option<Answer> {
        self.looked_at = None;
        if let Err(error) = self.found.remove(at).decline() {
            return Some(Answer::Tell(Notice::from(error.to_string())));
        }
        self.found.iter().all(|recovery| recovery.declined).then_some(Answer::Closed)
    }
}

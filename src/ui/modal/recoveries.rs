//! Offers what earlier runs left unsaved.

use super::differing;
use super::{Answer, Around, Notice};
use crate::session::ago::ago;
use crate::session::keeper::Recovery;
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, Ui};
use std::time::SystemTime;

/// Height of the dialog's body if there is something to offer, screen points. Fixed, so that its buttons do not move
/// when a recovery is looked at.
const HEIGHT: f32 = 340.0;

/// Unsaved projects of earlier runs.
pub(in crate::ui) struct Recoveries {
    found: Vec<Found>,
    /// Why the last request was not carried out.
    notice: Option<String>,
}

/// An unsaved project.
struct Found {
    recovery: Recovery,
    /// How it differs from its file, once asked for.
    lines: Option<Vec<String>>,
}

/// What to do with one of them.
enum Wanted {
    Restored(usize),
    Declined(usize),
}

impl Recoveries {
    pub(in crate::ui) fn new(found: Vec<Recovery>) -> Self {
        let found = found.into_iter().map(|recovery| Found { recovery, lines: None }).collect();
        Self { found, notice: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let dialog = Dialog::new("上次没有保存的项目", 560.0);
        if self.found.is_empty() {
            let closed = dialog.show(ctx, |ui| {
                ui.label("没有未保存的项目。");
                vec![Reply::new("关闭", ())]
            });
            return closed.map(|()| Answer::Closed);
        }
        let mut wanted = None;
        let closed = dialog.high(HEIGHT).show(ctx, |ui| {
            match &self.notice {
                Some(notice) => ui.colored_label(around.colours.error.0, notice),
                None => ui.weak("程序上次没有正常关闭，这些内容还没有存进文件。不恢复的会再保留 30 天。"),
            };
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for (at, found) in self.found.iter_mut().enumerate() {
                    ui.separator();
                    wanted = found.show(ui, at, around.library).or(wanted.take());
                }
            });
            vec![Reply::new("以后再说", ())]
        });
        match wanted {
            Some(Wanted::Restored(at)) => self.restored(at, around),
            Some(Wanted::Declined(at)) => self.declined(at),
            None => closed.map(|()| Answer::Closed),
        }
    }

    fn restored(&mut self, at: usize, around: &Around<'_>) -> Option<Answer> {
        // Restoring closes the open project, so its unsaved changes come first.
        if around.document.is_some_and(crate::session::Document::is_dirty) {
            self.notice = Some("现在打开的项目还有没保存的改动：请先保存，再恢复。".to_owned());
            return None;
        }
        Some(Answer::Restore(Box::new(self.found.remove(at).recovery)))
    }

    fn declined(&mut self, at: usize) -> Option<Answer> {
        if let Err(error) = self.found.remove(at).recovery.decline() {
            return Some(Answer::Tell(Notice::from(error.to_string())));
        }
        self.found.iter().all(|found| found.recovery.declined).then_some(Answer::Closed)
    }
}

impl Found {
    /// Shows the project at index `at` of the list.
    fn show(&mut self, ui: &mut Ui, at: usize, library: &Library) -> Option<Wanted> {
        let Self { recovery, lines } = self;
        let mut wanted = None;
        let when = ago(recovery.when, SystemTime::now());
        ui.label(format!("{}　{} 张表　{when}", recovery.origin.name, recovery.project.forms.len()));
        if let Some(path) = recovery.origin.path() {
            let path = path.display().to_string();
            ui.add(egui::Label::new(egui::RichText::new(&path).weak()).truncate()).on_hover_text(path);
        }
        let mut looks = false;
        ui.horizontal(|ui| {
            if ui.button("恢复").clicked() {
                wanted = Some(Wanted::Restored(at));
            }
            looks = ui.button("看看有什么").clicked();
            if !recovery.declined && ui.button("不恢复").clicked() {
                wanted = Some(Wanted::Declined(at));
            }
        });
        if looks {
            let saved = recovery.origin.path().and_then(|path| crate::session::open(&path).ok());
            *lines = Some(differing::lines(&saved.unwrap_or_default(), &recovery.project, library));
        }
        for (place, line) in lines.iter().flatten().enumerate() {
            let line = ui.label(line);
            // Below the visible part it would look as if nothing happened.
            if looks && place == 0 {
                line.scroll_to_me(None);
            }
        }
        wanted
    }
}

//! Saving in the background, and what the user can do when it fails.

use super::super::dialogs::Purpose;
use super::App;
use crate::session::compare::differences;
use crate::session::saving::{SaveError, Target, WayOut};
use egui::{Context, Id};
use std::path::Path;
use std::sync::Arc;

/// A save that failed, until the user has chosen a way out.
pub(super) struct Trouble {
    text: String,
    ways: Vec<WayOut>,
    /// What to try again.
    target: Target,
    /// The file is not there any more.
    gone: bool,
    /// In what the file and the window differ, once that was asked for.
    differing: Option<Vec<String>>,
}

impl Trouble {
    fn of(error: &SaveError, target: Target) -> Self {
        let gone = matches!(error, SaveError::Gone { .. });
        Self { text: error.to_string(), ways: error.ways_out().to_vec(), target, gone, differing: None }
    }

    fn name(&self, way: WayOut) -> &'static str {
        match way {
            WayOut::Retry => "再试一次",
            WayOut::SaveElsewhere => "另存到别处…",
            WayOut::Overwrite if self.gone => "在原处重新建立",
            WayOut::Overwrite => "覆盖",
            WayOut::Compare => "比较",
        }
    }
}

impl App {
    /// Saves to the project's own file, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        self.save_to(ctx, Target::Own);
    }

    pub(super) fn save_to(&mut self, ctx: &Context, target: Target) {
        let Some(workspace) = &mut self.workspace else { return };
        let waker = ctx.clone();
        match workspace.document.start_saving(target.clone(), Arc::new(move || waker.request_repaint())) {
            Ok(true) => self.saving = Some(target),
            Ok(false) => self.ask_for_file(ctx, Purpose::SaveAs, "ron"),
            Err(error) => self.trouble = Some(Trouble::of(&error, target)),
        }
    }

    /// Looks whether a save has ended, and goes on to what waited for it.
    pub(super) fn take_saved(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        match workspace.document.finish_saving() {
            None => {}
            Some(Ok(note)) => {
                if let Some(path) = workspace.document.path().map(Path::to_path_buf) {
                    self.remember_project(&path);
                }
                self.notice = note.map(Into::into).or(self.notice.take());
                if !self.is_dirty()
                    && let Some(next) = self.pending.take()
                {
                    self.go(ctx, next);
                }
            }
            Some(Err(error)) => {
                // What was to follow the save does not.
                self.pending = None;
                let target = self.saving.take().unwrap_or(Target::Own);
                self.trouble = Some(Trouble::of(&error, target));
            }
        }
    }

    /// Shows why a save failed, with the ways out of it.
    pub(super) fn show_trouble(&mut self, ctx: &Context) {
        let Some(trouble) = &self.trouble else { return };
        let mut chosen = None;
        let modal = egui::Modal::new(Id::unique("trouble")).show(ctx, |ui| {
            ui.set_width(520.0);
            ui.heading("没有保存成功");
            ui.label(&trouble.text);
            ui.weak("项目仍然打开着，改动都在，恢复用的副本也保留着。");
            if let Some(lines) = &trouble.differing {
                ui.separator();
                egui::ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
                    lines.iter().for_each(|line| drop(ui.label(line)));
                });
            }
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                for way in &trouble.ways {
                    if ui.button(trouble.name(*way)).clicked() {
                        chosen = Some(*way);
                    }
                }
                ui.button("以后再说").clicked()
            })
            .inner
        });
        let closes = modal.inner || modal.should_close();
        let target = trouble.target.clone();
        match chosen {
            Some(WayOut::Compare) => return self.compare(),
            Some(WayOut::Retry) => self.save_to(ctx, target),
            Some(WayOut::Overwrite) => self.save_to(ctx, Target::OverOwn),
            Some(WayOut::SaveElsewhere) => self.ask_for_file(ctx, Purpose::SaveAs, "ron"),
            None => {}
        }
        if closes || (chosen.is_some() && !matches!(chosen, Some(WayOut::Retry | WayOut::Overwrite))) {
            self.trouble = None;
        } else if chosen.is_some() {
            self.trouble = self.trouble.take().filter(|_| !self.is_saving());
        }
    }

    pub(super) fn is_saving(&self) -> bool {
        self.workspace.as_ref().is_some_and(|workspace| workspace.document.is_saving())
    }

    /// Compares the file, as someone else left it, with what is in the window.
    fn compare(&mut self) {
        let (Some(workspace), Some(trouble)) = (&self.workspace, &mut self.trouble) else { return };
        let Some(path) = workspace.document.path() else { return };
        trouble.differing = Some(match crate::session::open(path) {
            Ok(theirs) => {
                let found = differences(&theirs, workspace.document.project());
                if found.is_empty() {
                    vec!["文件里的内容和窗口里的一样，可以放心覆盖。".to_owned()]
                } else {
                    let lines = found.iter().map(|difference| format!("窗口里{difference}"));
                    std::iter::once("和文件里现在的内容相比：".to_owned()).chain(lines).collect()
                }
            }
            Err(error) => vec![error.to_string()],
        });
    }
}

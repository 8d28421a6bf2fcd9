//! Leaving a project: what becomes of unsaved changes.

use super::App;
use crate::model::Project;
use crate::session::Document;
use egui::Context;
use std::path::PathBuf;

/// What would lose unsaved changes.
#[derive(Debug, Clone)]
pub(super) enum Leaving {
    Quit,
    Close,
    Open(PathBuf),
    Start(Box<Project>),
}

impl App {
    /// Does `next` at once, or after asking what becomes of unsaved changes.
    pub(super) fn leave(&mut self, ctx: &Context, next: Leaving) {
        if self.is_dirty() {
            self.pending = Some(next);
        } else {
            self.go(ctx, next);
        }
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.workspace.as_ref().is_some_and(|workspace| workspace.document.is_dirty())
    }

    pub(super) fn go(&mut self, ctx: &Context, next: Leaving) {
        match next {
            Leaving::Quit => {
                self.close_project();
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Leaving::Close => self.close_project(),
            Leaving::Open(path) => self.open(&path),
            Leaving::Start(project) => {
                self.close_project();
                self.show_document(self.kept(Document::new(*project)));
                if let Some(workspace) = &mut self.workspace {
                    workspace.ask_for_template(&self.library);
                }
            }
        }
    }

    /// Closes the open project; the user has agreed to lose what is not saved.
    pub(super) fn close_project(&mut self) {
        if let Some(workspace) = self.workspace.take() {
            workspace.document.close();
        }
    }

    pub(super) fn ask_about_changes(&mut self, ctx: &Context) {
        let name = self.workspace.as_ref().map(|workspace| workspace.document.name()).unwrap_or_default();
        let modal = egui::Modal::new(egui::Id::unique("unsaved")).show(ctx, |ui| {
            ui.set_max_width(420.0);
            ui.label(format!("“{name}”还有没保存的改动，要保存吗？"));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let save = ui.button("保存");
                if ui.memory(|memory| memory.focused().is_none()) {
                    save.request_focus();
                }
                let discard = ui.button("不保存").clicked();
                (save.clicked(), discard, ui.button("取消").clicked())
            })
            .inner
        });
        let (save, discard, cancel) = modal.inner;
        if save {
            // What waits goes on once the save has ended well.
            self.save(ctx);
        } else if discard {
            if let Some(next) = self.pending.take() {
                self.go(ctx, next);
            }
        } else if cancel || modal.should_close() {
            self.pending = None;
        }
    }

    /// The window's own close button asks about unsaved changes too.
    pub(super) fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.closing {
            return;
        }
        if self.is_dirty() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending = Some(Leaving::Quit);
        } else {
            self.close_project();
        }
    }
}

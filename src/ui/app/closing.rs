//! Leaves a project: by closing it, opening another, or quitting, after a question about unsaved changes.

use super::super::modal::{Leaving, Modal, Unsaved};
use super::App;
use crate::session::Document;
use egui::Context;

impl App {
    /// Does `next` at once, or asks about unsaved changes first.
    pub(super) fn leave(&mut self, ctx: &Context, next: Leaving) {
        if !self.is_dirty() {
            self.go(ctx, next);
        } else if !self.modals.has(|modal| matches!(modal, Modal::Unsaved(_))) {
            self.modals.push(Modal::Unsaved(Unsaved::new(next)));
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
                // Sends the window through `guard_closing` again, which lets it pass now.
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Leaving::Close => self.close_project(),
            Leaving::Open(path) => self.open(&path),
            Leaving::Take(project) => {
                self.close_project();
                self.show_document(self.kept(Document::unsaved(*project)));
            }
            Leaving::Start(project) => {
                self.close_project();
                self.show_document(self.kept(Document::new(*project)));
                if let Some(workspace) = &mut self.workspace {
                    workspace.ask_for_template(&self.library);
                }
            }
        }
    }

    /// Closes the open project. The user has agreed to lose what is not saved.
    pub(super) fn close_project(&mut self) {
        if let Some(workspace) = self.workspace.take() {
            workspace.document.close();
        }
    }

    /// Asks about unsaved changes when the window is closed by its own button or by the system.
    pub(super) fn guard_closing(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.closing {
            return;
        }
        if self.is_dirty() {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.leave(ctx, Leaving::Quit);
        } else {
            self.close_project();
        }
    }
}

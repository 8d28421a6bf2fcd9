//! Saves in the background and continues with what waits for the save.

use super::super::modal::files::{Purpose, Saves};
use super::super::modal::save_failed::SaveFailed;
use super::super::modal::{Leaving, Modal, Notice};
use super::App;
use crate::session::choice::FormChoice;
use crate::session::naming::{Output, first_name, suggested};
use crate::session::saving::Target;
use egui::Context;
use std::path::Path;
use std::sync::Arc;

impl App {
    /// Saves to the project's own file, or asks for one.
    pub(super) fn save(&mut self, ctx: &Context) {
        self.save_to(ctx, Target::Own);
    }

    /// Saves, and does `next` once that has succeeded.
    pub(super) fn save_and_leave(&mut self, ctx: &Context, next: Leaving) {
        self.after_saving = Some(next);
        self.save(ctx);
    }

    pub(super) fn save_to(&mut self, ctx: &Context, target: Target) {
        let Some(workspace) = &mut self.workspace else { return };
        let waker = ctx.clone();
        match workspace.document.start_saving(target.clone(), Arc::new(move || waker.request_repaint())) {
            Ok(true) => self.saving = Some(target),
            // No file yet: Ctrl+S asks for one, as everywhere.
            Ok(false) => self.ask_where_to_save(ctx),
            Err(error) => self.modals.push(Modal::SaveFailed(SaveFailed::of(&error, target))),
        }
    }

    /// Asks where to save the project.
    pub(super) fn ask_where_to_save(&mut self, ctx: &Context) {
        let Some(document) = self.workspace.as_ref().map(|workspace| &workspace.document) else { return };
        let project = document.project();
        let called = if document.path().is_some() { document.name() } else { first_name(project) };
        let name = suggested(&called, (project, &self.library), &FormChoice::All, Output::Project);
        self.ask(ctx, Purpose::Saves(Saves::Project), name);
    }

    /// Checks whether a save has ended, and continues with what waited for it.
    pub(super) fn take_saved(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        match workspace.document.finish_saving() {
            None => {}
            Some(Ok(note)) => {
                if let Some(path) = workspace.document.path().map(Path::to_path_buf) {
                    self.remember_project(&path);
                }
                if let Some(note) = note {
                    self.modals.push(Notice::from(note));
                }
                // If the user went on typing during the save, leaving would lose that: stay.
                if !self.is_dirty()
                    && let Some(next) = self.after_saving.take()
                {
                    self.go(ctx, next);
                }
            }
            Some(Err(error)) => {
                // Nothing follows a failed save: the user decides first.
                self.after_saving = None;
                let target = self.saving.take().unwrap_or(Target::Own);
                self.modals.push(Modal::SaveFailed(SaveFailed::of(&error, target)));
            }
        }
    }
}

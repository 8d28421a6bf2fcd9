//! Opens project files, including ones that another window has open and damaged ones.

use super::super::modal::elsewhere::Elsewhere;
use super::super::modal::{Modal, Notice};
use super::App;
use crate::session::Document;
use crate::session::ProjectError;
use crate::session::opening::OpenError;
use egui::Context;
use std::path::Path;

/// The most unreadable lines that a notice lists.
const MAX_LOST: usize = 30;

impl App {
    /// Opens the project file at `path`.
    pub(in crate::ui) fn open(&mut self, path: &Path) {
        // Before opening: if it is the same file, its lock must be free.
        self.close_project();
        let opened = match &self.keeper {
            Some(keeper) => keeper.open(path),
            None => Document::open(path).map_err(OpenError::from),
        };
        match opened {
            Ok(document) => {
                self.show_document(document);
                self.remember_project(path);
            }
            Err(error @ OpenError::Elsewhere { .. }) => {
                let text = error.to_string();
                let OpenError::Elsewhere { path, holder } = error else { return };
                self.modals.push(Modal::Elsewhere(Elsewhere { path, text, holder }));
            }
            Err(OpenError::Project(error @ ProjectError::Damaged { .. })) => {
                self.open_damaged(path, &error.to_string());
            }
            Err(error) => {
                // A file that cannot be opened (missing, for example) should not be offered again.
                self.settings.recent.retain(|known| known != path);
                self.modals.push(Notice::from(error.to_string()));
            }
        }
    }

    /// Puts the project first among the recent ones.
    pub(super) fn remember_project(&mut self, path: &Path) {
        // Absolute, since the next start may be in another working directory.
        self.settings.remember(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    }

    /// Opens what can be read of a damaged file as a project in no file. The damaged file is not changed.
    fn open_damaged(&mut self, path: &Path, notice: &str) {
        let salvaged = self.keeper.as_ref().map(|keeper| keeper.open_damaged(path));
        let notice = match salvaged {
            Some(Ok(Some((document, lost)))) => {
                let forms = document.project().forms.len();
                self.show_document(document);
                let lost: Vec<String> = lost.iter().take(MAX_LOST).map(ToString::to_string).collect();
                let text = format!(
                    "{notice}\n\n读出了 {forms} 张表，作为新项目打开，原文件没有改动。请核对后另存。\n{}",
                    lost.join("\n")
                );
                Notice::from(text)
            }
            Some(Err(error)) => Notice::from(error.to_string()),
            Some(Ok(None)) | None => Notice::from(notice.to_owned()),
        };
        self.modals.push(notice);
    }

    /// Brings the window to the front when another start of the program calls it.
    pub(super) fn answer_calls(&self, ctx: &Context) {
        if self.instance.as_ref().is_some_and(|instance| instance.was_called()) {
            // A minimised window does not come up by focus alone.
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
    }
}

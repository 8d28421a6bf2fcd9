//! Bringing spreadsheets in: read in the background, added as one step.

use super::super::import_window::{Closed, ImportWindow};
use super::super::job::Ended;
use super::App;
use crate::model::Project;
use crate::session::Document;
use crate::session::export::Progress;
use crate::session::import::{ReadFile, Reader, edit};
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// What was read of several files.
#[derive(Default)]
pub(in crate::ui) struct Incoming {
    pub(in crate::ui) files: Vec<ReadFile>,
    pub(in crate::ui) failures: Vec<String>,
}

impl App {
    /// Reads spreadsheets in the background.
    pub(super) fn import(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let library = Arc::clone(&self.library);
        self.jobs.start(ctx, "正在读取", move |reporter| {
            let reader = Reader::new(&library);
            let mut incoming = Incoming::default();
            for (done, path) in paths.iter().enumerate() {
                if reporter.tell(Progress { done, of: paths.len() }).is_break() {
                    break;
                }
                match reader.read(path, None) {
                    Ok(file) => incoming.files.push(file),
                    Err(error) => incoming.failures.push(error.to_string()),
                }
            }
            Ended::Imported(incoming)
        });
    }

    /// Shows what was read, before it is added.
    pub(super) fn take_in(&mut self, incoming: Incoming) {
        if incoming.files.is_empty() {
            self.notice = Some(incoming.failures.join("\n").into());
        } else {
            self.importing = Some(ImportWindow::new(incoming));
        }
    }

    /// Shows the preview; what is wanted of it is added to the open project, or to a new one, as one step.
    pub(super) fn show_import(&mut self, ctx: &Context) {
        let colours = self.colours().clone();
        let Some(window) = &mut self.importing else { return };
        let Some(closed) = window.show(ctx, &self.library, &colours) else { return };
        self.importing = None;
        let Closed::Agreed(incoming, left_out) = closed else { return };
        if self.workspace.is_none() {
            self.show_document(self.kept(Document::new(Project::default())));
        }
        let Some(workspace) = &mut self.workspace else { return };
        let wanted = |file, form| !left_out.contains(&(file, form));
        if let Some(edit) = edit(workspace.document.project(), &incoming.files, wanted) {
            workspace.add_forms(&edit);
        }
    }
}

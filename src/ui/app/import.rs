//! Bringing spreadsheets in: read in the background, added as one step.

use super::super::job::Ended;
use super::App;
use crate::model::Project;
use crate::session::Document;
use crate::session::export::Progress;
use crate::session::import::{ReadFile, Reader, edit};
use egui::Context;
use std::path::PathBuf;
use std::sync::Arc;

/// How many remarks on an import are shown.
const MAX_NOTES: usize = 40;

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

    /// Adds what was read to the open project, or to a new one, and says what had no place.
    pub(super) fn take_in(&mut self, incoming: &Incoming) {
        if self.workspace.is_none() && !incoming.files.is_empty() {
            self.show_document(self.kept(Document::new(Project::default())));
        }
        let mut count = 0;
        if let Some(workspace) = self.workspace.as_mut().filter(|_| !incoming.files.is_empty()) {
            count = incoming.files.iter().map(|file| file.imported.forms.len()).sum();
            workspace.add_forms(&edit(workspace.document.project(), &incoming.files));
        }
        let mut notes: Vec<String> = incoming.files.iter().flat_map(ReadFile::notes).collect();
        notes.truncate(MAX_NOTES);
        let mut text = format!("导入了 {count} 张表，按 Ctrl+Z 可以撤销。\n");
        incoming.failures.iter().chain(&notes).for_each(|line| text += &format!("\n{line}"));
        self.notice = Some(text.into());
    }
}

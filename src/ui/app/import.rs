//! Imports spreadsheets: they are read in the background, previewed and added as one step. Also learns upload profiles.

use super::super::modal::import::{Chosen, ImportDialog, Incoming, Wanted};
use super::super::modal::job::{Ended, Job};
use super::super::modal::{Learning, Modal, Notice, Remembering};
use super::super::picture::Pictures;
use super::App;
use crate::model::{Form, Project};
use crate::session::Document;
use crate::session::export::Progress;
use crate::session::gathering::{can_be_imported, gather};
use crate::session::import::{ReadFile, Reader, edit};
use crate::session::library::library;
use crate::session::templates::{About, Made};
use crate::template::Library;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Reads spreadsheets in the background.
    pub(super) fn import(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        let library = Arc::clone(&self.library);
        self.modals.push(Job::start(ctx, "正在读取", move |reporter| {
            let reader = Reader::new(&library);
            let gathered = gather(&paths, can_be_imported);
            let mut incoming = Incoming { failures: gathered.notices, ..Incoming::default() };
            for (done, path) in gathered.files.iter().enumerate() {
                if reporter.tell(Progress { done, of: gathered.files.len() }).is_break() {
                    break;
                }
                match reader.read(path, None) {
                    Ok(file) => incoming.files.push(file),
                    Err(error) => incoming.failures.push(error.to_string()),
                }
            }
            Ended::Imported(incoming)
        }));
    }

    /// Shows a preview of what was read.
    pub(super) fn take_in(&mut self, incoming: Incoming) {
        if !incoming.files.is_empty() {
            self.modals.push(Modal::Import(ImportDialog::new(incoming, &self.library)));
        } else if !incoming.failures.is_empty() {
            self.modals.push(Notice::from(incoming.failures.join("\n")));
        }
    }

    /// Adds the chosen forms to the open project, or to a new one, as one step.
    pub(super) fn add_imported(&mut self, wanted: &Wanted) {
        if self.workspace.is_none() {
            self.show_document(self.kept(Document::new(Project::default())));
        }
        let Some(workspace) = &mut self.workspace else { return };
        if let Some(edit) = edit(workspace.document.project(), &wanted.files, |file, form| wanted.has(file, form)) {
            workspace.add_imported(&edit);
        }
    }

    /// Shows the template that is made from a form that was read.
    pub(super) fn remember_form(&mut self, chosen: Chosen) {
        let Chosen { incoming, file, form } = chosen;
        let read = incoming.files.get(file).and_then(|read| Some((read, &read.imported.forms.get(form)?.form)));
        let Some((read, found)) = read else { return self.take_in(incoming) };
        let about = About { region: "本单位".to_owned(), ..About::default() };
        match Reader::new(&self.library).make_template(read, form, &about) {
            Ok(made) => {
                let found = read_again(&made, read, form).unwrap_or_else(|| found.clone());
                let dialog = Remembering::new(&made, &found, incoming, &self.library);
                self.modals.push(Modal::Remembering(Box::new(dialog)));
            }
            Err(error) => {
                self.take_in(incoming);
                self.modals.push(Notice::from(error.to_string()));
            }
        }
    }

    /// Takes the templates of the user's folder in again.
    pub(super) fn take_templates(&mut self) {
        self.library = Arc::new(library().0);
        self.pictures = Pictures::default();
    }

    /// Proposes an upload profile for the empty upload sheet at `path`.
    pub(super) fn learn(&mut self, path: &Path) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.modals.push(match Reader::new(&self.library).learn(path, &name, &self.library) {
            Ok(learned) => Modal::Learning(Learning::new(learned)),
            Err(error) => Notice::from(error.to_string()).into(),
        });
    }
}

/// The form `which` of a file, as the template that was made from it reads it.
fn read_again(made: &Made, read: &ReadFile, which: usize) -> Option<Form> {
    let mut library = Library::default();
    library.add_template(&made.template.id, &made.template.ron()).ok()?;
    let again = Reader::new(&library).read(&read.path, Some(&made.template.id)).ok()?;
    again.imported.forms.into_iter().nth(which).map(|again| again.form)
}

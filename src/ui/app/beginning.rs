//! Begins a project from the start page: from a template, a sample or a recent file.

use super::App;
use crate::model::{Bureau, Project};
use crate::session::Document;
use crate::session::samples::Sample;
use crate::template::{Template, blank};
use crate::ui::action::Action;
use crate::ui::modal::{Modal, Notice, OwnTemplates};
use crate::ui::start::Chosen;

impl App {
    /// Carries out a choice on the start page. Returns an action that the caller has to carry out.
    pub(super) fn begin(&mut self, chosen: Chosen) -> Option<Action> {
        match chosen {
            Chosen::Template(template) => self.start(&template),
            Chosen::Sample(sample) => self.try_sample(sample),
            Chosen::Recent(path) => self.open(&path),
            Chosen::Act(action) => return Some(action),
            Chosen::OwnTemplates => self.modals.push(Modal::OwnTemplates(OwnTemplates::new(&self.library))),
        }
        None
    }

    /// Starts a project with one blank form of `template`.
    pub(in crate::ui) fn start(&mut self, template: &Template) {
        let mut project = Project::default();
        project.push(blank::form(template, &Bureau::default()));
        self.show_document(self.kept(Document::new(project)));
    }

    /// Opens a sample as a new project.
    pub(super) fn try_sample(&mut self, sample: &Sample) {
        match sample.project() {
            Ok(project) => self.show_document(self.kept(Document::new(project))),
            Err(error) => self.modals.push(Notice::from(error.to_string())),
        }
    }
}

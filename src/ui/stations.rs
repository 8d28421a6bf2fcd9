//! What the other stations of the project say at a field of the shown form: in the sheet and in the outline.

use super::theme::Colours;
use crate::model::{FieldPath, Form, FormId, Project};
use crate::session::station::{Beside, Says};
use crate::template::{Library, Template};
use egui::{RichText, Ui};
use std::sync::Arc;

/// How much of a long text is shown, characters: goals take half a page.
const MOST: usize = 160;

/// The stations beside the shown form, kept until the project changes.
#[derive(Default)]
pub(super) struct Stations {
    of: Option<(Arc<Project>, FormId)>,
    beside: Arc<Beside>,
}

impl Stations {
    /// Returns the stations beside `form`, read once per change of the project.
    pub(super) fn beside(&mut self, project: &Arc<Project>, library: &Library, form: Option<&Form>) -> Arc<Beside> {
        let Some(form) = form else { return Arc::default() };
        let same = |(of, id): &(Arc<Project>, FormId)| *id == form.id && Arc::ptr_eq(of, project);
        if !self.of.as_ref().is_some_and(same) {
            self.beside = Arc::new(Beside::of(project, library, form));
            self.of = Some((Arc::clone(project), form.id));
        }
        Arc::clone(&self.beside)
    }
}

/// What the other stations say at the field `path` of `form`.
pub(super) fn said(beside: &Beside, template: &Template, form: &Form, path: &FieldPath) -> Vec<Says> {
    if beside.is_empty() { Vec::new() } else { beside.at(template, form, path) }
}

/// Shows what they say, a line each; what differs is marked.
pub(super) fn show(ui: &mut Ui, said: &[Says], colours: &Colours) {
    for says in said {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(format!("{}：", says.name)).color(colours.muted.0));
            ui.label(short(&says.text));
            if says.differs {
                ui.label(RichText::new("与这里不同").color(colours.warning.0));
            }
        });
    }
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

//! What the other stations of the project say at a cell: below the current one, and at the one under the pointer.

use super::{Canvas, Editor};
use crate::model::{FieldPath, Form, FormId, Project};
use crate::session::station::{Beside, Says};
use crate::template::Library;
use crate::ui::theme::Colours;
use egui::{RichText, Ui};
use std::sync::Arc;

/// How much of a long text is shown, characters: goals take half a page.
const MOST: usize = 160;

/// The stations beside a form, kept until the project changes.
pub(super) struct Kept {
    project: Arc<Project>,
    form: FormId,
    beside: Arc<Beside>,
}

impl Editor {
    /// Returns the stations beside `form`, read once per change of the project.
    pub(super) fn beside(&mut self, project: &Arc<Project>, library: &Library, form: &Form) -> Arc<Beside> {
        let same = |kept: &&Kept| kept.form == form.id && Arc::ptr_eq(&kept.project, project);
        if let Some(kept) = self.stations.as_ref().filter(same) {
            return Arc::clone(&kept.beside);
        }
        let beside = Arc::new(Beside::of(project, library, form));
        self.stations = Some(Kept { project: Arc::clone(project), form: form.id, beside: Arc::clone(&beside) });
        beside
    }
}

/// What the other stations say at the field `path`.
pub(super) fn said(canvas: &Canvas<'_>, path: &FieldPath) -> Vec<Says> {
    if canvas.beside.is_empty() { Vec::new() } else { canvas.beside.at(canvas.template, canvas.form, path) }
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

//! What is on screen after a step, and which form and field of the project that is.

use super::atlas::Atlas;
use crate::support::window::{Control, Window};
use egui::accesskit::Role;
use egui::{LayerId, Order};
use jibiao::model::{FieldPath, Form, FormId, Project};
use std::sync::Arc;

/// The screen with the project behind it.
pub(crate) struct Seen {
    pub(crate) project: Option<Arc<Project>>,
    pub(crate) controls: Vec<Control>,
    pub(crate) modal: Option<LayerId>,
    pub(crate) has_popup: bool,
    /// The forms that the cells on screen may be of: one, unless several look alike.
    pub(crate) shown: Vec<Arc<Form>>,
    /// The cursor in the form, where it has the keys.
    pub(crate) cursor: Option<Cursor>,
}

/// The field of a form that has the keys.
#[derive(Debug, Clone)]
pub(crate) struct Cursor {
    pub(crate) name: String,
    pub(crate) text: String,
    /// It is a text field, rather than a cell that is only selected.
    pub(crate) is_edited: bool,
    /// Where it may be: one place, unless forms look alike.
    pub(crate) places: Vec<(FormId, FieldPath)>,
}

impl Seen {
    pub(crate) fn of(window: &Window, atlas: &mut Atlas) -> Self {
        let controls = window.controls();
        let project = window.project();
        let cells: Vec<(&str, &str)> = controls
            .iter()
            .filter(|control| control.role == Role::Cell && !control.name.is_empty())
            .map(|control| (control.name.as_str(), control.value.as_str()))
            .collect();
        let field = controls.iter().find(|control| control.focused && control.layer.order == Order::Background);
        let name = field.map_or("", |field| field.name.as_str());
        let forms = project.iter().flat_map(|project| &project.forms);
        // The cursor's own cell shows what is being typed.
        let holds = |form: &&Arc<Form>| atlas.holds(form, cells.iter().filter(|(cell, _)| *cell != name));
        let shown: Vec<Arc<Form>> = if cells.is_empty() { Vec::new() } else { forms.filter(holds).cloned().collect() };
        let cursor = field.and_then(|field| {
            let on = |form: &Arc<Form>| {
                let paths = atlas.places(form, &field.name);
                paths.into_iter().map(|path| (form.id, path)).collect::<Vec<_>>()
            };
            let places: Vec<_> = shown.iter().flat_map(on).collect();
            let is_edited = field.is_text_field();
            let cursor = Cursor { name: field.name.clone(), text: field.value.clone(), is_edited, places };
            (!cursor.places.is_empty()).then_some(cursor)
        });
        Self { project, modal: window.modal(), has_popup: window.has_popup(), shown, cursor, controls }
    }

    /// The cells that are on screen.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &Control> {
        self.controls.iter().filter(|control| control.role == Role::Cell && control.is_in_sight())
    }

    /// What has the keys.
    pub(crate) fn focus(&self) -> Option<&Control> {
        self.controls.iter().find(|control| control.focused)
    }

    pub(crate) fn shown_ids(&self) -> Vec<FormId> {
        self.shown.iter().map(|form| form.id).collect()
    }

    /// Whether a dialog asks for a file.
    pub(crate) fn asks_for_file(&self) -> bool {
        self.controls.iter().any(|control| control.name == "文件夹的路径")
    }
}

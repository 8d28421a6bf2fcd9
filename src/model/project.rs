//! A project: the forms of one bureau for one year.

use super::{Bureau, Checks, Form, FormId, Occasion, Snapshot};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The forms of one bureau for one year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Whose forms they are.
    pub bureau: Bureau,
    /// How they are printed.
    pub print: PrintOptions,
    /// How they are checked.
    pub checks: Checks,
    /// The forms, in the order in which they are printed.
    // Shared between snapshots: an edit copies one form, and caches recognise the others by their `Arc`.
    pub forms: Vec<Arc<Form>>,
    /// Forms as they were: when they were handed in, and last year.
    pub snapshots: Vec<Snapshot>,
}

/// How the forms of a project are printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PrintOptions {
    /// Whether the last line names 填报人, 负责人, 联系电话, 填报日期 and leaves room for the stamp.
    pub signature: bool,
    /// Whether type shrinks, down to the template's least size, so that a form fits one page.
    pub fit_one_page: bool,
    /// Whether pages carry no number.
    pub no_page_numbers: bool,
}

impl Project {
    /// The form `id`.
    pub fn form(&self, id: FormId) -> Option<&Arc<Form>> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The form `id` as it was at an occasion.
    pub fn snapshot(&self, id: FormId, taken: Occasion) -> Option<&Arc<Form>> {
        self.snapshots.iter().find(|snapshot| snapshot.of == id && snapshot.taken == taken).map(|found| &found.form)
    }

    /// An id that no form of this project has.
    pub fn next_form_id(&self) -> FormId {
        FormId(self.forms.iter().map(|form| form.id.0).max().map_or(1, |id| id + 1))
    }

    /// Appends `form` under a new id and returns the id.
    pub fn push(&mut self, mut form: Form) -> FormId {
        form.id = self.next_form_id();
        let id = form.id;
        self.forms.push(Arc::new(form));
        id
    }
}

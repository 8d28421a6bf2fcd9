//! The cursor's position: form, field and selected block. It holds no text; what is typed is the document's draft.

use crate::model::{FieldPath, FormId};
use std::collections::HashMap;

/// The position of the cursor. It holds no text, so moving it cannot write any.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    pub(super) form: Option<FormId>,
    pub(super) at: Option<FieldPath>,
    /// The corners of the selected block, if more than one field is selected.
    pub(super) block: Option<[FieldPath; 2]>,
    /// The field where a run of Tabs began. As in Excel, Enter goes back to its column, one row down.
    pub(super) run: Option<FieldPath>,
    /// The last position in each of the other forms.
    left_at: HashMap<FormId, FieldPath>,
}

impl Cursor {
    /// Goes to a form, at the field where the cursor was last in it.
    pub(super) fn turn_to(&mut self, form: Option<FormId>) {
        if self.form == form {
            return;
        }
        if let (Some(left), Some(at)) = (self.form, self.at.take()) {
            self.left_at.insert(left, at);
        }
        self.form = form;
        self.at = form.and_then(|form| self.left_at.get(&form).cloned());
        (self.block, self.run) = (None, None);
    }

    /// Goes to a field of the form.
    pub(super) fn go(&mut self, path: FieldPath) {
        self.at = Some(path);
        (self.block, self.run) = (None, None);
    }

    /// Goes to a field by Tab, which continues the run.
    pub(super) fn tab_to(&mut self, path: FieldPath) {
        let run = self.run.take().or(self.at.take());
        self.go(path);
        self.run = run;
    }

    /// Selects from the current field to the one at `path`.
    pub(super) fn reach(&mut self, path: FieldPath) {
        self.run = None;
        self.block = self.at.clone().filter(|at| *at != path).map(|at| [at, path]);
    }

    /// Returns the far corner of the selection, or the current field if there is none.
    pub(super) fn end(&self) -> Option<&FieldPath> {
        self.block.as_ref().map(|[_, end]| end).or(self.at.as_ref())
    }
}

//! Where the hand is: the form, the field, the block of selected cells. What is typed is the document's draft, not here.

use crate::model::{FieldPath, FormId};
use std::collections::HashMap;

/// The place of the cursor. It holds no text, so that moving it cannot write any.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    pub(super) form: Option<FormId>,
    pub(super) at: Option<FieldPath>,
    /// The corners of the selected block, where more than the field is selected.
    pub(super) block: Option<[FieldPath; 2]>,
    /// Where a run of Tabs began: Enter goes back to its column.
    pub(super) run: Option<FieldPath>,
    /// Where the cursor was in the other forms.
    left_at: HashMap<FormId, FieldPath>,
}

impl Cursor {
    /// Goes to a form, to the field where the cursor last was in it.
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

    /// Goes on to a field by Tab: the run goes on.
    pub(super) fn tab_to(&mut self, path: FieldPath) {
        let run = self.run.take().or(self.at.take());
        self.go(path);
        self.run = run;
    }

    /// Selects from the field at hand to the one at `path`.
    pub(super) fn reach(&mut self, path: FieldPath) {
        self.run = None;
        self.block = self.at.clone().filter(|at| *at != path).map(|at| [at, path]);
    }

    /// Where the selection reaches to: its far corner, else the field at hand.
    pub(super) fn end(&self) -> Option<&FieldPath> {
        self.block.as_ref().map(|[_, end]| end).or(self.at.as_ref())
    }
}

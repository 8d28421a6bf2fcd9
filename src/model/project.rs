//! A project: the forms of one bureau for one year.

use super::{Bureau, Checks, Form, FormId, Occasion, PrintOptions, Snapshot, prose};
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

impl Project {
    /// The form `id`.
    pub fn form(&self, id: FormId) -> Option<&Arc<Form>> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The form `id` as it was at an occasion.
    pub fn snapshot(&self, id: FormId, taken: Occasion) -> Option<&Arc<Form>> {
        self.snapshots.iter().find(|snapshot| snapshot.of == id && snapshot.taken == taken).map(|found| &found.form)
    }

    /// An id that no form of this project has, and that nothing names: a form that was removed may still be accepted in a
    /// check, or have its place in a manuscript, and a new form must not take it.
    pub fn next_form_id(&self) -> FormId {
        let placed = self.forms.iter().flat_map(|form| form.paragraphs.iter().filter_map(prose::placed));
        let accepted = self.checks.accepted.iter().map(|accepted| accepted.form);
        let kept = self.snapshots.iter().map(|snapshot| snapshot.of);
        let all = self.forms.iter().map(|form| form.id).chain(placed).chain(accepted).chain(kept);
        // No form of a file has a larger id, whatever a damaged one names.
        let all = all.map(|id| id.0).filter(|id| *id <= FormId::LARGEST);
        FormId(all.max().map_or(1, |id| id.saturating_add(1)))
    }

    /// Appends `form` under a new id and returns the id.
    pub fn push(&mut self, mut form: Form) -> FormId {
        form.id = self.next_form_id();
        let id = form.id;
        self.forms.push(Arc::new(form));
        id
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Accepted, Column, Table};
    use super::*;

    #[test]
    fn the_id_of_a_removed_form_is_not_given_again_while_something_names_it() {
        let mut project = Project::default();
        assert_eq!(project.next_form_id(), FormId(1));
        let mut manuscript = Form::default();
        let cells = [(Column::Style, prose::Style::Form.name()), (Column::Extra(prose::FORM.into()), "7")];
        manuscript.push_row(Table::Paragraphs, cells.into_iter().collect());
        project.push(manuscript);
        assert_eq!(project.next_form_id(), FormId(8));
        let (rule, place, evidence, reason) = Default::default();
        project.checks.accepted.push(Accepted { rule, form: FormId(9), place, evidence, reason });
        assert_eq!(project.next_form_id(), FormId(10));
    }
}

//! Undo and redo by whole snapshots, which share all forms that did not change.

use super::Edit;
use super::apply::apply;
use crate::model::Project;
use std::sync::Arc;

/// How many steps can be undone.
// A step costs little memory: its snapshot shares every form but the changed ones.
const MAX_STEPS: usize = 500;

/// What a commit did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// The project changed.
    Changed,
    /// Nothing changed. History, redo and the dirty flag are as before.
    Unchanged,
}

/// A step that can be undone or redone.
#[derive(Debug, Clone)]
struct Step {
    name: String,
    /// The project on the other side of the step: before it in the past, after it in the future.
    project: Arc<Project>,
}

/// A project with its undo and redo steps. Snapshots share every form that did not change.
#[derive(Debug, Clone)]
pub struct History {
    present: Arc<Project>,
    past: Vec<Step>,
    future: Vec<Step>,
}

impl History {
    /// Creates a history that begins with `project`.
    pub fn new(project: Arc<Project>) -> Self {
        Self { present: project, past: Vec::new(), future: Vec::new() }
    }

    /// Returns the project as it is now.
    pub fn project(&self) -> &Arc<Project> {
        &self.present
    }

    /// Applies `edit` as a step of its own: what is typed comes as one edit once its field is left. This is the only way to change the project.
    pub fn commit(&mut self, edit: &Edit) -> Outcome {
        let mut next = (*self.present).clone();
        apply(&mut next, edit);
        if next == *self.present {
            // Leaving a field unchanged must not clear redo.
            return Outcome::Unchanged;
        }
        let before = std::mem::replace(&mut self.present, Arc::new(next));
        self.future.clear();
        if self.past.len() == MAX_STEPS {
            self.past.remove(0);
        }
        self.past.push(Step { name: edit.name().to_owned(), project: before });
        Outcome::Changed
    }

    /// Undoes the last step.
    pub fn undo(&mut self) -> Outcome {
        Self::turn(&mut self.past, &mut self.future, &mut self.present)
    }

    /// Redoes the step that was undone last.
    pub fn redo(&mut self) -> Outcome {
        Self::turn(&mut self.future, &mut self.past, &mut self.present)
    }

    fn turn(from: &mut Vec<Step>, to: &mut Vec<Step>, present: &mut Arc<Project>) -> Outcome {
        let Some(step) = from.pop() else { return Outcome::Unchanged };
        let project = std::mem::replace(present, step.project);
        to.push(Step { name: step.name, project });
        Outcome::Changed
    }

    /// Returns the name of the step that the next undo reverts.
    pub fn undo_name(&self) -> Option<&str> {
        self.past.last().map(|step| step.name.as_str())
    }

    /// Returns the name of the step that the next redo repeats.
    pub fn redo_name(&self) -> Option<&str> {
        self.future.last().map(|step| step.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, FieldPath, Form, FormId, RowId, Table};

    fn history() -> (History, FormId) {
        let mut project = Project::default();
        let mut form = Form::default();
        for name in ["甲", "乙", "丙"] {
            form.push_row(Table::Indicators, [(Column::Name, name)].into_iter().collect());
        }
        let id = project.push(form);
        (History::new(Arc::new(project)), id)
    }

    fn names(history: &History) -> String {
        history.project().forms[0].indicators.iter().map(|row| &row[Column::Name]).collect()
    }

    fn move_rows(form: FormId, rows: &[u32], before: Option<u32>) -> Edit {
        let rows = rows.iter().map(|id| RowId(*id)).collect();
        Edit::MoveRows { form, table: Table::Indicators, rows, before: before.map(RowId), branch: None }
    }

    #[test]
    fn undo_everything_is_the_first_pointer() {
        let (mut history, form) = history();
        let first = Arc::clone(history.project());
        assert_eq!(history.commit(&Edit::set(form, FieldPath::field("goals"), "一")), Outcome::Changed);
        assert_eq!(history.commit(&move_rows(form, &[1], None)), Outcome::Changed);
        assert_eq!(history.commit(&Edit::RemoveForm(form)), Outcome::Changed);
        let last = Arc::clone(history.project());
        while history.undo() == Outcome::Changed {}
        assert!(Arc::ptr_eq(history.project(), &first));
        while history.redo() == Outcome::Changed {}
        assert!(Arc::ptr_eq(history.project(), &last));
    }

    #[test]
    fn a_change_that_changes_nothing_leaves_history_alone() {
        let (mut history, form) = history();
        assert_eq!(history.commit(&Edit::set(form, FieldPath::field("goals"), "一")), Outcome::Changed);
        assert_eq!(history.undo(), Outcome::Changed);
        assert_eq!(history.commit(&move_rows(form, &[1], Some(2))), Outcome::Unchanged);
        assert_eq!(history.redo_name(), Some("填写"));
    }

    #[test]
    fn each_edit_of_a_field_is_a_step() {
        let (mut history, form) = history();
        for text in ["□", "√", "□"] {
            assert_eq!(history.commit(&Edit::set(form, FieldPath::field("goals"), text)), Outcome::Changed);
        }
        for text in ["√", "□", ""] {
            assert_eq!(history.undo(), Outcome::Changed);
            assert_eq!(history.project().forms[0].field("goals"), text);
        }
    }

    #[test]
    fn rows_move() {
        let (mut history, form) = history();
        for (rows, before, expected) in [
            (&[1][..], None, "乙丙甲"),
            (&[1, 3][..], Some(2), "丙甲乙"),
            (&[3][..], Some(3), "丙甲乙"),
            (&[1, 2][..], Some(1), "丙甲乙"),
            (&[2][..], Some(3), "乙丙甲"),
            (&[9][..], Some(8), "乙丙甲"),
        ] {
            let _ = history.commit(&move_rows(form, rows, before));
            assert_eq!(names(&history), expected, "{rows:?} before {before:?}");
        }
    }

    #[test]
    fn an_edit_copies_one_form() {
        let (mut history, form) = history();
        let _ = history.commit(&Edit::InsertForms { at: 1, forms: vec![Form::default(); 3] });
        let before = Arc::clone(history.project());
        let _ = history.commit(&Edit::set(form, FieldPath::field("goals"), "一"));
        let same = before.forms.iter().zip(&history.project().forms).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!(same, 3);
    }
}

//! Notes where forms stand, and keeps what was handed in.

use crate::edit::Edit;
use crate::model::{FormId, Occasion, Project, Snapshot, State, Step};
use std::sync::Arc;

/// The edit that notes `step` of each of `forms`, in one step. A form that is handed in is kept as it is then.
pub fn mark(project: &Project, forms: &[FormId], step: &Step) -> Edit {
    let mut edits = Vec::new();
    for form in forms.iter().filter_map(|id| project.form(*id)) {
        edits.push(Edit::AddStep { form: form.id, step: step.clone() });
        if step.state == State::HandedIn {
            let kept = Snapshot { of: form.id, taken: Occasion::HandedIn, form: Arc::clone(form) };
            edits.push(Edit::Keep(kept));
        }
    }
    Edit::Many { name: "登记状态".to_owned(), edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::{Form, keys};

    #[test]
    fn what_was_handed_in_is_kept() {
        let mut project = Project::default();
        let form = project.push(Form::default());
        let mut history = History::new(Arc::new(project));
        let step = |state| Step { state, date: "10月12日".into(), reason: String::new() };
        let edit = mark(history.project(), &[form], &step(State::HandedIn));
        let _ = history.commit(&edit);
        let goals = Edit::set(form, crate::model::FieldPath::field(keys::GOALS), "改过");
        let _ = history.commit(&goals);
        let kept = history.project().snapshot(form, Occasion::HandedIn).expect("kept");
        assert_eq!(kept.field(keys::GOALS), "");
        assert_eq!(history.project().forms[0].state(), State::HandedIn);
        // Handed in once more: the last time counts.
        let edit = mark(history.project(), &[form], &step(State::HandedIn));
        let _ = history.commit(&edit);
        assert_eq!(history.project().snapshots.len(), 1);
        assert_eq!(history.project().snapshots[0].form.field(keys::GOALS), "改过");
        let (_, _, _) = (history.undo(), history.undo(), history.undo());
        assert!(history.project().snapshots.is_empty() && history.project().forms[0].steps.is_empty());
    }
}

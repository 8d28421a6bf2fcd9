//! Edits on several forms at once, each of them one undo step.

use super::Edit;
use crate::model::{FieldPath, Form, FormId, Project, keys};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A place in the order of a project's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Before this form.
    Before(FormId),
    /// After this form.
    After(FormId),
}

/// Returns the indices of `forms` in the project, in ascending order.
fn places(project: &Project, forms: &[FormId]) -> Vec<usize> {
    let forms: BTreeSet<FormId> = forms.iter().copied().collect();
    let listed = |(place, form): (usize, &Arc<Form>)| forms.contains(&form.id).then_some(place);
    project.forms.iter().enumerate().filter_map(listed).collect()
}

/// Makes one step called `name` of several edits.
fn many(name: &str, edits: Vec<Edit>) -> Edit {
    Edit::Many { name: name.to_owned(), edits }
}

/// Removes forms from the project.
pub fn remove_forms(forms: &[FormId]) -> Edit {
    match forms {
        [form] => Edit::RemoveForm(*form),
        _ => many(&format!("删除 {} 张表", forms.len()), forms.iter().copied().map(Edit::RemoveForm).collect()),
    }
}

/// Adds a copy of each of `forms` after the last of them. None if the project has none of them.
pub fn duplicate_forms(project: &Project, forms: &[FormId]) -> Option<Edit> {
    let places = places(project, forms);
    let at = places.last()? + 1;
    // What was handed in was the original.
    let copy = |place: usize| Form { steps: Vec::new(), ..(*project.forms[place]).clone() };
    let forms = places.into_iter().map(copy).collect();
    Some(many("复制表", vec![Edit::InsertForms { at, forms }]))
}

/// Moves forms, keeping their order, next to another form. None if they are already there.
pub fn move_forms(project: &Project, forms: &[FormId], beside: Beside) -> Option<Edit> {
    let forms: BTreeSet<FormId> = forms.iter().copied().collect();
    let order: Vec<FormId> = project.forms.iter().map(|form| form.id).collect();
    let (mut moved, mut rest): (Vec<FormId>, Vec<FormId>) = order.iter().partition(|form| forms.contains(form));
    let place = |wanted: FormId| order.iter().position(|form| *form == wanted);
    let end = match beside {
        Beside::Before(form) => place(form)?,
        Beside::After(form) => place(form)? + 1,
    };
    let at = order[..end].iter().filter(|form| !forms.contains(form)).count();
    let after = rest.split_off(at);
    rest.append(&mut moved);
    rest.extend(after);
    let steps = steps(order, &rest);
    (!steps.is_empty()).then(|| many("移动表", steps))
}

/// Returns the moves of single forms that turn `order` into `wanted`.
fn steps(mut order: Vec<FormId>, wanted: &[FormId]) -> Vec<Edit> {
    let mut steps = Vec::new();
    // Each move is applied before the next one, so its index already counts those before it.
    for (to, form) in wanted.iter().enumerate() {
        if let Some(from) = order.iter().position(|other| other == form).filter(|from| *from != to) {
            let form = order.remove(from);
            order.insert(to, form);
            steps.push(Edit::MoveForm { form, to });
        }
    }
    steps
}

/// Sets the year of forms.
pub fn set_year(forms: &[FormId], year: &str) -> Edit {
    let set = |form: &FormId| Edit::set(*form, FieldPath::field(keys::YEAR), year);
    many("设年度", forms.iter().map(set).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;

    fn history(count: usize) -> History {
        let mut project = Project::default();
        for _ in 0..count {
            project.push(Form::default());
        }
        History::new(Arc::new(project))
    }

    fn ids(history: &History) -> Vec<u32> {
        history.project().forms.iter().map(|form| form.id.0).collect()
    }

    #[test]
    fn forms_move_together() {
        for (moved, beside, expected) in [
            (&[1, 3][..], Beside::After(FormId(4)), [2, 4, 1, 3, 5]),
            (&[4, 5][..], Beside::Before(FormId(1)), [4, 5, 1, 2, 3]),
            (&[2, 5][..], Beside::Before(FormId(5)), [1, 3, 4, 2, 5]),
            (&[1][..], Beside::After(FormId(2)), [2, 1, 3, 4, 5]),
            (&[3][..], Beside::Before(FormId(4)), [1, 2, 3, 4, 5]),
            (&[3][..], Beside::After(FormId(3)), [1, 2, 3, 4, 5]),
        ] {
            let mut history = history(5);
            let moved: Vec<FormId> = moved.iter().copied().map(FormId).collect();
            if let Some(edit) = move_forms(history.project(), &moved, beside) {
                let _ = history.commit(&edit);
            }
            assert_eq!(ids(&history), expected, "{moved:?} {beside:?}");
        }
    }

    #[test]
    fn copies_stand_after_the_last() {
        let mut history = history(3);
        let edit = duplicate_forms(history.project(), &[FormId(2), FormId(1)]).expect("edit");
        let _ = history.commit(&edit);
        assert_eq!(ids(&history), [1, 2, 4, 5, 3]);
        assert!(duplicate_forms(history.project(), &[FormId(9)]).is_none());
    }

    #[test]
    fn one_step_for_all() {
        let mut history = history(3);
        let _ = history.commit(&set_year(&[FormId(1), FormId(3)], "2026"));
        let years: Vec<&str> = history.project().forms.iter().map(|form| form.field(keys::YEAR)).collect();
        assert_eq!(years, ["2026", "", "2026"]);
        let _ = history.commit(&remove_forms(&[FormId(1), FormId(3)]));
        assert_eq!((ids(&history), history.undo_name()), (vec![2], Some("删除 2 张表")));
        let _ = history.undo();
        assert_eq!(ids(&history), [1, 2, 3]);
    }
}

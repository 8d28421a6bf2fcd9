//! Undo and redo that report what they did and where, so that the window can show it.

use super::Document;
use crate::edit::Outcome;
use crate::model::{Column, FieldPath, Form, FormId, Lines, Project, Row, Table};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A place in a project: a form, and a field of it if the change was in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The form.
    pub form: FormId,
    /// The field.
    pub path: Option<FieldPath>,
}

/// A step that was undone or redone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The name of the step: 填写, 删除表.
    pub name: String,
    /// The name of the form that was added or removed.
    pub form: Option<String>,
    /// The place of the change, if that still exists.
    pub place: Option<Place>,
}

impl Document {
    /// Undoes the last step; a draft counts as one. None if there is nothing to undo.
    pub fn turn_back(&mut self) -> Option<Turn> {
        let _ = self.commit_draft();
        // Before undoing: the name of the step is gone afterwards.
        let name = self.undo_name()?.to_owned();
        let before = Arc::clone(self.project());
        (self.undo() == Outcome::Changed).then(|| turn(name, &before, self.project()))
    }

    /// Redoes the step that was undone last. None if there is none.
    pub fn turn_forward(&mut self) -> Option<Turn> {
        let _ = self.commit_draft();
        let name = self.redo_name()?.to_owned();
        let before = Arc::clone(self.project());
        (self.redo() == Outcome::Changed).then(|| turn(name, &before, self.project()))
    }
}

fn turn(name: String, before: &Project, after: &Project) -> Turn {
    let ids = |project: &Project| project.forms.iter().map(|form| form.id).collect::<BTreeSet<_>>();
    let (old, new) = (ids(before), ids(after));
    let came = after.forms.iter().find(|form| !old.contains(&form.id));
    let went = before.forms.iter().position(|form| !new.contains(&form.id));
    let form = came.or_else(|| went.map(|at| &before.forms[at])).map(|form| form.name().to_owned());
    let place = came.map(|form| Place { form: form.id, path: None }).or_else(|| changed(before, after)).or_else(|| {
        let beside = of_project(before, after, went?).or(after.forms.get(went?)).or(after.forms.last())?;
        Some(Place { form: beside.id, path: None })
    });
    Turn { name, form, place }
}

/// Returns the form of `after` that is of the project of the form at `gone` of `before` and stood nearest to it: a station
/// that is made and undone was made of it.
fn of_project<'p>(before: &Project, after: &'p Project, gone: usize) -> Option<&'p Arc<Form>> {
    let lines = Lines::of(before.forms.iter().map(AsRef::as_ref));
    let line = lines.line(before.forms.get(gone)?)?;
    let (front, back) = before.forms.split_at(gone);
    let mut nearest = front.iter().rev().chain(back).filter(|form| lines.line(form).as_ref() == Some(&line));
    nearest.find_map(|form| after.form(form.id))
}

/// Returns the first place where `after` differs from `before`.
fn changed(before: &Project, after: &Project) -> Option<Place> {
    let old: HashMap<FormId, &Arc<Form>> = before.forms.iter().map(|form| (form.id, form)).collect();
    let differs = |form: &&Arc<Form>| old.get(&form.id).is_some_and(|old| !Arc::ptr_eq(old, form));
    let form = after.forms.iter().find(differs)?;
    Some(Place { form: form.id, path: old.get(&form.id).and_then(|old| changed_field(old, form)) })
}

/// Returns the first field whose text changed. Rows that were added, moved or removed come first.
fn changed_field(before: &Form, after: &Form) -> Option<FieldPath> {
    let rows = Table::ALL.into_iter().find_map(|table| changed_row(table, before.rows(table), after.rows(table)));
    let here = after.texts().find(|(path, text)| before.text(path) != *text).map(|(path, _)| path);
    let emptied = before.texts().find(|(path, _)| after.text(path).is_empty()).map(|(path, _)| path);
    let is_there = |path: &FieldPath| match path {
        FieldPath::Cell(table, id, _) => after.row(*table, *id).is_some(),
        _ => true,
    };
    rows.or(here).or(emptied.filter(is_there))
}

/// Returns the name field of the row that was added or moved, or that follows a removed one.
fn changed_row(table: Table, before: &[Row], after: &[Row]) -> Option<FieldPath> {
    if before.iter().map(Row::id).eq(after.iter().map(Row::id)) {
        return None;
    }
    let at = before.iter().zip(after).take_while(|(old, new)| old.id() == new.id()).count();
    // The first difference in order: the row that came, or the one now in the place of the removed row.
    let row = after.get(at).or(after.last())?;
    Some(FieldPath::Cell(table, row.id(), Column::Name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::model::keys;

    #[test]
    fn a_step_says_what_it_was_and_where() {
        let mut project = Project::default();
        let ids: Vec<FormId> = ["甲", "乙"]
            .into_iter()
            .map(|name| {
                let mut form = Form::default();
                form.fields.set(keys::PROJECT_NAME.into(), name);
                project.push(form)
            })
            .collect();
        let mut document = Document::new(project);
        let goals = FieldPath::field(keys::GOALS);
        assert_eq!(document.turn_back(), None);
        document.begin(ids[1], &goals);
        document.type_text("目标");
        let back = document.turn_back().expect("a step");
        let place = Place { form: ids[1], path: Some(goals) };
        assert_eq!(back, Turn { name: "填写".into(), form: None, place: Some(place) });
        let _ = document.edit(&Edit::RemoveForm(ids[0]));
        let back = document.turn_back().expect("a step");
        let place = Some(Place { form: ids[0], path: None });
        assert_eq!(back, Turn { name: "删除表".into(), form: Some("甲".into()), place });
        let again = document.turn_forward().expect("a step");
        assert_eq!((again.form.as_deref(), again.place.expect("beside").form), (Some("甲"), ids[1]));
    }

    #[test]
    fn a_form_that_is_gone_leaves_the_view_at_its_project() {
        let mut project = Project::default();
        let form = |name: &str| {
            let mut form = Form::default();
            form.fields.set(keys::PROJECT_NAME.into(), name);
            form
        };
        let ids: Vec<FormId> = ["甲", "乙", "丙"].into_iter().map(|name| project.push(form(name))).collect();
        let mut document = Document::new(project);
        let _ = document.edit(&Edit::InsertForms { at: 2, forms: vec![form("乙")] });
        let back = document.turn_back().expect("a step");
        assert_eq!(back.place, Some(Place { form: ids[1], path: None }));
        assert_eq!(document.turn_forward().and_then(|turn| turn.place).map(|place| place.form), Some(FormId(4)));
        let _ = document.edit(&Edit::RemoveForm(ids[1]));
        let _ = document.turn_back();
        let again = document.turn_forward().and_then(|turn| turn.place).expect("a place");
        assert_eq!(again.form, FormId(4), "behind it, if none is in front");
    }

    #[test]
    fn a_row_that_comes_back_is_where_the_view_goes() {
        let mut form = Form::default();
        let rows: Vec<_> =
            (0..3).map(|_| form.push_row(Table::Indicators, [(Column::Name, "名")].into_iter().collect())).collect();
        let mut project = Project::default();
        let id = project.push(form);
        let mut document = Document::new(project);
        let _ = document.edit(&Edit::RemoveRows { form: id, table: Table::Indicators, rows: vec![rows[1]] });
        let place = document.turn_back().and_then(|turn| turn.place).expect("a place");
        assert_eq!(place.path, Some(FieldPath::Cell(Table::Indicators, rows[1], Column::Name)));
        let place = document.turn_forward().and_then(|turn| turn.place).expect("a place");
        assert_eq!(place.path, Some(FieldPath::Cell(Table::Indicators, rows[2], Column::Name)));
    }
}

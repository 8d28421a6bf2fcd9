//! Applies an [`Edit`] to a copy of the project.

use super::Edit;
use crate::model::renumbered::renumbered;
use crate::model::{Column, Form, FormId, Project, Row, RowId, Snapshot, Table, Texts};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Applies `edit`. A reference to a form or row that no longer exists changes nothing.
pub(super) fn apply(project: &mut Project, edit: &Edit) {
    match edit {
        Edit::SetTexts { form, texts } => change(project, *form, |form| {
            for (path, text) in texts {
                form.set_text(path, text);
            }
        }),
        Edit::InsertRows { form, table, before, rows } => {
            change(project, *form, |form| insert_rows(form, *table, *before, rows));
        }
        Edit::RemoveRows { form, table, rows } => {
            let gone: BTreeSet<RowId> = rows.iter().copied().collect();
            change(project, *form, |form| form.rows_mut(*table).retain(|row| !gone.contains(&row.id())));
        }
        Edit::MoveRows { form, table, rows, before, branch } => {
            change(project, *form, |form| move_rows(form, *table, rows, *before, branch.as_ref()));
        }
        Edit::InsertForms { at, forms } => insert_forms(project, *at, forms),
        Edit::RemoveForm(id) => {
            project.forms.retain(|form| form.id != *id);
            // A later form may get its id.
            project.snapshots.retain(|snapshot| snapshot.of != *id);
        }
        Edit::AddStep { form, step } => change(project, *form, |form| form.steps.push(step.clone())),
        Edit::SetFit { form, fit } => change(project, *form, |form| form.fit = *fit),
        Edit::Keep(snapshot) => {
            let Snapshot { of, taken, .. } = snapshot;
            project.snapshots.retain(|kept| kept.of != *of || kept.taken != *taken);
            project.snapshots.push(snapshot.clone());
        }
        Edit::MoveForm { form, to } => move_form(project, *form, *to),
        Edit::SetBureau(bureau) => project.bureau = bureau.clone(),
        Edit::SetPrint(print) => project.print = print.clone(),
        Edit::SetChecks(checks) => project.checks = checks.clone(),
        Edit::Restore(content) => *project = (**content).clone(),
        Edit::Many { edits, .. } => edits.iter().for_each(|edit| apply(project, edit)),
    }
}

/// Changes the form `id`.
fn change(project: &mut Project, id: FormId, with: impl FnOnce(&mut Form)) {
    if let Some(slot) = project.forms.iter_mut().find(|form| form.id == id) {
        let mut form = (**slot).clone();
        with(&mut form);
        // An unchanged form keeps its `Arc`: findings and layout are cached by its address.
        if form != **slot {
            *slot = Arc::new(form);
        }
    }
}

fn place(rows: &[Row], before: Option<RowId>) -> usize {
    before.and_then(|id| rows.iter().position(|row| row.id() == id)).unwrap_or(rows.len())
}

fn insert_rows(form: &mut Form, table: Table, before: Option<RowId>, added: &[Texts<Column>]) {
    let first = form.next_row_id().0;
    let rows = form.rows_mut(table);
    let at = place(rows, before);
    let added = added.iter().zip(first..).map(|(cells, id)| Row::with(RowId(id), cells.clone()));
    rows.splice(at..at, added);
}

fn move_rows(form: &mut Form, table: Table, moved: &[RowId], before: Option<RowId>, branch: Option<&[String; 3]>) {
    let moved: BTreeSet<RowId> = moved.iter().copied().collect();
    let rows = form.rows_mut(table);
    // If the target is itself moved, the rows go before the first row after it that stays.
    let target = place(rows, before);
    let before = rows[target..].iter().map(Row::id).find(|id| !moved.contains(id));
    let (mut taken, kept): (Vec<Row>, Vec<Row>) = rows.drain(..).partition(|row| moved.contains(&row.id()));
    *rows = kept;
    if let Some([class, subclass, mark]) = branch {
        for row in &mut taken {
            row.set(Column::Class, class);
            row.set(Column::Subclass, subclass);
            row.set(Column::Mark, mark);
        }
    }
    let at = place(rows, before);
    rows.splice(at..at, taken);
}

fn insert_forms(project: &mut Project, at: usize, forms: &[Form]) {
    let at = at.min(project.forms.len());
    // A copy comes with the id of its original.
    let added = renumbered(forms, project.next_form_id(), Some);
    project.forms.splice(at..at, added.into_iter().map(Arc::new));
}

fn move_form(project: &mut Project, id: FormId, to: usize) {
    if let Some(from) = project.forms.iter().position(|form| form.id == id) {
        let form = project.forms.remove(from);
        let to = to.min(project.forms.len());
        project.forms.insert(to, form);
    }
}

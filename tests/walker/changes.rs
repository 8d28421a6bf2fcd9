//! In what two states of a project differ, as finely as the oracle asks.

use jibiao::model::ticks::{TICK, boxes};
use jibiao::model::{Column, FieldPath, Form, FormId, Project, Row, RowId, Table};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Change {
    /// A text is another one.
    Text { form: FormId, path: FieldPath, was: String, is: String },
    /// Rows came, blank but for their class; all others are as they were.
    NewRows(FormId),
    /// Rows went, came with texts, or stand elsewhere.
    Rows(FormId),
    /// Forms came, went, or stand elsewhere.
    Forms,
    /// Something of a form that is no text.
    OfForm(FormId),
    /// The unit's data, the printing, the checks.
    OfProject,
}

impl Change {
    /// Whether boxes of a form in `shown` are ticked or no longer ticked, and nothing else is another than before.
    pub(crate) fn ticks(&self, shown: &[FormId]) -> bool {
        let Self::Text { form, path, was, is } = self else { return false };
        let plain = |text: &str| {
            let boxes: Vec<_> = boxes(text).collect();
            boxes.into_iter().rev().fold(text.to_owned(), |mut text, place| {
                text.replace_range(place, "□");
                text
            })
        };
        let column = matches!(path, FieldPath::Cell(_, _, column) if column.is_tick());
        let turned = [was, is].iter().all(|text| text.is_empty() || text.as_str() == TICK);
        shown.contains(form) && (column && turned || plain(was) == plain(is))
    }
}

/// What is different in `is`.
pub(crate) fn changes(was: &Arc<Project>, is: &Arc<Project>) -> Vec<Change> {
    let mut found = Vec::new();
    if Arc::ptr_eq(was, is) {
        return found;
    }
    if (&was.bureau, &was.print, &was.checks) != (&is.bureau, &is.print, &is.checks) {
        found.push(Change::OfProject);
    }
    let ids = |project: &Project| project.forms.iter().map(|form| form.id).collect::<Vec<_>>();
    if ids(was) != ids(is) {
        found.push(Change::Forms);
    }
    for (before, after) in was.forms.iter().filter_map(|form| Some((form, is.form(form.id)?))) {
        if !Arc::ptr_eq(before, after) {
            in_form(before, after, &mut found);
        }
    }
    found
}

fn in_form(was: &Form, is: &Form, found: &mut Vec<Change>) {
    let form = was.id;
    if (&was.template, &was.source, &was.labels, was.fit) != (&is.template, &is.source, &is.labels, is.fit) {
        found.push(Change::OfForm(form));
    }
    for table in Table::ALL {
        let ids = |form: &Form| form.rows(table).iter().map(Row::id).collect::<Vec<RowId>>();
        let (before, after) = (ids(was), ids(is));
        if before == after {
            continue;
        }
        let stayed: Vec<RowId> = after.iter().copied().filter(|id| before.contains(id)).collect();
        let blank = |id: &&RowId| before.contains(id) || is.row(table, **id).is_some_and(Row::is_blank);
        let only_new = stayed == before && after.iter().filter(blank).count() == after.len();
        found.push(if only_new { Change::NewRows(form) } else { Change::Rows(form) });
    }
    let (before, after) = (texts(was), texts(is));
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let text = |texts: &BTreeMap<String, (FieldPath, String)>| texts.get(path).cloned();
        let (old, new) = (text(&before), text(&after));
        let Some((path, _)) = old.clone().or(new.clone()) else { continue };
        let row_is_in_both = match &path {
            FieldPath::Cell(table, id, _) => was.row(*table, *id).is_some() && is.row(*table, *id).is_some(),
            _ => true,
        };
        let (old, new) = (old.map(|(_, text)| text).unwrap_or_default(), new.map(|(_, text)| text).unwrap_or_default());
        if row_is_in_both && old != new {
            found.push(Change::Text { form, path, was: old, is: new });
        }
    }
}

/// The form's texts by a key that can be sorted.
fn texts(form: &Form) -> BTreeMap<String, (FieldPath, String)> {
    form.texts().map(|(path, text)| (format!("{path:?}"), (path, text.to_owned()))).collect()
}

/// Whether a class label at `path` is the same text as at `at`: a label stands in every row of its class.
pub(crate) fn is_same_label(path: &FieldPath, at: &FieldPath) -> bool {
    match (path, at) {
        (FieldPath::Cell(a, _, x), FieldPath::Cell(b, _, y)) => {
            a == b && x == y && matches!(x, Column::Class | Column::Subclass)
        }
        _ => false,
    }
}

//! Makes the ids of forms and rows unique after a project file was read.

use crate::model::{Form, FormId, Project, RowId, Table};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The largest id of a form or row accepted from a file.
const LARGEST: u32 = FormId::LARGEST;

/// Gives a new id to every form and row whose id is already taken, for example because the user copied lines of the
/// file by hand. Nothing else changes.
pub(super) fn make_unique(project: &mut Project) {
    let all = project.forms.iter().map(|form| form.id.0);
    let mut ids = Ids::past(all);
    for form in &mut project.forms {
        let id = ids.claim(form.id.0);
        if id != form.id.0 || !rows_are_unique(form) {
            // Only here: `make_mut` copies a form that is shared.
            let form = Arc::make_mut(form);
            form.id = FormId(id);
            number_rows(form);
        }
    }
}

fn row_ids(form: &Form) -> impl Iterator<Item = u32> {
    Table::ALL.into_iter().flat_map(|table| form.rows(table)).map(|row| row.id().0)
}

fn rows_are_unique(form: &Form) -> bool {
    let mut ids = Ids::past(row_ids(form));
    row_ids(form).all(|id| ids.claim(id) == id)
}

fn number_rows(form: &mut Form) {
    let mut ids = Ids::past(row_ids(form));
    for table in Table::ALL {
        for row in form.rows_mut(table) {
            row.set_id(RowId(ids.claim(row.id().0)));
        }
    }
}

/// The ids in use so far, and the next free one.
struct Ids {
    taken: BTreeSet<u32>,
    next: u32,
}

impl Ids {
    /// Starts with no id in use; new ids count on from the largest of `existing`, so none of those is given away.
    fn past(existing: impl Iterator<Item = u32>) -> Self {
        let last = existing.filter(|&id| id <= LARGEST).max().unwrap_or(0);
        Self { taken: BTreeSet::new(), next: last + 1 }
    }

    /// Returns `id` if it is free, otherwise a new one.
    fn claim(&mut self, id: u32) -> u32 {
        if id <= LARGEST && self.taken.insert(id) {
            return id;
        }
        let new = self.next;
        self.next += 1;
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Row;

    fn check(ids: &[(u32, &[u32])], expected: &[(u32, &[u32])]) {
        let form = |(id, rows): &(u32, &[u32])| Form {
            id: FormId(*id),
            tasks: rows.iter().take(1).map(|id| Row::new(RowId(*id))).collect(),
            indicators: rows.iter().skip(1).map(|id| Row::new(RowId(*id))).collect(),
            ..Form::default()
        };
        let project = |ids: &[(u32, &[u32])]| Project {
            forms: ids.iter().map(|ids| Arc::new(form(ids))).collect(),
            ..Project::default()
        };
        let mut made = project(ids);
        make_unique(&mut made);
        assert_eq!(made, project(expected));
    }

    #[test]
    fn ids_that_are_taken() {
        check(&[(1, &[1, 2]), (2, &[1])], &[(1, &[1, 2]), (2, &[1])]);
        check(&[(1, &[]), (1, &[]), (7, &[]), (1, &[])], &[(1, &[]), (8, &[]), (7, &[]), (9, &[])]);
        check(&[(1, &[3, 3, 1])], &[(1, &[3, 4, 1])]);
    }

    #[test]
    fn ids_that_leave_no_next() {
        check(&[(u32::MAX, &[u32::MAX, 5])], &[(1, &[6, 5])]);
    }
}

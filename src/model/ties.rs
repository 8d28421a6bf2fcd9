//! Which row of one form is which row of another: of the next station, of last year's form, of a backup.

use super::line::plain;
use super::naming::numbered;
use super::{Column, Form, Row, RowId, Table};
use std::collections::{HashMap, HashSet};

/// A row in two forms. One that only one of them has was dropped or added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// The row in the form before.
    pub before: Option<RowId>,
    /// The row in the form after.
    pub after: Option<RowId>,
}

/// Ties the rows of `table` in two forms: in the order of `after`, then those that it lacks.
///
/// A row keeps its id when the next station is made, but forms that were imported count their rows on their own. So a row is
/// first the one of the same id and name, then one of the same name, and last, renamed, the one of the same id in the same
/// subclass. A tie depends on the texts alone.
pub fn ties(before: &Form, after: &Form, table: Table) -> Vec<Tie> {
    let mut open = Open::of(before.rows(table));
    let rows = after.rows(table);
    let mut found: Vec<Option<RowId>> = vec![None; rows.len()];
    let passes: [fn(&Open<'_>, &Row) -> Option<RowId>; 3] =
        [|open, row| open.same(row), |open, row| open.named(row), |open, row| open.renamed(row)];
    for pass in passes {
        for (row, tied) in rows.iter().zip(&mut found).filter(|(_, tied)| tied.is_none()) {
            *tied = pass(&open, row);
            tied.iter().for_each(|id| open.close(*id));
        }
    }
    let there = rows.iter().zip(found).map(|(row, before)| Tie { before, after: Some(row.id()) });
    let gone = before.rows(table).iter().filter(|row| open.is_open(row.id()));
    there.chain(gone.map(|row| Tie { before: Some(row.id()), after: None })).collect()
}

/// The rows before that are not tied yet.
struct Open<'f> {
    rows: HashMap<RowId, &'f Row>,
    named: HashMap<String, Vec<RowId>>,
    closed: HashSet<RowId>,
}

impl<'f> Open<'f> {
    fn of(rows: &'f [Row]) -> Self {
        let mut named: HashMap<String, Vec<RowId>> = HashMap::new();
        rows.iter().for_each(|row| named.entry(name(row)).or_default().push(row.id()));
        Self { rows: rows.iter().map(|row| (row.id(), row)).collect(), named, closed: HashSet::new() }
    }

    fn close(&mut self, id: RowId) {
        self.closed.insert(id);
    }

    fn is_open(&self, id: RowId) -> bool {
        !self.closed.contains(&id)
    }

    fn beside(&self, row: &Row) -> Option<&'f Row> {
        self.rows.get(&row.id()).copied().filter(|other| self.is_open(other.id()))
    }

    fn same(&self, row: &Row) -> Option<RowId> {
        self.beside(row).filter(|other| name(other) == name(row)).map(Row::id)
    }

    fn named(&self, row: &Row) -> Option<RowId> {
        let name = Some(name(row)).filter(|name| !name.is_empty())?;
        self.named.get(&name)?.iter().copied().find(|id| self.is_open(*id))
    }

    fn renamed(&self, row: &Row) -> Option<RowId> {
        let subclass = |row: &Row| plain(&row[Column::Subclass]);
        self.beside(row).filter(|other| subclass(other) == subclass(row)).map(Row::id)
    }
}

/// The name of a row without its number; a step of the schedule is called by its month, a paragraph by its text.
fn name(row: &Row) -> String {
    let name = plain(numbered(&row[Column::Name]).name);
    let others = [&row[Column::Month], &row[Column::Text]].map(plain);
    [name].into_iter().chain(others).find(|name| !name.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(rows: &[(u32, &str, &str)]) -> Form {
        let row = |(id, subclass, name): &(u32, &str, &str)| {
            Row::with(RowId(*id), [(Column::Subclass, *subclass), (Column::Name, *name)].into_iter().collect())
        };
        Form { indicators: rows.iter().map(row).collect(), ..Form::default() }
    }

    #[track_caller]
    fn check(before: &[(u32, &str, &str)], after: &[(u32, &str, &str)], wanted: &[(u32, u32)]) {
        let id = |id: Option<RowId>| id.map_or(0, |id| id.0);
        let found = ties(&form(before), &form(after), Table::Indicators);
        assert_eq!(found.iter().map(|tie| (id(tie.before), id(tie.after))).collect::<Vec<_>>(), wanted);
    }

    #[test]
    fn rows_of_two_stations() {
        let rows = [(1, "数量", "甲"), (2, "质量", "乙"), (3, "质量", "丙")];
        check(&rows, &rows, &[(1, 1), (2, 2), (3, 3)]);
        // Renamed, moved, dropped and added.
        check(&rows, &[(3, "质量", "丁"), (1, "数量", "甲"), (4, "质量", "戊")], &[(3, 3), (1, 1), (0, 4), (2, 0)]);
        // Imported on its own: other ids, numbers before the names.
        check(&rows, &[(1, "质量", "指标1：乙"), (2, "数量", "甲")], &[(2, 1), (1, 2), (3, 0)]);
        // An id of another subclass is another row.
        check(&rows, &[(1, "质量", "己")], &[(0, 1), (1, 0), (2, 0), (3, 0)]);
        check(&[(1, "数量", "甲"), (2, "数量", "甲")], &[(2, "数量", "甲"), (5, "数量", "甲")], &[(2, 2), (1, 5)]);
    }
}

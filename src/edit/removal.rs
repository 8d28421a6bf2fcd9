//! Removes rows but keeps their class on the form, or removes a class on purpose.

use super::{Edit, spread};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use std::collections::BTreeSet;

/// Removes `rows` from `table`. The last row of a class is emptied instead, so that the class stays on the form.
pub fn remove_rows(form: &Form, table: Table, rows: &[RowId]) -> Edit {
    let rows: BTreeSet<RowId> = rows.iter().copied().collect();
    let gone = |row: &&Row| rows.contains(&row.id());
    let mut staying: BTreeSet<[&str; 3]> = form.rows(table).iter().filter(|row| !gone(row)).map(Row::branch).collect();
    // The classes that keep a row anyway; then each class is kept by the first of its removed rows.
    let (mut removed, mut texts) = (Vec::new(), Vec::new());
    for row in form.rows(table).iter().filter(gone) {
        let branch = row.branch();
        if branch.iter().all(|label| label.is_empty()) || !staying.insert(branch) {
            // Class labels are printed from the rows: without a row the class would vanish from the form, and the rule
            // missing-second-level would ask for it.
            removed.push(row.id());
        } else {
            texts.extend(own_cells(row).map(|column| (FieldPath::Cell(table, row.id(), column), String::new())));
        }
    }
    let clear = Edit::SetTexts { form: form.id, texts };
    // One step with the name of a removal, even if all rows are only emptied.
    let remove = Edit::RemoveRows { form: form.id, table, rows: removed };
    Edit::Many { name: remove.name().to_owned(), edits: vec![clear, remove] }
}

/// Returns the rows of the class or second-level class whose label is at `label`.
pub fn class_rows(form: &Form, label: &FieldPath) -> Vec<RowId> {
    let rows = spread(form, label).into_iter().filter_map(|path| match path {
        FieldPath::Cell(Table::Indicators, id, Column::Class | Column::Subclass) => Some(id),
        _ => None,
    });
    rows.collect()
}

/// Removes a class or second-level class, given all of its `rows`.
pub fn remove_class(form: &Form, rows: &[RowId]) -> Edit {
    let remove = Edit::RemoveRows { form: form.id, table: Table::Indicators, rows: rows.to_vec() };
    Edit::Many { name: "删除分类".to_owned(), edits: vec![remove] }
}

/// Returns the filled columns of `row` other than its class labels and mark.
fn own_cells(row: &Row) -> impl Iterator<Item = Column> {
    let columns = row.cells().map(|(column, _)| column);
    columns.filter(|column| !matches!(column, Column::Term | Column::Class | Column::Subclass | Column::Mark)).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::{FormId, Project};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use std::sync::Arc;

    /// A form with one row per given class and second-level class, named 1, 2, ….
    fn form(branches: &[(&str, &str)]) -> Form {
        let mut form = Form { id: FormId(1), ..Form::default() };
        for (number, (class, subclass)) in (1..).zip(branches) {
            let cells = [(Column::Class, *class), (Column::Subclass, *subclass), (Column::Name, &number.to_string())];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    fn after(form: &Form, edit: &Edit) -> Form {
        let mut history = History::new(Arc::new(Project { forms: vec![Arc::new(form.clone())], ..Project::default() }));
        let _ = history.commit(edit);
        (*history.project().forms[0]).clone()
    }

    fn lines(form: &Form) -> Vec<String> {
        let line = |row: &Row| format!("{}/{}/{}", &row[Column::Class], &row[Column::Subclass], &row[Column::Name]);
        form.indicators.iter().map(line).collect()
    }

    const BRANCHES: [(&str, &str); 4] = [("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "社会")];

    #[test]
    fn a_class_stays_when_its_last_row_goes() {
        let form = form(&BRANCHES);
        let check = |rows: &[u32], expected: &[&str]| {
            let rows: Vec<RowId> = rows.iter().map(|id| RowId(*id)).collect();
            assert_eq!(lines(&after(&form, &remove_rows(&form, Table::Indicators, &rows))), expected, "{rows:?}");
        };
        check(&[1], &["产出/数量/2", "产出/质量/3", "效益/社会/4"]);
        check(&[1, 2], &["产出/数量/", "产出/质量/3", "效益/社会/4"]);
        check(&[3], &["产出/数量/1", "产出/数量/2", "产出/质量/", "效益/社会/4"]);
        check(&[1, 2, 3, 4], &["产出/数量/", "产出/质量/", "效益/社会/"]);
        check(&[9], &["产出/数量/1", "产出/数量/2", "产出/质量/3", "效益/社会/4"]);
    }

    #[test]
    fn rows_of_no_class_go() {
        let mut form = form(&[("", "")]);
        let task = form.push_row(Table::Tasks, [(Column::Name, "审计")].into_iter().collect());
        let edit = remove_rows(&form, Table::Indicators, &[RowId(1)]);
        assert_eq!(edit.name(), "删除行");
        assert!(after(&form, &edit).indicators.is_empty());
        assert!(after(&form, &remove_rows(&form, Table::Tasks, &[task])).tasks.is_empty());
    }

    #[test]
    fn a_class_goes_where_it_is_meant_to() {
        let form = form(&BRANCHES);
        let label = |row, column| FieldPath::Cell(Table::Indicators, RowId(row), column);
        let left = |path| lines(&after(&form, &remove_class(&form, &class_rows(&form, &path))));
        assert_eq!(left(label(2, Column::Subclass)), ["产出/质量/3", "效益/社会/4"]);
        assert_eq!(left(label(3, Column::Class)), ["效益/社会/4"]);
        assert_eq!(left(label(2, Column::Name)).len(), 4);
        assert_eq!(remove_class(&form, &[]).name(), "删除分类");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_class_that_was_there_is_there(branches in vec(("[甲乙]?", "[一二]?"), 0..12), gone in vec(1_u32..14, 0..12)) {
            let branches: Vec<(&str, &str)> = branches.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let form = form(&branches);
            let gone: Vec<RowId> = gone.into_iter().map(RowId).collect();
            let left = after(&form, &remove_rows(&form, Table::Indicators, &gone));
            let named = |form: &Form| -> BTreeSet<[String; 3]> {
                let branches = form.indicators.iter().map(|row| row.branch().map(str::to_owned));
                branches.filter(|branch| !branch.concat().is_empty()).collect()
            };
            prop_assert_eq!(named(&left), named(&form));
            for row in &left.indicators {
                let before = form.row(Table::Indicators, row.id()).expect("a row that was there");
                prop_assert!(row == before || (row.is_blank() && gone.contains(&row.id())));
            }
            prop_assert!(form.indicators.iter().all(|row| gone.contains(&row.id()) || left.indicators.contains(row)));
        }
    }
}

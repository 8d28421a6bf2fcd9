//! The edits of the outline. A class remains when its last row moves away: a blank row is left in it.

use super::tree::Node;
use crate::edit::Edit;
use crate::model::{Column, Form, Row, RowId, Table, Texts};

/// Returns the cells that put a row into a branch.
fn on_branch(branch: [&str; 3]) -> Texts<Column> {
    [Column::Class, Column::Subclass, Column::Mark].into_iter().zip(branch).collect()
}

/// Returns the edit that adds an indicator at the end of `node`.
pub(super) fn add(form: &Form, node: &Node) -> Edit {
    let before = form.indicators.get(node.rows.end).map(Row::id);
    let rows = vec![on_branch(node.branch.each_ref().map(String::as_str))];
    Edit::InsertRows { form: form.id, table: Table::Indicators, before, rows }
}

/// Returns the edits that insert a blank row into each class that loses all its rows to `taken`, except the class `to`.
fn kept(form: &Form, taken: &[RowId], to: [&str; 3]) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut known = vec![to];
    // The target class gets rows and needs no blank one.
    for row in form.indicators.iter().filter(|row| taken.contains(&row.id())) {
        let branch = row.branch();
        let stays = |row: &Row| row.branch() == branch && !taken.contains(&row.id());
        if known.contains(&branch) || form.indicators.iter().any(stays) {
            continue;
        }
        known.push(branch);
        let (before, rows) = (Some(row.id()), vec![on_branch(branch)]);
        edits.push(Edit::InsertRows { form: form.id, table: Table::Indicators, before, rows });
    }
    edits
}

/// A place to move indicators to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Target {
    /// The row before which they go. None means to the end.
    pub(super) before: Option<RowId>,
    pub(super) branch: [String; 3],
}

impl Target {
    /// Returns the end of `node`.
    pub(super) fn end_of(form: &Form, node: &Node) -> Self {
        Self { before: form.indicators.get(node.rows.end).map(Row::id), branch: node.branch.clone() }
    }

    /// Returns its name in a menu: class › subclass.
    pub(super) fn name(&self) -> String {
        let [class, subclass, _] = &self.branch;
        let labels: Vec<&str> = [class.as_str(), subclass].into_iter().filter(|label| !label.is_empty()).collect();
        labels.join(" › ")
    }

    /// Returns the place before the indicator `node`.
    pub(super) fn before(form: &Form, node: &Node) -> Self {
        Self { before: form.indicators.get(node.rows.start).map(Row::id), branch: node.branch.clone() }
    }
}

/// Returns the edit that moves indicators to another place and into its branch.
pub(super) fn move_to(form: &Form, rows: &[RowId], target: &Target) -> Edit {
    let branch = target.branch.each_ref().map(String::as_str);
    let mut edits = kept(form, rows, branch);
    edits.push(Edit::MoveRows {
        form: form.id,
        table: Table::Indicators,
        rows: rows.to_vec(),
        before: target.before,
        branch: Some(target.branch.clone()),
    });
    Edit::Many { name: "移动指标".to_owned(), edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::Project;
    use std::sync::Arc;

    fn form(rows: &[[&str; 2]]) -> Form {
        let mut form = Form::default();
        for [class, name] in rows {
            form.push_row(Table::Indicators, [(Column::Class, *class), (Column::Name, *name)].into_iter().collect());
        }
        form
    }

    fn after(form: &Form, edit: &Edit) -> String {
        let mut project = Project::default();
        project.push(Form { id: form.id, ..form.clone() });
        let mut history = History::new(Arc::new(project));
        let _ = history.commit(edit);
        let row = |row: &Row| format!("{}{}", &row[Column::Class], &row[Column::Name]);
        history.project().forms[0].indicators.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_class_that_rows_are_moved_out_of_stays() {
        let form = Form { id: crate::model::FormId(1), ..form(&[["甲", "1"], ["乙", "2"], ["乙", "3"]]) };
        let to = |before: Option<u32>, class: &str| Target {
            before: before.map(RowId),
            branch: [class.to_owned(), String::new(), String::new()],
        };
        let moved = |rows: &[u32], target: Target| {
            let rows: Vec<RowId> = rows.iter().copied().map(RowId).collect();
            after(&form, &move_to(&form, &rows, &target))
        };
        assert_eq!(moved(&[1], to(None, "乙")), "甲 乙2 乙3 乙1");
        assert_eq!(moved(&[3], to(Some(2), "甲")), "甲1 甲3 乙2");
        assert_eq!(moved(&[2, 3], to(Some(1), "甲")), "甲2 甲3 甲1 乙");
        assert_eq!(moved(&[3], to(Some(2), "乙")), "甲1 乙3 乙2");
    }
}

//! Actions on the selected rows of a table.

use super::Workspace;
use crate::edit::branches::Branch;
use crate::edit::{Edit, Outcome, class_rows, manuscript_tables, remove_class, remove_rows};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};
use crate::template::Library;
use crate::ui::action::OnRows;
use crate::ui::editor::add_after;
use crate::ui::modal::{Choice, Chooser, Modal};
use egui::Context;

impl Workspace {
    /// Adds a row and moves the cursor to a column of it.
    pub(super) fn add_row(&mut self, edit: &Edit, column: Column) {
        let Edit::InsertRows { table, before, .. } = edit else { return };
        if self.change(edit) == Outcome::Unchanged {
            return;
        }
        let Some(form) = self.form() else { return };
        let rows = form.rows(*table);
        let end = before.and_then(|id| rows.iter().position(|row| row.id() == id)).unwrap_or(rows.len());
        if let Some(row) = end.checked_sub(1).and_then(|at| rows.get(at)) {
            self.editor.go(FieldPath::Cell(*table, row.id(), column));
        }
    }

    /// Carries out an action on the selected rows: of the outline if it has the focus, otherwise of the form.
    pub(super) fn act_on_rows(&mut self, action: OnRows) {
        if self.panes.outline.has_keys() {
            let rows = self.panes.outline.chosen_rows();
            self.act_on(Table::Indicators, &rows, Column::Name, action);
            self.panes.outline.take_keys();
        } else if let Some((table, rows, column)) = self.editor.chosen_rows() {
            self.act_on(table, &rows, column, action);
        }
    }

    /// Carries out an action on rows. The cursor moves to `column` of them, or of the row in their place.
    pub(super) fn act_on(&mut self, table: Table, chosen: &[RowId], column: Column, action: OnRows) {
        let Some(form) = self.form() else { return };
        let rows = form.rows(table);
        let (Some(first), Some(last)) = (
            rows.iter().position(|row| chosen.contains(&row.id())),
            rows.iter().rposition(|row| chosen.contains(&row.id())),
        ) else {
            return;
        };
        let edit = match action {
            // A row added by a command starts at its name; one added by Enter keeps the column (see `Editor::enter`).
            OnRows::Add => return self.add_row(&add_after(&form, table, rows[last].id()), first_column(table)),
            OnRows::Duplicate => {
                let copy = |row: &Row| row.cells().map(|(column, text)| (column.clone(), text)).collect();
                let copies = rows.iter().filter(|row| chosen.contains(&row.id())).map(copy).collect();
                Edit::InsertRows { form: form.id, table, before: rows.get(last + 1).map(Row::id), rows: copies }
            }
            OnRows::Keep => return self.keep_indicators(&form, chosen),
            OnRows::Remove if table == Table::Paragraphs => manuscript_tables::remove_rows(&form, chosen),
            OnRows::Remove => remove_rows(&form, table, chosen),
            OnRows::RemoveBranch => remove_class(&form, chosen),
            OnRows::MoveUp if first > 0 => step_over(&form, table, chosen, (first, first - 1)),
            OnRows::MoveDown if last + 1 < rows.len() => step_over(&form, table, chosen, (last, last + 1)),
            OnRows::MoveUp | OnRows::MoveDown => return,
        };
        if self.change(&edit) == Outcome::Unchanged && action == OnRows::Remove {
            self.told = Some("这是分类留着的空行；要去掉整个分类，请在分类上点右键“删除这个分类”".to_owned());
        }
        let Some(form) = self.form() else { return };
        let rows = form.rows(table);
        let stays = rows.iter().find(|row| chosen.contains(&row.id()));
        let stays = stays.or_else(|| rows.get(first.min(rows.len().saturating_sub(1))));
        if let Some(row) = stays {
            self.editor.go(FieldPath::Cell(table, row.id(), column));
        }
    }

    /// Removes the class at the cursor with its rows: the one whose label the cursor is on, otherwise the second-level
    /// class of the row.
    pub(super) fn remove_branch(&mut self) {
        let (Some(form), Some((Table::Indicators, chosen, column))) = (self.form(), self.editor.chosen_rows()) else {
            return;
        };
        let Some(row) = chosen.first().and_then(|id| form.row(Table::Indicators, *id)) else { return };
        let of_class = if column == Column::Class { Column::Class } else { Column::Subclass };
        let label = row[&of_class].to_owned();
        let rows = class_rows(&form, &FieldPath::Cell(Table::Indicators, row.id(), of_class));
        self.act_on(Table::Indicators, &rows, column, OnRows::RemoveBranch);
        self.told = Some(format!("已删除分类“{label}”，按 Ctrl+Z 撤销"));
    }

    /// Adds an indicator at the end of a class.
    pub(in crate::ui) fn add_to_branch(&mut self, branch: &Branch) {
        if let Some(form) = self.form() {
            self.add_row(&branch.add(&form, &Texts::default()), Column::Name);
        }
    }

    /// Asks which class to add an indicator to, starting at the class of the current row.
    pub(super) fn ask_for_branch(&mut self, library: &Library) {
        let Some(form) = self.form() else { return };
        let block = library.template(&form.template).and_then(|template| template.table(Table::Indicators));
        let branches = block.map(|block| Branch::all(&form, block)).unwrap_or_default();
        let choices: Vec<Choice<Branch>> = branches.into_iter().map(|branch| choice(&form, branch)).collect();
        let row = match self.editor.chosen_rows() {
            _ if self.panes.outline.has_keys() => self.panes.outline.chosen_rows().first().copied(),
            Some((Table::Indicators, rows, _)) => rows.first().copied(),
            _ => None,
        };
        let row = form.indicators.iter().find(|indicator| Some(indicator.id()) == row);
        let of_row = |choice: &Choice<Branch>| row.is_some_and(|row| choice.value.holds(row));
        let at = choices.iter().position(of_row);
        self.asks.push(Modal::Branches(Chooser::new("加指标到分类", choices).at(at)));
    }

    /// Edits the label of a class: of the row's second-level class, or of its class if the form has no other.
    pub(super) fn rename_branch(&mut self, ctx: &Context, library: &Library) {
        let (Some(form), Some((Table::Indicators, rows, column))) = (self.form(), self.editor.chosen_rows()) else {
            return;
        };
        let Some(block) = library.template(&form.template).and_then(|t| t.table(Table::Indicators)) else { return };
        let wanted =
            if column == Column::Class { [Column::Class, Column::Subclass] } else { [Column::Subclass, Column::Class] };
        let Some(column) = wanted.into_iter().find(|column| block.column(column).is_some()) else { return };
        let Some(row) = rows.first() else { return };
        // The label is printed at the first row of its run.
        let label = crate::edit::spread(&form, &FieldPath::Cell(Table::Indicators, *row, column));
        if let Some(path) = label.into_iter().next() {
            self.editor.edit(ctx, &mut self.document, &form, &path);
        }
    }
}

/// Returns the column in which a new row is begun.
fn first_column(table: Table) -> Column {
    if table == Table::Paragraphs { Column::Text } else { Column::Name }
}

/// Returns a class as a choice, with the number of its indicators in the form.
fn choice(form: &Form, branch: Branch) -> Choice<Branch> {
    let count = form.indicators.iter().filter(|row| branch.holds(row)).count();
    let detail = if count == 0 { "还没有指标".to_owned() } else { format!("{count} 个指标") };
    Choice { name: branch.name(), detail, value: branch }
}

/// Moves rows past a neighbour, or, if the neighbour is in another branch, into that branch.
fn step_over(form: &Form, table: Table, moved: &[RowId], (at, neighbour): (usize, usize)) -> Edit {
    let rows = form.rows(table);
    let other = &rows[neighbour];
    let same_branch = other.branch() == rows[at].branch();
    // Into another class the rows go next to its border: last when moving up, first when moving down.
    let before = match (same_branch, neighbour > at) {
        (true, true) => rows.get(neighbour + 1).map(Row::id),
        (true, false) | (false, true) => Some(other.id()),
        (false, false) => Some(rows[at].id()),
    };
    let branch = (!same_branch && table == Table::Indicators).then(|| other.branch().map(str::to_owned));
    Edit::MoveRows { form: form.id, table, rows: moved.to_vec(), before, branch }
}

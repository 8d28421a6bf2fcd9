//! Moves to forms and fields: from the lists, from findings and hits, and after undo and redo.

use super::Workspace;
use crate::edit::paragraphs::table_of;
use crate::model::prose::{cell_column, cell_count, cell_place};
use crate::model::{FieldPath, Form, FormId, Row, RowId, Table};
use crate::session::{Place, Turn};
use crate::template::{Library, place};
use crate::ui::action::Action;
use crate::ui::findings::Stop;

impl Workspace {
    /// Shows another form. The draft is committed to its own field.
    pub(in crate::ui) fn turn_to(&mut self, id: FormId) {
        let _ = self.document.commit_draft();
        self.editor.turn_to(Some(id));
    }

    /// Shows a form with the cursor at `path`, and gives it the focus.
    pub(in crate::ui) fn go_to(&mut self, id: FormId, path: Option<FieldPath>) {
        self.turn_to(id);
        if let Some(path) = path {
            self.editor.go(path);
        }
    }

    /// Shows a form with the cursor at `path`. The focus stays where it is.
    pub(super) fn see(&mut self, id: FormId, path: FieldPath) {
        self.turn_to(id);
        self.editor.look_at(path);
    }

    /// Moves by a number of forms in the project's order.
    pub(super) fn turn_by(&mut self, by: isize) {
        let forms = &self.document.project().forms;
        let at = forms.iter().position(|form| Some(form.id) == self.editor.form()).unwrap_or(0);
        if let Some(id) = at.checked_add_signed(by).and_then(|at| forms.get(at)).map(|form| form.id) {
            self.turn_to(id);
        }
    }

    /// Stays at the shown form, or goes to the first if it no longer exists.
    pub(super) fn stay(&mut self) {
        let project = self.document.project();
        if self.editor.form().is_none_or(|id| project.form(id).is_none()) {
            let first = project.forms.first().map(|form| form.id);
            self.editor.turn_to(first);
        }
    }

    /// Leaves the cursor where its row was in the form as it was `before`, if that row is gone: at the row that is there
    /// now, else at the one above.
    pub(super) fn keep_place(&mut self, before: Option<&Form>) {
        let (Some(before), Some(now), Some(FieldPath::Cell(table, row, column))) =
            (before, self.form(), self.editor.at().cloned())
        else {
            return;
        };
        let Some(place) = before.place_of(table, row).filter(|_| before.id == now.id) else { return };
        if now.row(table, row).is_some() {
            return;
        }
        if let Some(row) = in_place_of(before, &now, table, row, place) {
            self.editor.look_at(FieldPath::Cell(table, row, column));
        }
    }

    /// Where the cursor goes that was at `at` in a manuscript when a step changed the form `before`, and `changed` is the first
    /// place that it changed: the first row of a table changes with its columns, so it stays in the row that it is in.
    fn turned(&self, before: &Form, at: &FieldPath, changed: &FieldPath) -> Option<FieldPath> {
        let now = self.document.project().form(before.id)?;
        let (FieldPath::Cell(table @ Table::Paragraphs, row, column), FieldPath::Cell(of, other, _)) = (at, changed)
        else {
            return None;
        };
        let around = table_of(now, *row);
        let place = cell_place(column).filter(|_| !around.is_empty());
        let Some(own) = now.row(*table, *row) else {
            let left = left_of_table(before, now, *row).or((of == table).then_some(*other));
            return left.map(|row| FieldPath::Cell(*table, row, column.clone()));
        };
        let differs = before.row(*table, *row).is_some_and(|was| was != own);
        let is_in = around.iter().any(|row| row.id() == *other);
        let width = around.iter().map(cell_count).max().unwrap_or_default();
        // The column may be gone.
        let column = place.map_or_else(|| column.clone(), |place| cell_column(place.min(width.saturating_sub(1))));
        (differs || is_in).then_some(FieldPath::Cell(*table, *row, column))
    }

    /// Undoes or redoes a step, says what it was, and shows where it was.
    pub(super) fn turn(&mut self, action: Action, library: &Library) {
        let back = action == Action::Undo;
        let _ = self.document.commit_draft();
        let before = self.form();
        let turn = if back { self.document.turn_back() } else { self.document.turn_forward() };
        let Some(Turn { name, form, place }) = turn else {
            self.told = Some(if back { "没有可以撤销的了" } else { "没有可以重做的了" }.to_owned());
            return;
        };
        let field = place.as_ref().and_then(|place| self.words(place, library));
        let of = form.map(|form| format!("“{form}”")).or(field).map(|of| format!("（{of}）")).unwrap_or_default();
        self.told = Some(format!("{}：{name}{of}", if back { "已撤销" } else { "已重做" }));
        self.editor.forget_copied();
        if let Some(place) = place {
            let own = before.filter(|before| before.id == place.form).zip(self.editor.at());
            let own = own.zip(place.path.as_ref()).and_then(|((before, at), path)| self.turned(&before, at, path));
            self.go_to(place.form, own.or(place.path));
        }
        self.stay();
    }

    /// Returns the name of a field for the status line.
    fn words(&self, at: &Place, library: &Library) -> Option<String> {
        let form = self.document.project().form(at.form)?;
        Some(place(library.template(&form.template)?, form, at.path.as_ref()?))
    }

    /// Goes to the next or the previous place with findings, over all forms.
    pub(super) fn step_finding(&mut self, forward: bool) {
        let at = self.editor.form().map(|form| Stop { form, path: self.editor.at().cloned() });
        let project = self.document.project();
        if let Some(stop) = self.panes.beside(&self.findings, project, at.as_ref(), forward) {
            self.go_to(stop.form, stop.path);
        }
    }

    /// Applies the fix of the first finding at the cursor that has one.
    pub(super) fn apply_fix(&mut self) {
        let (Some(form), Some(path)) = (self.editor.form(), self.editor.at().cloned()) else { return };
        match self.findings.fix(form, &path) {
            Some(fix) => drop(self.change(&fix)),
            None => self.told = Some("这一格没有可以直接改正的问题".to_owned()),
        }
    }
}

/// The row of `now` that stands where the removed `row` was, at `place` of its table in the form `before`: in a table of a
/// manuscript one of that table, otherwise the row that is there now, else the one above.
fn in_place_of(before: &Form, now: &Form, table: Table, row: RowId, place: usize) -> Option<RowId> {
    let in_table = if table == Table::Paragraphs { left_of_table(before, now, row) } else { None };
    let above = || before.rows(table).iter().take(place).rev().find_map(|row| now.place_of(table, row.id()));
    let there = || {
        let rows = now.rows(table);
        rows.get(above().map_or(0, |above| above + 1)).or(rows.last()).map(Row::id)
    };
    in_table.or_else(there)
}

/// The row nearest to the removed `row` that `now` still has of its table in a manuscript.
fn left_of_table(before: &Form, now: &Form, row: RowId) -> Option<RowId> {
    let table = table_of(before, row);
    let at = table.iter().position(|own| own.id() == row)?;
    let (above, below) = table.split_at(at);
    let mut near = below.iter().chain(above.iter().rev()).map(Row::id);
    near.find(|id| now.row(Table::Paragraphs, *id).is_some())
}

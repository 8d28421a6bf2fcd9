//! Commands on the selected cells, used by keys and menus alike.

use super::along::Along;
use super::cells::{cell_of, is_class_label, is_editable};
use super::fill::from_first;
use super::keyboard::Clip;
use super::{Canvas, Editor, Landing, Wish};
use crate::edit::Edit;
use crate::edit::manuscript_tables::remove_rows;
use crate::model::prose::Style;
use crate::model::{Column, FieldPath, FormId, RowId, Table};
use crate::session::Document;
use crate::sheet::{Cell, Sheet};
use crate::ui::action::{Action, OnCells};

impl Editor {
    /// Empties the selection. A key does not empty a class label, since that would change every row beside it.
    pub(super) fn clear(&self, canvas: &Canvas<'_>, cell: &Cell) -> Option<Wish> {
        if self.block(canvas.sheet).is_none() && is_class_label(cell) {
            return Some(Wish::Tell("分类名称不会被清空；要改名按 F2，要删除整个分类请点右键"));
        }
        Some(self.emptied(canvas, cell))
    }

    /// Empties the selection. Several paragraphs are removed, as in any text, and the caret stands where they were.
    fn emptied(&self, canvas: &Canvas<'_>, cell: &Cell) -> Wish {
        let rows = self.chosen_rows_on(canvas.sheet);
        let is_text =
            |row: &RowId| canvas.form.row(Table::Paragraphs, *row).is_some_and(|row| !Style::of(row).is_table());
        if rows.len() > 1 && rows.iter().any(is_text) {
            return Wish::Paragraphs(remove_rows(canvas.form, &rows), Landing::without(canvas.form, &rows));
        }
        Wish::Do(self.selected(canvas.sheet, cell).clear(canvas.sheet, canvas.form))
    }

    /// Selects the table, or the whole form if the table is selected already: Ctrl+A in Excel also grows in this way.
    pub(super) fn select_all(&mut self, sheet: &Sheet, cell: &Cell) {
        let table = |cell: &&Cell| match (&cell.field, &self.cursor.at) {
            (Some(FieldPath::Cell(of, _, column)), Some(FieldPath::Cell(table, ..))) => {
                of == table && !matches!(column, Column::Class | Column::Subclass)
            }
            _ => false,
        };
        let editable = || sheet.cells.iter().filter(|cell| is_editable(cell));
        let ends = |mut cells: Vec<&Cell>| {
            let last = cells.pop().and_then(|cell| cell.field.clone());
            let first = cells.first().and_then(|cell| cell.field.clone());
            first.zip(last).map(|(first, last)| [first, last])
        };
        let of_table = ends(editable().filter(table).collect());
        let of_form = ends(editable().collect());
        let whole = if self.cursor.block == of_table { of_form } else { of_table.or(of_form) };
        self.cursor.block = whole.filter(|[first, last]| first != last);
        self.cursor.at = cell.field.clone();
    }

    /// Fills the selection down or right: Ctrl+D and Ctrl+R.
    pub(super) fn fill(
        &self,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (cell, along): (&Cell, Along),
    ) -> Option<Wish> {
        let _ = document.commit_draft();
        Some(Wish::Do(self.filled(canvas.form.id, canvas.sheet, cell, along)))
    }

    /// Returns the edit that copies the first cells of the selection into the others.
    fn filled(&self, form: FormId, sheet: &Sheet, cell: &Cell, along: Along) -> Edit {
        from_first(form, sheet, &self.selected(sheet, cell).with_source(sheet, along), along)
    }

    /// Copies, cuts or pastes.
    pub(super) fn clip(
        &mut self,
        clip: Clip,
        document: &mut Document,
        canvas: &Canvas<'_>,
        cell: &Cell,
    ) -> Option<Wish> {
        let _ = document.commit_draft();
        let block = self.selected(canvas.sheet, cell);
        let paths = block.paths(canvas.sheet);
        match clip {
            Clip::Paste(text) => Some(Wish::Paste(text)),
            Clip::PasteValues => Some(Wish::Act(Action::PasteValues)),
            Clip::Copy => {
                let at = self.cursor.at.clone()?;
                let corners = self.cursor.block.clone().unwrap_or_else(|| [at.clone(), at]);
                self.copied = Some((canvas.form.id, corners));
                Some(Wish::Copy(paths))
            }
            Clip::Cut => Some(Wish::Cut(paths, Box::new(self.emptied(canvas, cell)))),
        }
    }

    /// Returns the edit for a menu's action on the selected cells.
    pub(in crate::ui) fn cells_action(&self, document: &Document, action: OnCells) -> Option<Edit> {
        let form = document.project().form(self.cursor.form?).cloned()?;
        let sheet = &self.kept.as_ref()?.sheet;
        let cell = cell_of(sheet, self.cursor.at.as_ref()?)?;
        Some(match action {
            OnCells::FillDown => self.filled(form.id, sheet, cell, Along::Down),
            OnCells::FillRight => self.filled(form.id, sheet, cell, Along::Right),
            OnCells::Clear => self.selected(sheet, cell).clear(sheet, &form),
        })
    }

    /// Selects all of the table at the cursor, for the menu.
    pub(in crate::ui) fn select_table(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        if let Some(cell) = self.cursor.at.as_ref().and_then(|path| cell_of(&kept.sheet, path)) {
            self.select_all(&kept.sheet, cell);
        }
        self.kept = Some(kept);
    }
}

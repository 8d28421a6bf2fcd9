//! What is done with the selected cells, by keys and by menus alike.

use super::along::Along;
use super::cells::{cell_of, is_class_label, is_editable};
use super::fill::from_first;
use super::keyboard::Clip;
use super::{Canvas, Editor, Wish};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, FormId};
use crate::session::Document;
use crate::sheet::{Cell, Sheet};
use crate::ui::action::Action;

impl Editor {
    /// Empties what is selected; a class is not emptied by a key, for that would change every row beside it.
    pub(super) fn clear(&self, canvas: &Canvas<'_>, cell: &Cell) -> Option<Wish> {
        if self.block(canvas.sheet).is_none() && is_class_label(cell) {
            return Some(Wish::Tell("分类名称不会被清空；要改名按 F2，要删除整个分类请点右键"));
        }
        Some(Wish::Do(self.selected(canvas.sheet, cell).clear(canvas.sheet, canvas.form)))
    }

    /// Selects the table, and the whole form where the table is selected already.
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

    /// Ctrl+D and Ctrl+R.
    pub(super) fn fill(
        &self,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (cell, along): (&Cell, Along),
    ) -> Option<Wish> {
        let _ = document.commit_draft();
        Some(Wish::Do(self.filled(canvas.form.id, canvas.sheet, cell, along)))
    }

    /// The edit that writes the first cells of what is selected into the others.
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
            Clip::Cut => Some(Wish::Cut(paths, block.clear(canvas.sheet, canvas.form))),
        }
    }

    /// Carries out what the menus ask of the selected cells.
    pub(in crate::ui) fn cells_action(&self, document: &Document, action: Action) -> Option<Edit> {
        let form = document.project().form(self.cursor.form?).cloned()?;
        let sheet = &self.kept.as_ref()?.sheet;
        let cell = cell_of(sheet, self.cursor.at.as_ref()?)?;
        Some(match action {
            Action::FillDown => self.filled(form.id, sheet, cell, Along::Down),
            Action::FillRight => self.filled(form.id, sheet, cell, Along::Right),
            Action::ClearCells => self.selected(sheet, cell).clear(sheet, &form),
            _ => return None,
        })
    }

    /// Selects all of the table under the cursor, as the menu asks.
    pub(in crate::ui) fn select_table(&mut self) {
        let Some(kept) = self.kept.take() else { return };
        if let Some(cell) = self.cursor.at.as_ref().and_then(|path| cell_of(&kept.sheet, path)) {
            self.select_all(&kept.sheet, cell);
        }
        self.kept = Some(kept);
    }
}

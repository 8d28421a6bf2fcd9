//! The pointer on the form: a press selects, dragging or Shift selects a block, a double click edits, the right button
//! opens the menu.

use super::cells::{cell_of, takes_cursor, target};
use super::field::Begin;
use super::selection::Block;
use super::ticks::{is_tick, tick, turn};
use super::{Canvas, Editor, Wish};
use crate::edit::Edit;
use crate::model::FieldPath;
use crate::session::Document;
use egui::{Modifiers, PointerButton, Pos2, Response};

impl Editor {
    /// Handles the pointer on the form.
    pub(super) fn hand(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        response: &Response,
    ) -> Option<Wish> {
        let shift = ui.input(|input| input.modifiers == Modifiers::SHIFT);
        let pressed =
            |button| response.is_pointer_button_down_on() && ui.input(|input| input.pointer.button_pressed(button));
        let at = response.interact_pointer_pos().or_else(|| ui.input(|input| input.pointer.interact_pos()))?;
        if pressed(PointerButton::Primary) {
            let ticked = if shift { None } else { self.ticked(canvas, at) };
            self.press(document, canvas, at, shift);
            if ticked.is_some() {
                return ticked.map(Wish::Do);
            }
        } else if response.dragged_by(PointerButton::Primary) {
            if let Some(path) = canvas.field_at(at) {
                self.cursor.reach(path);
            }
        } else if pressed(PointerButton::Secondary) && !self.selects(canvas, at) {
            // Only outside the selection: a right click inside it keeps it, as in Excel.
            self.press(document, canvas, at, false);
        }
        let field = canvas.field_at(at).filter(|path| !is_tick(path));
        // A click puts the caret into a paragraph, as in any text; a cell of a table is selected first.
        let begins = |path: &FieldPath| response.clicked() && !shift && Self::is_prose_at(canvas, path);
        if let Some(path) = field.filter(|path| response.double_clicked() || begins(path)) {
            self.cursor.go(path.clone());
            self.begin(ui.ctx(), document, (canvas.form, &path), Begin::At(at));
        }
        super::menu::of_cell(response, canvas, self.cursor.at.as_ref())
    }

    /// The edit of a click on a box, or on the tick cell that is selected already.
    fn ticked(&self, canvas: &Canvas<'_>, at: Pos2) -> Option<Edit> {
        let current = canvas.field_at(at).filter(|path| self.cursor.at.as_ref() == Some(path));
        turn(canvas, at).or_else(|| tick(canvas.template, canvas.form, &current?))
    }

    /// Selects the cell under the pointer. A draft elsewhere is committed to its own field.
    fn press(&mut self, document: &mut Document, canvas: &Canvas<'_>, at: Pos2, extends: bool) {
        let Some(path) = canvas.field_at(at) else { return };
        let _ = document.commit_draft();
        if extends {
            self.cursor.reach(path);
        } else {
            self.cursor.go(path);
        }
        self.wants_keys = true;
    }

    /// Whether the cell under the pointer is already selected.
    fn selects(&self, canvas: &Canvas<'_>, at: Pos2) -> bool {
        let Some(path) = canvas.field_at(at) else { return false };
        let block = self.block(canvas.sheet);
        let holds = |block: &Block| cell_of(canvas.sheet, &path).is_some_and(|cell| block.holds(cell));
        block.as_ref().map_or_else(|| self.cursor.at.as_ref() == Some(&path), holds)
    }
}

impl Canvas<'_> {
    /// Returns the field that a click at a point of the screen selects.
    pub(super) fn field_at(&self, at: Pos2) -> Option<FieldPath> {
        let (x, y) = self.placement.on_page(at);
        let cell = &self.sheet.cells[self.page.cell_at(x, y)?];
        if takes_cursor(cell) { cell.field.clone() } else { target(self.sheet, cell) }
    }
}

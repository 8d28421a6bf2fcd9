//! Carries out the keys on the form.

use super::along::Along;
use super::cells::{cell_of, next_row};
use super::field::{Begin, composition_given_up};
use super::fill::everywhere;
use super::keyboard::{Mode, Step, Way, clipboard, composes, fills_selected, step, style};
use super::paragraph::is_paragraph;
use super::ticks::{is_tick, space, tick};
use super::travel::{below, neighbour};
use super::{Canvas, Editor, Wish, cursor_id};
use crate::model::{Column, FieldPath};
use crate::session::Document;
use crate::sheet::{Cell, Sheet};
use crate::ui::over::nothing_is_over;

impl Editor {
    /// Returns how the current cell takes keys.
    pub(super) fn mode(&self, document: &Document) -> Mode {
        let here = document
            .draft()
            .is_some_and(|draft| Some(draft.form) == self.cursor.form && Some(&draft.path) == self.cursor.at.as_ref());
        match (here, self.is_inside) {
            (false, _) => Mode::Selected,
            (true, false) => Mode::Typing,
            (true, true) => Mode::Editing,
        }
    }

    /// Takes the focus if the form should have it, and returns whether it has.
    fn hold_focus(&mut self, ui: &egui::Ui) -> bool {
        if self.yields_keys {
            return false;
        }
        let focused = ui.memory(egui::Memory::focused);
        // The border of a panel gets the focus when dragged but has no use for keys.
        let is_border = |response: egui::Response| response.sense.senses_drag() && !response.sense.senses_click();
        let nobody = focused.is_none_or(|id| ui.ctx().read_response(id).is_some_and(is_border));
        let is_free = nothing_is_over(ui.ctx());
        if is_free && (self.wants_keys || nobody) {
            self.wants_keys = false;
            if focused != Some(cursor_id()) {
                ui.memory_mut(|memory| memory.request_focus(cursor_id()));
            }
            return true;
        }
        focused == Some(cursor_id()) && is_free
    }

    /// Handles the keys.
    pub(super) fn keys(&mut self, ui: &egui::Ui, document: &mut Document, canvas: &Canvas<'_>) -> Option<Wish> {
        if !self.hold_focus(ui) {
            return None;
        }
        let path = self.cursor.at.clone()?;
        let cell = cell_of(canvas.sheet, &path)?;
        if let Some(draft) = document.draft() {
            // A composition that was given up on a cell that was only selected leaves the cell unchanged.
            if composition_given_up(ui, draft) && draft.settled() == canvas_text(document, &path) && !self.is_inside {
                document.cancel_draft();
                return None;
            }
            let was = draft.composing.is_some();
            // During a composition Enter, Escape and the arrows belong to the input method.
            if was || ui.input(|input| composes(input, was)) {
                return None;
            }
        }
        if is_paragraph(cell) {
            self.resume(ui.ctx(), document, (canvas.form, &path));
            if self.mode(document) == Mode::Selected && self.cursor.block.is_none() {
                self.enter_text(ui, document, (canvas.form, &path));
            }
            if let Some(style) = ui.input_mut(style) {
                return self.restyled(canvas, style).map(Wish::Do);
            }
        } else {
            self.typed_in = None;
        }
        let mode = self.mode(document);
        if mode != Mode::Selected
            && let Some(wish) = self.offered_keys(ui, document, (canvas, cell))
        {
            return wish;
        }
        if mode != Mode::Selected
            && is_paragraph(cell)
            && let Some(wish) = self.prose_keys(ui, document, (canvas, cell))
        {
            return wish;
        }
        if mode == Mode::Selected {
            if let Some(clip) = ui.input_mut(clipboard) {
                return self.clip(clip, document, canvas, cell);
            }
        } else if self.cursor.block.is_some() && ui.input_mut(fills_selected) {
            return self.take(ui, Step::FillSelected, document, (canvas, cell));
        }
        if let Some(step) = ui.input_mut(|input| step(input, mode)) {
            return self.take(ui, step, document, (canvas, cell));
        }
        if mode == Mode::Selected {
            if is_tick(&path) && ui.input_mut(space) {
                return tick(canvas.template, canvas.form, &path).map(Wish::Do);
            }
            // A paragraph is gone on with, where a cell's text would be replaced.
            let how = if is_paragraph(cell) { Begin::AtEnd } else { Begin::Replacing };
            self.begin_by_typing(ui, document, (canvas.form, &path), how);
        }
        None
    }

    fn take(
        &mut self,
        ui: &egui::Ui,
        step: Step,
        document: &mut Document,
        (canvas, cell): (&Canvas<'_>, &Cell),
    ) -> Option<Wish> {
        let (sheet, form) = (canvas.sheet, canvas.form);
        match step {
            Step::Edit => {
                let path = cell.field.clone()?;
                if self.mode(document) == Mode::Selected {
                    self.begin(ui.ctx(), document, (form, &path), Begin::AtEnd);
                }
                self.is_inside = true;
            }
            Step::Cancel => {
                if is_paragraph(cell) {
                    // As in any text, what is typed stays; undo takes it back.
                    let _ = document.commit_draft();
                }
                document.cancel_draft();
                (self.copied, self.cursor.block, self.typed_in) = (None, None, None);
            }
            Step::Clear => return self.clear(canvas, cell),
            Step::All => self.select_all(sheet, cell),
            Step::Go(way) => self.travel(document, sheet, (cell, way)),
            Step::Reach(way) => {
                let from = self.cursor.end().and_then(|path| cell_of(sheet, path)).unwrap_or(cell);
                if let Some(path) = neighbour(sheet, from, way).and_then(|cell| cell.field.clone()) {
                    self.cursor.reach(path);
                }
            }
            Step::Enter => return self.enter(document, canvas, cell),
            Step::FillDown => return self.fill(document, canvas, (cell, Along::Down)),
            Step::FillRight => return self.fill(document, canvas, (cell, Along::Right)),
            Step::FillSelected => {
                let text = document.draft().map(|draft| draft.settled().to_owned())?;
                let block = self.block(sheet)?;
                document.cancel_draft();
                return Some(Wish::Do(everywhere(form.id, sheet, &block, &text)));
            }
        }
        None
    }

    /// Commits the draft and moves the cursor.
    fn travel(&mut self, document: &mut Document, sheet: &Sheet, (cell, way): (&Cell, Way)) {
        let _ = document.commit_draft();
        let Some(path) = neighbour(sheet, cell, way).and_then(|cell| cell.field.clone()) else {
            // At the edge of the form the cursor stays, but the draft is committed and a block is given up.
            self.cursor.block = None;
            return;
        };
        if matches!(way, Way::Next | Way::Previous) {
            self.cursor.tab_to(path);
        } else {
            self.cursor.go(path);
        }
        self.reveals = true;
    }

    /// Enter: goes down, after a run of Tabs in the column where it began, and adds a row after the last one.
    fn enter(&mut self, document: &mut Document, canvas: &Canvas<'_>, cell: &Cell) -> Option<Wish> {
        let start = self.cursor.run.take().and_then(|path| cell_of(canvas.sheet, &path)).unwrap_or(cell);
        let _ = document.commit_draft();
        if let Some(edit) = next_row(canvas.form, cell) {
            let column = match &start.field {
                Some(FieldPath::Cell(_, _, column)) if start.row == cell.row => column.clone(),
                _ => Column::Name,
            };
            return Some(Wish::AddRow(edit, column));
        }
        match below(canvas.sheet, cell, start).and_then(|cell| cell.field.clone()) {
            Some(path) => self.cursor.go(path),
            None => self.cursor.block = None,
        }
        self.reveals = true;
        None
    }
}

/// Returns the text of the draft's field in the project.
fn canvas_text<'d>(document: &'d Document, path: &FieldPath) -> &'d str {
    let form = document.draft().and_then(|draft| document.project().form(draft.form));
    form.map_or("", |form| form.text(path))
}

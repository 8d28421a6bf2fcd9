//! The form on screen: the sheet itself, with one live text field in the cell under the cursor.

mod branch;
mod cells;
mod field;
mod keyboard;
mod marks;
mod selection;
mod understood;

pub(super) use cells::add_after;

use super::canvas::{LaidOut, Look, Placement, paint};
use super::findings::Findings;
use super::theme::Colours;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Project, RowId, Table};
use crate::page::{Area, Page, PageOptions};
use crate::session::Document;
use crate::sheet::{Cell, CellStyle, Sheet};
use crate::template::Template;
use cells::{area_of, cell_of, is_class_label, is_editable, neighbour, next_row, target};
use egui::{Rect, Sense, pos2, vec2};
use keyboard::{Mode, Step};
use selection::Block;
use std::sync::Arc;

/// Screen points per pt of paper at a zoom of 1: as wide as there is room for, within these limits.
const SCREEN: std::ops::RangeInclusive<f32> = 1.0..=1.45;
/// Space around the form, pt of paper.
const MARGIN: f32 = 14.0;

/// What the keys or the mouse ask for beyond moving the cursor.
pub(super) enum Wish {
    /// Adds a row and goes to it.
    AddRow(Edit),
    /// Changes the form.
    Do(Edit),
    /// The clipboard gets these fields, in the order in which they are shown.
    Copy(Vec<FieldPath>),
    /// The same, and then they are emptied.
    Cut(Vec<FieldPath>, Edit),
    /// A block is pasted at the cursor.
    Paste(String),
}

/// The cursor in a form.
pub(super) struct Editor {
    pub(super) zoom: f32,
    kept: Option<LaidOut>,
    faces: Faces,
    active: Option<FieldPath>,
    /// Where the selected block reaches to from the active field.
    reach: Option<FieldPath>,
    mode: Mode,
    /// What the text field holds; the document gets it when nothing is being composed.
    buffer: String,
    /// The buffer from before the input method began to compose.
    composing: Option<String>,
    arrived: bool,
    /// The field is brought into view in the next frame, and another part of the window keeps the keys.
    seen: bool,
    /// Screen points per pt of paper.
    scale: f32,
}

impl Default for Editor {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            kept: None,
            faces: Faces::screen(),
            active: None,
            reach: None,
            mode: Mode::Chosen,
            buffer: String::new(),
            composing: None,
            arrived: false,
            seen: false,
            scale: 1.0,
        }
    }
}

impl Editor {
    /// The field under the cursor.
    pub(super) fn active(&self) -> Option<&FieldPath> {
        self.active.as_ref()
    }

    /// The rows of the table under the cursor that are selected, in their order.
    pub(super) fn chosen_rows(&self) -> Option<(Table, Vec<RowId>, Column)> {
        let FieldPath::Cell(table, id, column) = self.active.as_ref()? else { return None };
        let drawn = self.kept.as_ref().map(|laid| self.rows_in_block(&laid.sheet));
        let rows = drawn.filter(|rows| !rows.is_empty()).unwrap_or_else(|| vec![*id]);
        Some((*table, rows, column.clone()))
    }

    /// Leaves the field; what was composed and not finished goes.
    pub(super) fn leave(&mut self, document: &mut Document) {
        self.settle(document);
        let _ = document.commit_draft();
        self.active = None;
        self.reach = None;
    }

    /// Puts what is in the text field into the draft; a composition that was not finished is taken back.
    pub(super) fn settle(&mut self, document: &mut Document) {
        if let Some(before) = self.composing.take() {
            self.buffer = before;
        }
        if document.draft().is_some() {
            document.type_text(&self.buffer);
        }
    }

    /// Puts the cursor into the field at `path`.
    pub(super) fn go(&mut self, document: &mut Document, form: &Form, path: FieldPath) {
        self.settle(document);
        document.begin(form.id, &path);
        self.buffer = document.draft().map(|draft| draft.text.clone()).unwrap_or_default();
        self.active = Some(path);
        self.reach = None;
        self.mode = Mode::Chosen;
        self.arrived = true;
    }

    /// Puts the cursor into the field at `path`, with the caret in its text.
    pub(super) fn edit(&mut self, document: &mut Document, form: &Form, path: FieldPath) {
        self.go(document, form, path);
        self.mode = Mode::Editing;
    }

    /// Gives the keys back to the form, after another part of the window had them.
    pub(super) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Leaves the keys to the part of the window that has them; the field is brought into view.
    pub(super) fn leave_keys(&mut self) {
        (self.arrived, self.seen) = (false, true);
    }

    /// Takes the field's text over from the document, after an undo or another edit.
    pub(super) fn refresh(&mut self, document: &mut Document, form: Option<&Form>) {
        let Some(path) = self.active.take() else { return };
        let gone = |form: &Form| matches!(&path, FieldPath::Cell(table, id, _) if form.row(*table, *id).is_none());
        if let Some(form) = form.filter(|form| !gone(form)) {
            self.composing = None;
            document.cancel_draft();
            self.go(document, form, path);
        }
    }

    /// Shows the form and moves the cursor; returns what else the keys and the mouse ask for.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form, project): (&Template, &Arc<Form>, &Project),
        (colours, findings): (&Colours, &Findings),
    ) -> Option<Wish> {
        let options = PageOptions { endless: true, no_page_numbers: true, ..PageOptions::default() };
        let mut kept = self.kept.take();
        let laid = LaidOut::current(&mut kept, template, form, &project.unit, &project.print, (&self.faces, options));
        if self.active.is_none()
            && let Some(first) =
                laid.sheet.cells.iter().find(|cell| is_editable(cell) && cell.style == CellStyle::Value)
            && let Some(path) = first.field.clone()
        {
            self.go(document, form, path);
        }
        let area = egui::ScrollArea::both().auto_shrink(false);
        let wish = area.show(ui, |ui| self.canvas(ui, document, (template, form), laid, (colours, findings))).inner;
        self.kept = kept;
        wish
    }

    fn canvas(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form): (&Template, &Arc<Form>),
        laid: &LaidOut,
        (colours, findings): (&Colours, &Findings),
    ) -> Option<Wish> {
        let page = laid.pages.pages.first()?;
        let layout = (&laid.sheet, &page.areas[..]);
        let (response, placement) = self.ground(ui, &page.areas, colours);
        let painter = ui.painter_at(response.rect);
        for area in &page.areas {
            let cell = &laid.sheet.cells[area.cell];
            if cell.style == CellStyle::Label && laid.sheet.rows[cell.row].framed {
                painter.rect_filled(placement.rect(area.rect), 0.0, colours.label.0);
            }
        }
        if let Some(block) = self.block(&laid.sheet) {
            marks::tint(&painter, layout, &block, placement, colours);
        }
        let active = self.active.as_ref().and_then(|path| area_of(&laid.sheet, &page.areas, path));
        let hidden = active.map(|area| area.cell).filter(|cell| laid.sheet.cells[*cell].value_at == 0);
        let look = Look { ink: colours.ink.0, ruling: colours.ruling.0, plain: true };
        paint(&painter, page, placement, look, hidden);
        marks::mark_cells(&painter, (template, form), layout, placement, (colours, findings));
        marks::name_cells(ui, (template, form), layout, placement);
        let mut wish = branch::add_button(ui, form, (&laid.sheet, page), placement).map(Wish::AddRow);
        let chosen = self.rows_in_block(&laid.sheet);
        wish = branch::grip(ui, form, layout, placement, (&chosen, colours)).map(Wish::Do).or(wish);
        self.mouse(ui, document, form, (&laid.sheet, page), (&response, placement));
        if let Some(area) = self.active.as_ref().and_then(|path| area_of(&laid.sheet, &page.areas, path)) {
            let cell = &laid.sheet.cells[area.cell];
            let rect = placement.rect(area.rect);
            let step = self.field(ui, document, (template, form), (cell, rect), colours);
            if let Some(path) = self.active.as_ref().filter(|_| field::accepts_keys(ui, self.field_id(form))) {
                marks::show_said(ui, path, &self.buffer, &findings.said(form.id, path, &self.buffer), rect, colours);
            }
            if let Some(step) = step {
                wish = self.take(step, document, form, &laid.sheet, cell).or(wish);
            }
        }
        wish
    }

    /// Allots room for the form and paints its ground.
    fn ground(&mut self, ui: &mut egui::Ui, areas: &[Area], colours: &Colours) -> (egui::Response, Placement) {
        let bounds = areas.iter().fold(Rect::NOTHING, |bounds, area| {
            let [left, top, right, bottom] = area.rect;
            bounds.union(Rect::from_min_max(pos2(left, top), pos2(right, bottom)))
        });
        let size = bounds.size() + vec2(2.0, 2.0) * MARGIN;
        self.scale = (ui.available_width() / size.x).clamp(*SCREEN.start(), *SCREEN.end()) * self.zoom;
        let size = size * self.scale;
        let outer = vec2(size.x.max(ui.available_width()), size.y);
        let (response, painter) = ui.allocate_painter(outer, Sense::click_and_drag());
        let ground = Rect::from_min_size(response.rect.min + vec2((outer.x - size.x) / 2.0, 0.0), size);
        let origin = ground.min + (vec2(MARGIN, MARGIN) - bounds.min.to_vec2()) * self.scale;
        painter.rect_filled(ground, 2.0, colours.paper.0);
        (response, Placement { origin: pos2(origin.x.round(), origin.y.round()), scale: self.scale })
    }

    /// A click goes to a field, with Shift or a drag it draws a block, a double click edits.
    fn mouse(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        form: &Form,
        (sheet, page): (&Sheet, &Page),
        (response, placement): (&egui::Response, Placement),
    ) {
        let Some(at) = response.interact_pointer_pos() else { return };
        let (x, y) = placement.on_page(at);
        let Some(cell) = page.cell_at(x, y).map(|cell| &sheet.cells[cell]) else { return };
        if response.double_clicked() && is_class_label(cell) {
            if let Some(path) = cell.field.clone() {
                self.edit(document, form, path);
            }
            return;
        }
        let Some(path) = target(sheet, cell) else { return };
        let draws = response.dragged() && !response.drag_started();
        if draws || (response.clicked() && ui.input(|input| input.modifiers.shift)) {
            self.reach = Some(path).filter(|path| self.active.as_ref() != Some(path));
        } else if response.clicked() || response.drag_started() {
            if self.active.as_ref() == Some(&path) {
                self.mode = Mode::Editing;
            } else {
                self.go(document, form, path);
            }
        }
    }

    /// The block of selected cells, where more than the active one is selected.
    fn block(&self, sheet: &Sheet) -> Option<Block> {
        Block::of(sheet, self.active.as_ref()?, self.reach.as_ref()?)
    }

    /// The rows of the table under the cursor that the block holds.
    fn rows_in_block(&self, sheet: &Sheet) -> Vec<RowId> {
        match (&self.active, self.block(sheet)) {
            (Some(FieldPath::Cell(table, ..)), Some(block)) => block.rows_of(sheet, *table),
            _ => Vec::new(),
        }
    }

    /// Does what the keys ask for; returns a wish where it is more than moving the cursor.
    fn take(&mut self, step: Step, document: &mut Document, form: &Form, sheet: &Sheet, cell: &Cell) -> Option<Wish> {
        match step {
            Step::Edit => self.mode = Mode::Editing,
            Step::Cancel => {
                document.cancel_draft();
                let path = self.active.take()?;
                self.go(document, form, path);
            }
            Step::Clear => match self.block(sheet) {
                Some(block) => return Some(Wish::Do(block.clear(sheet, form))),
                None => {
                    self.buffer.clear();
                    document.type_text("");
                    self.mode = Mode::Typing;
                }
            },
            Step::Reach(way) => {
                let from = self.reach.as_ref().and_then(|path| cell_of(sheet, path)).unwrap_or(cell);
                let reached = neighbour(sheet, from, &way).and_then(|cell| cell.field.clone());
                self.reach = reached.or(self.reach.take()).filter(|path| self.active.as_ref() != Some(path));
            }
            Step::Copy | Step::Cut => return self.copied(step == Step::Cut, document, sheet, (form, cell)),
            Step::Paste(text) => return Some(Wish::Paste(text)),
            Step::Enter => match next_row(form, cell) {
                Some(edit) => return Some(Wish::AddRow(edit)),
                None => self.follow(document, form, neighbour(sheet, cell, &Step::Down)),
            },
            _ => self.follow(document, form, neighbour(sheet, cell, &step)),
        }
        None
    }

    fn copied(
        &mut self,
        cuts: bool,
        document: &mut Document,
        sheet: &Sheet,
        (form, cell): (&Form, &Cell),
    ) -> Option<Wish> {
        let block = self.block(sheet);
        let paths = block.as_ref().map_or_else(|| cell.field.iter().cloned().collect(), |block| block.paths(sheet));
        self.settle(document);
        if cuts {
            let block = block.unwrap_or_else(|| Block::between(cell, cell));
            return Some(Wish::Cut(paths, block.clear(sheet, form)));
        }
        Some(Wish::Copy(paths))
    }

    fn follow(&mut self, document: &mut Document, form: &Form, cell: Option<&Cell>) {
        match cell.and_then(|cell| cell.field.clone()) {
            Some(path) => self.go(document, form, path),
            None => {
                self.mode = Mode::Chosen;
                self.reach = None;
            }
        }
    }
}

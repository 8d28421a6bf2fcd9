//! The form on screen: the sheet itself, with a cursor that selects and a text field over the draft where one is typed.

mod along;
mod branch;
mod cells;
mod commands;
mod cursor;
mod field;
mod fill;
mod hand;
mod keyboard;
mod marks;
mod menu;
mod on_screen;
mod resting;
mod selection;
mod showing;
mod steps;
mod travel;
mod understood;

pub(super) use cells::add_after;

use super::action::Action;
use super::canvas::LaidOut;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, FormId, RowId, Table};
use crate::session::Document;
use crate::session::clipboard::Selection;
use crate::sheet::{Cell, Sheet};
use cursor::Cursor;
use egui::{Context, EventFilter, Id};
use field::Begin;
use on_screen::Canvas;
use selection::Block;

/// The least and the greatest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;

/// The keys that the cursor takes itself, so that they do not move the focus.
const KEYS: EventFilter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// The one widget that has the keys while the form has them, whichever cell the cursor is on: egui would take Tab for
/// itself in the frame in which a new one gets the focus.
fn cursor_id() -> Id {
    Id::unique("form cursor")
}

/// What the keys or the pointer ask for beyond moving the cursor.
pub(super) enum Wish {
    /// Adds a row and goes to its column.
    AddRow(Edit, Column),
    /// Changes the form.
    Do(Edit),
    /// Carries out an action on what is selected.
    Act(Action),
    /// The clipboard gets these fields, in the order in which they are shown.
    Copy(Vec<FieldPath>),
    /// The same, and then they are emptied.
    Cut(Vec<FieldPath>, Edit),
    /// A block is pasted at the cursor.
    Paste(String),
    /// The status line says why nothing was done.
    Tell(&'static str),
}

/// The form on screen, and the cursor in it.
pub(super) struct Editor {
    zoom: f32,
    kept: Option<LaidOut>,
    faces: Faces,
    cursor: Cursor,
    /// Whether the caret is in the text, so that the arrows move it.
    is_inside: bool,
    /// Where the caret goes in the field that was just begun.
    caret_at: Option<egui::Pos2>,
    /// The cell of the cursor is to be brought into view.
    reveals: bool,
    /// The form is to get the keys, from whatever has them.
    wants_keys: bool,
    /// The keys of this frame are those of a menu.
    yields_keys: bool,
    /// The block that was copied last, outlined until something else is done.
    copied: Option<(FormId, [FieldPath; 2])>,
    /// Screen points per pt of paper.
    scale: f32,
}

impl Editor {
    /// An editor at a zoom.
    pub(super) fn new(zoom: f32) -> Self {
        Self {
            zoom,
            kept: None,
            faces: Faces::screen(),
            cursor: Cursor::default(),
            is_inside: false,
            caret_at: None,
            reveals: false,
            wants_keys: false,
            yields_keys: false,
            copied: None,
            scale: 1.0,
        }
    }

    /// The zoom; 1 is as wide as there is room for.
    pub(super) fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Zooms, within what the window can show.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        self.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    }

    /// The form that is shown.
    pub(super) fn form(&self) -> Option<FormId> {
        self.cursor.form
    }

    /// The field under the cursor.
    pub(super) fn at(&self) -> Option<&FieldPath> {
        self.cursor.at.as_ref()
    }

    /// Shows another form, with the cursor where it last was in it.
    pub(super) fn turn_to(&mut self, form: Option<FormId>) {
        self.reveals |= self.cursor.form != form;
        self.cursor.turn_to(form);
    }

    /// Puts the cursor onto a field of the form that is shown.
    pub(super) fn go(&mut self, path: FieldPath) {
        self.cursor.go(path);
        self.reveals = true;
        self.wants_keys = true;
    }

    /// Shows a field, while another pane keeps the keys.
    pub(super) fn look_at(&mut self, path: FieldPath) {
        self.cursor.go(path);
        self.reveals = true;
    }

    /// Puts the caret into the text of a field.
    pub(super) fn edit(&mut self, ctx: &Context, document: &mut Document, form: &Form, path: &FieldPath) {
        self.go(path.clone());
        self.begin(ctx, document, (form, path), Begin::AtEnd);
    }

    /// Takes the outline away from what was copied: the form is not what it was.
    pub(super) fn forget_copied(&mut self) {
        self.copied = None;
    }

    /// Gives the keys back to the form, after another part of the window had them.
    pub(super) fn take_keys(&mut self) {
        self.wants_keys = true;
    }

    /// Leaves the keys of the coming frame to a menu that is open.
    pub(super) fn yield_keys(&mut self, to_menu: bool) {
        self.yields_keys = to_menu;
    }

    /// Whether the form has the keys.
    pub(super) fn has_keys(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(cursor_id()))
    }

    /// The rows of the table under the cursor that are selected, in their order.
    pub(super) fn chosen_rows(&self) -> Option<(Table, Vec<RowId>, Column)> {
        let FieldPath::Cell(table, id, column) = self.cursor.at.as_ref()? else { return None };
        let drawn = self.kept.as_ref().and_then(|laid| {
            let block = self.block(&laid.sheet)?;
            Some(block.rows_of(&laid.sheet, *table))
        });
        let rows = drawn.filter(|rows| !rows.is_empty()).unwrap_or_else(|| vec![*id]);
        Some((*table, rows, column.clone()))
    }

    /// Where a block is pasted: the first cell of what is selected, and how far that reaches.
    pub(super) fn selection(&self) -> Option<Selection> {
        let at = self.cursor.at.as_ref()?;
        // A class label stands for all its rows: what is pasted on it is its name.
        let is_label = matches!(at, FieldPath::Cell(_, _, Column::Class | Column::Subclass));
        let laid = self.kept.as_ref().filter(|_| !is_label);
        let drawn = laid.and_then(|laid| self.block(&laid.sheet)?.selection(&laid.sheet));
        Some(drawn.unwrap_or_else(|| Selection::from(at)))
    }

    /// The block of selected cells, where more than the one at hand is selected.
    fn block(&self, sheet: &Sheet) -> Option<Block> {
        let [from, to] = self.cursor.block.as_ref()?;
        Block::of(sheet, from, to)
    }

    /// What is selected: the block, or `cell`, which the cursor is on.
    fn selected(&self, sheet: &Sheet, cell: &Cell) -> Block {
        self.block(sheet).unwrap_or_else(|| Block::between(cell, cell))
    }

    /// The rows of the table under the cursor that the block holds.
    fn chosen_rows_on(&self, sheet: &Sheet) -> Vec<RowId> {
        match (&self.cursor.at, self.block(sheet)) {
            (Some(FieldPath::Cell(table, ..)), Some(block)) => block.rows_of(sheet, *table),
            _ => Vec::new(),
        }
    }
}

//! The form on screen: the laid-out sheet, a cursor that selects cells, and a text field where a draft is typed.

mod along;
mod branch;
mod caret;
mod carried;
mod cells;
mod commands;
mod cursor;
mod field;
mod fill;
mod hand;
pub(super) mod keyboard;
mod lit;
mod marks;
mod menu;
mod number;
mod offered_list;
mod offering;
mod on_screen;
mod paragraph;
mod pieces;
mod prose;
mod resting;
mod selection;
mod showing;
mod steps;
mod ticks;
mod travel;
mod typeface;
mod understood;

pub(super) use cells::add_after;
pub(super) use offering::is_name;
pub(super) use prose::Landing;

use super::action::Action;
use super::canvas::LaidOut;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::edit::manuscript_tables::Change;
use crate::model::{Column, FieldPath, Form, FormId, RowId, Table};
use crate::session::Document;
use crate::session::clipboard::Selection;
use crate::sheet::{Cell, Sheet};
use cursor::Cursor;
use egui::{Context, EventFilter, Id};
use field::Begin;
use offering::Offering;
use on_screen::Canvas;
use selection::Block;

/// The range of the zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;

/// The keys that the cursor handles itself, so that egui does not move the focus by them.
const KEYS: EventFilter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };

/// The id of the one widget that has the focus while the form does, whichever cell the cursor is on. A new widget per
/// cell would lose a Tab, which egui takes for itself in the frame in which a widget gets the focus.
fn cursor_id() -> Id {
    Id::unique("form cursor")
}

/// What keys or pointer ask for beyond moving the cursor.
pub(super) enum Wish {
    /// Adds a row and goes to this column of it.
    AddRow(Edit, Column),
    /// Changes the form.
    Do(Edit),
    /// Carries out an action on the selection.
    Act(Action),
    /// Copies these fields, in the order shown.
    Copy(Vec<FieldPath>),
    /// Copies these fields, then empties them.
    Cut(Vec<FieldPath>, Box<Wish>),
    /// Pastes a block at the cursor.
    Paste(String),
    /// Changes paragraphs, and goes on typing there.
    Paragraphs(Edit, Landing),
    /// Changes the table of a manuscript at the cursor.
    Table(Change),
    /// Says in the status line why nothing was done.
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
    /// Where the caret goes in a field that editing has just begun in.
    caret_at: Option<egui::Pos2>,
    /// Whether to scroll the current cell into view.
    reveals: bool,
    /// Whether it then comes to the top.
    to_top: bool,
    /// Whether the form should get the focus, whatever has it.
    wants_keys: bool,
    /// Whether the keys of this frame belong to a menu.
    yields_keys: bool,
    /// The block that was copied last, outlined until something else is done.
    copied: Option<(FormId, [FieldPath; 2])>,
    /// The paragraphs that were copied last.
    carried: Option<carried::Carried>,
    /// Names offered for the indicator that is being typed.
    offering: Offering,
    /// The paragraph that was typed into in the last frame, and its text then.
    typed_in: Option<(FormId, FieldPath, String)>,
    /// Where the caret was among the lines of the paragraph that is typed into.
    lines: paragraph::Lines,
    /// Screen points per pt of paper.
    scale: f32,
}

impl Editor {
    /// Creates an editor at a zoom.
    pub(super) fn new(zoom: f32) -> Self {
        Self {
            zoom,
            kept: None,
            faces: Faces::screen(),
            cursor: Cursor::default(),
            is_inside: false,
            caret_at: None,
            reveals: false,
            to_top: false,
            wants_keys: false,
            yields_keys: false,
            copied: None,
            carried: None,
            offering: Offering::default(),
            typed_in: None,
            lines: paragraph::Lines::default(),
            scale: 1.0,
        }
    }

    /// Returns the zoom. At 1 the form is as wide as there is room for.
    pub(super) fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Sets the zoom, within its range.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        self.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    }

    /// Returns the form that is shown.
    pub(super) fn form(&self) -> Option<FormId> {
        self.cursor.form
    }

    /// Returns the current field.
    pub(super) fn at(&self) -> Option<&FieldPath> {
        self.cursor.at.as_ref()
    }

    /// Shows another form, with the cursor where it was last in it.
    pub(super) fn turn_to(&mut self, form: Option<FormId>) {
        self.reveals |= self.cursor.form != form;
        self.cursor.turn_to(form);
    }

    /// Moves the cursor to a field of the form and gives the form the focus.
    pub(super) fn go(&mut self, path: FieldPath) {
        self.cursor.go(path);
        self.reveals = true;
        self.wants_keys = true;
    }

    /// Moves the cursor to the beginning of a chapter, which comes to the top.
    pub(super) fn open_at(&mut self, path: FieldPath) {
        self.go(path);
        self.to_top = true;
    }

    /// Moves the cursor to a field while another pane keeps the focus.
    pub(super) fn look_at(&mut self, path: FieldPath) {
        self.cursor.go(path);
        self.reveals = true;
    }

    /// Brings the cursor into view where it is.
    pub(super) fn show_cursor_place(&mut self) {
        self.reveals = true;
    }

    /// Moves the cursor to a field and begins to edit its text.
    pub(super) fn edit(&mut self, ctx: &Context, document: &mut Document, form: &Form, path: &FieldPath) {
        self.go(path.clone());
        self.begin(ctx, document, (form, path), Begin::AtEnd);
    }

    /// Removes the outline around what was copied, because the form has changed.
    pub(super) fn forget_copied(&mut self) {
        self.copied = None;
    }

    /// Gives the focus back to the form.
    pub(super) fn take_keys(&mut self) {
        self.wants_keys = true;
    }

    /// Leaves the keys of the coming frame to a menu if one is open.
    pub(super) fn yield_keys(&mut self, to_menu: bool) {
        self.yields_keys = to_menu;
    }

    /// Whether the form has the focus.
    pub(super) fn has_keys(ctx: &Context) -> bool {
        ctx.memory(|memory| memory.has_focus(cursor_id()))
    }

    /// Returns the selected rows of the table at the cursor, in their order.
    pub(super) fn chosen_rows(&self) -> Option<(Table, Vec<RowId>, Column)> {
        let FieldPath::Cell(table, id, column) = self.cursor.at.as_ref()? else { return None };
        let drawn = self.kept.as_ref().and_then(|laid| {
            // From the layout of the last frame: actions arrive before the next one is made.
            let block = self.block(&laid.sheet)?;
            Some(block.rows_of(&laid.sheet, *table))
        });
        let rows = drawn.filter(|rows| !rows.is_empty()).unwrap_or_else(|| vec![*id]);
        Some((*table, rows, column.clone()))
    }

    /// Returns where a block is pasted: the first selected cell and the size of the selection.
    pub(super) fn selection(&self) -> Option<Selection> {
        let at = self.cursor.at.as_ref()?;
        // A class label stands for all its rows: what is pasted on it is its new name.
        let is_label = matches!(at, FieldPath::Cell(_, _, Column::Class | Column::Subclass));
        let laid = self.kept.as_ref().filter(|_| !is_label);
        let drawn = laid.and_then(|laid| self.block(&laid.sheet)?.selection(&laid.sheet));
        Some(drawn.unwrap_or_else(|| Selection::from(at)))
    }

    /// Returns the block of selected cells, if more than the current one is selected.
    fn block(&self, sheet: &Sheet) -> Option<Block> {
        let [from, to] = self.cursor.block.as_ref()?;
        Block::of(sheet, from, to)
    }

    /// Returns the selection: the block, or the current `cell`.
    fn selected(&self, sheet: &Sheet, cell: &Cell) -> Block {
        self.block(sheet).unwrap_or_else(|| Block::between(cell, cell))
    }

    /// Returns the rows of the table at the cursor that are in the block.
    fn chosen_rows_on(&self, sheet: &Sheet) -> Vec<RowId> {
        match (&self.cursor.at, self.block(sheet)) {
            (Some(FieldPath::Cell(table, ..)), Some(block)) => block.rows_of(sheet, *table),
            _ => Vec::new(),
        }
    }
}

//! The form on screen: the sheet itself, with a cursor that selects and a text field over the draft where one is typed.

mod branch;
mod cells;
mod cursor;
mod field;
mod fill;
mod hand;
mod keyboard;
mod marks;
mod menu;
mod resting;
mod selection;
mod steps;
mod travel;
mod understood;

pub(super) use cells::add_after;

use super::action::Action;
use super::canvas::{LaidOut, Look, Placement, paint};
use super::find::Find;
use super::findings::Findings;
use super::scene::Scene;
use super::theme::Colours;
use crate::base::face::Faces;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, FormId, RowId, Table};
use crate::page::{Area, Page, PageOptions};
use crate::session::Document;
use crate::session::clipboard::Selection;
use crate::sheet::Sheet;
use crate::template::Template;
use cells::{area_of, cell_of, nearest};
use cursor::Cursor;
use egui::{Context, EventFilter, Id, Rect, Sense, pos2, vec2};
use field::Begin;
use keyboard::Mode;
use selection::Block;
use std::sync::Arc;

/// Screen points per pt of paper at a zoom of 1: as wide as there is room for, within these limits.
const SCREEN: std::ops::RangeInclusive<f32> = 1.0..=1.45;
/// The least and the greatest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.6..=2.5;
/// Space around the form, pt of paper.
const MARGIN: f32 = 14.0;

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

/// A form as it lies on the screen in one frame.
struct Canvas<'a> {
    form: &'a Arc<Form>,
    template: &'a Template,
    sheet: &'a Sheet,
    page: &'a Page,
    placement: Placement,
    findings: &'a Findings,
    colours: &'a Colours,
}

impl Canvas<'_> {
    /// Where the cell of the field at `path` lies.
    fn area(&self, path: &FieldPath) -> Option<&Area> {
        area_of(self.sheet, &self.page.areas, path)
    }

    /// What a block takes up.
    fn rect_of(&self, block: &Block) -> Option<Rect> {
        let held = self.page.areas.iter().filter(|area| {
            let cell = &self.sheet.cells[area.cell];
            block.holds(cell) && cells::takes_cursor(cell)
        });
        held.map(|area| self.placement.rect(area.rect)).reduce(Rect::union)
    }
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
        let drawn = self.kept.as_ref().and_then(|laid| self.block(&laid.sheet)?.selection(&laid.sheet));
        Some(drawn.unwrap_or_else(|| Selection::from(at)))
    }

    /// Shows the form and moves the cursor; returns what else the keys and the pointer ask for.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (scene, find): (Scene<'_>, Option<&Find>),
        (form, template): (&Arc<Form>, &Template),
    ) -> Option<Wish> {
        let project = scene.project;
        let options = PageOptions { endless: true, no_page_numbers: true, ..PageOptions::default() };
        let mut kept = self.kept.take();
        let laid = LaidOut::current(&mut kept, template, form, &project.unit, &project.print, (&self.faces, options));
        self.land(&laid.sheet);
        let wheel = ui.input(egui::InputState::zoom_delta);
        if ui.rect_contains_pointer(ui.max_rect()) {
            self.zoom_to(self.zoom * wheel);
        }
        let area = egui::ScrollArea::both().auto_shrink(false);
        let wish = area.show(ui, |ui| {
            let page = laid.pages.pages.first()?;
            let (response, placement) = self.ground(ui, &page.areas, scene.colours);
            let Scene { findings, colours, .. } = scene;
            let canvas = Canvas { form, template, sheet: &laid.sheet, page, placement, findings, colours };
            self.canvas(ui, document, &canvas, (&response, find))
        });
        self.kept = kept;
        wish.inner
    }

    /// Sees to it that the cursor is on a field that the form has.
    fn land(&mut self, sheet: &Sheet) {
        let is_there = |path: &FieldPath| cell_of(sheet, path).is_some();
        if !self.cursor.at.as_ref().is_some_and(is_there) {
            let near = nearest(sheet, self.cursor.at.as_ref());
            (self.cursor.block, self.cursor.run) = (None, None);
            self.cursor.at = near;
            self.wants_keys |= self.cursor.at.is_some() && self.reveals;
        }
        if self.cursor.block.as_ref().is_some_and(|corners| !corners.iter().all(is_there)) {
            self.cursor.block = None;
        }
    }

    fn canvas(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (response, find): (&egui::Response, Option<&Find>),
    ) -> Option<Wish> {
        if document.draft().is_some() && self.mode(document) == Mode::Selected {
            // The cursor was taken elsewhere: what was typed goes to where it was typed.
            let _ = document.commit_draft();
        }
        let mut wish = self.hand(ui, document, canvas, response);
        wish = self.keys(ui, document, canvas).or(wish);
        let drafts = self.mode(document) != Mode::Selected;
        self.paint(ui, canvas, (response, find), drafts);
        wish = self.show_cursor(ui, document, canvas, drafts).or(wish);
        // What is pressed lies over what is only selected.
        wish = branch::add_button(ui, canvas).map(|edit| Wish::AddRow(edit, Column::Name)).or(wish);
        let chosen = self.chosen_rows_on(canvas.sheet);
        branch::grip(ui, canvas, &chosen).map(Wish::Do).or(wish)
    }

    /// Shows the cell under the cursor: the text field over the draft, or that it is selected.
    fn show_cursor(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        drafts: bool,
    ) -> Option<Wish> {
        let path = self.cursor.at.clone()?;
        let area = canvas.area(&path)?;
        let (cell, rect) = (&canvas.sheet.cells[area.cell], canvas.placement.rect(area.rect));
        let mut wish = None;
        if drafts {
            self.field(ui, document, (canvas.template, canvas.form), (cell, rect), canvas.colours);
        } else {
            let block = self.block(canvas.sheet).unwrap_or_else(|| Block::between(cell, cell));
            wish = fill::handle(ui, canvas, &block, canvas.colours).map(Wish::Do).or(wish);
            resting::cursor(ui, canvas, &path, rect);
        }
        if std::mem::take(&mut self.reveals) {
            ui.scroll_to_rect(rect.expand2(vec2(2.0, 24.0)), None);
        }
        if Self::has_keys(ui.ctx()) {
            marks::show_said(ui, canvas, &path, rect);
        }
        wish
    }

    /// Paints the form with everything that is said of its cells.
    fn paint(
        &self,
        ui: &egui::Ui,
        canvas: &Canvas<'_>,
        (response, find): (&egui::Response, Option<&Find>),
        drafts: bool,
    ) {
        let painter = ui.painter_at(response.rect);
        let Canvas { sheet, page, placement, colours, .. } = *canvas;
        marks::label_grounds(&painter, canvas);
        if let Some(block) = self.block(sheet) {
            marks::tint(&painter, canvas, &block);
        }
        let at = self.cursor.at.as_ref().and_then(|path| canvas.area(path));
        if let Some(area) = at {
            painter.rect_filled(placement.rect(area.rect), 0.0, colours.selection.0);
        }
        if let Some(find) = find {
            marks::found(&painter, canvas, find);
        }
        let hidden = at.filter(|_| drafts).map(|area| area.cell);
        let look = Look { ink: colours.ink.0, ruling: colours.ruling.0, plain: true };
        paint(&painter, page, placement, look, hidden);
        if let Some(area) = at {
            marks::outline(&painter, placement.rect(area.rect), colours);
        }
        let copied = self.copied.as_ref().filter(|(form, _)| *form == canvas.form.id);
        if let Some(block) = copied.and_then(|(_, [from, to])| Block::of(sheet, from, to)) {
            marks::copied(&painter, canvas, &block);
        }
        marks::mark_cells(&painter, canvas);
        marks::name_cells(ui, canvas, self.cursor.at.as_ref());
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
        let (rect, _) = ui.allocate_exact_size(outer, Sense::hover());
        // Tab goes from the cursor to the other panes, and not to the paper as such.
        let senses = Sense::click_and_drag() - Sense::FOCUSABLE;
        let response = ui.interact(rect, Id::unique(("paper", self.cursor.form)), senses);
        let ground = Rect::from_min_size(rect.min + vec2((outer.x - size.x) / 2.0, 0.0), size);
        let origin = ground.min + (vec2(MARGIN, MARGIN) - bounds.min.to_vec2()) * self.scale;
        ui.painter().rect_filled(ground, 2.0, colours.paper.0);
        (response, Placement { origin: pos2(origin.x.round(), origin.y.round()), scale: self.scale })
    }

    /// The block of selected cells, where more than the one at hand is selected.
    fn block(&self, sheet: &Sheet) -> Option<Block> {
        let [from, to] = self.cursor.block.as_ref()?;
        Block::of(sheet, from, to)
    }

    /// The rows of the table under the cursor that the block holds.
    fn chosen_rows_on(&self, sheet: &Sheet) -> Vec<RowId> {
        match (&self.cursor.at, self.block(sheet)) {
            (Some(FieldPath::Cell(table, ..)), Some(block)) => block.rows_of(sheet, *table),
            _ => Vec::new(),
        }
    }
}

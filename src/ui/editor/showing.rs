//! Draws the form with its cursor and handles what pointer and keys do on it.

use super::cells::{cell_of, nearest};
use super::keyboard::Mode;
use super::selection::Block;
use super::{Canvas, Editor, Wish, branch, fill, marks, resting};
use crate::model::{Column, FieldPath, PrintOptions};
use crate::page::{Area, PageOptions};
use crate::session::Document;
use crate::sheet::Sheet;
use crate::template::Template;
use crate::ui::canvas::{LaidOut, Look, Placement, paint};
use crate::ui::find::Find;
use crate::ui::scene::{Scene, Shown};
use crate::ui::theme::Colours;
use egui::{Event, Id, InputState, MouseWheelUnit, Rect, Sense, pos2, vec2};

/// Screen points per pt of paper at a zoom of 1: as wide as there is room for, within this range.
const SCREEN: std::ops::RangeInclusive<f32> = 1.0..=1.45;
/// Space around the form, pt of paper.
const MARGIN: f32 = 14.0;

/// The factor by which one notch of the wheel zooms with Ctrl held.
const NOTCH: f32 = 1.1;
/// How many screen points of scrolling count as a notch on a touch pad.
// As egui, which scrolls 40 points for a line of the wheel.
const NOTCH_POINTS: f32 = 40.0;

/// Returns the factor by which the wheel with Ctrl held, or two fingers, zoom in this frame.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
fn wheel_zoom(input: &InputState) -> f32 {
    let by = |event: &Event| match event {
        Event::Zoom(by) => *by,
        Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.command || modifiers.ctrl => match unit {
            MouseWheelUnit::Point => NOTCH.powf(delta.y / NOTCH_POINTS),
            MouseWheelUnit::Line | MouseWheelUnit::Page => NOTCH.powf(delta.y),
        },
        _ => 1.0,
    };
    input.events.iter().map(by).product()
}

impl Editor {
    /// Shows the form and moves the cursor. Returns what else keys and pointer ask for.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (scene, find): (Scene<'_>, Option<&Find>),
        (shown, template): (Shown<'_>, &Template),
    ) -> Option<Wish> {
        let Shown { form, read, .. } = shown;
        let project = scene.project;
        // One endless page: page breaks would only be in the way of filling in. The preview shows them.
        let options = PageOptions { endless: true, no_page_numbers: true, ..PageOptions::default() };
        // Nor does it matter on which paper it will be printed: the form is as wide as the window has room for.
        let print = PrintOptions { signature: project.print.signature, ..PrintOptions::default() };
        let mut kept = self.kept.take();
        // Taken out of `self` while the rest of the editor uses it.
        let laid = LaidOut::current(&mut kept, template, read, &project.bureau, &print, (&self.faces, options));
        self.land(&laid.sheet);
        if ui.rect_contains_pointer(ui.max_rect()) {
            // The wheel also zooms while another pane has the focus, as long as the pointer is over the form.
            self.zoom_to(self.zoom * ui.input(wheel_zoom));
        }
        let area = egui::ScrollArea::both().auto_shrink(false);
        let wish = area.show(ui, |ui| {
            let page = laid.pages.pages.first()?;
            let (response, placement) = self.ground(ui, &page.areas, scene.colours);
            let Scene { findings, beside, figures, indicators, colours, .. } = scene;
            let sheet = &laid.sheet;
            let canvas =
                Canvas { form, template, sheet, page, placement, findings, beside, figures, indicators, colours };
            self.canvas(ui, document, &canvas, (&response, find))
        });
        self.kept = kept;
        wish.inner
    }

    /// Makes sure that the cursor is on a field that the form has.
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
            // The cursor has moved to another field: the draft goes to its own.
            let _ = document.commit_draft();
        }
        let mut wish = self.hand(ui, document, canvas, response);
        wish = self.keys(ui, document, canvas).or(wish);
        let drafts = self.mode(document) != Mode::Selected;
        self.paint(ui, canvas, (response, find), drafts);
        wish = self.show_cursor(ui, document, canvas, drafts).or(wish);
        // The + and the grip lie over the cells, so their clicks come before those on cells.
        wish = branch::add_button(ui, canvas).map(|edit| Wish::AddRow(edit, Column::Name)).or(wish);
        self.grip(ui, document, canvas).or(wish)
    }

    /// Shows the current cell: the text field over the draft, or the cell as selected.
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
            self.field(ui, document, canvas, (cell, rect));
            wish = self.offer(ui, document, canvas, (cell, rect));
        } else {
            self.offering.leave();
            let block = self.selected(canvas.sheet, cell);
            if let Some((edit, whole)) = fill::handle(ui, canvas, &block, canvas.colours) {
                self.cursor.block = whole.corners(canvas.sheet);
                wish = Some(Wish::Do(edit));
            }
            resting::cursor(ui, canvas, &path, rect);
        }
        if std::mem::take(&mut self.reveals) {
            let align = std::mem::take(&mut self.to_top).then_some(egui::Align::TOP);
            ui.scroll_to_rect(rect.expand2(vec2(2.0, 24.0)), align);
        }
        if Self::has_keys(ui.ctx()) && !self.offering.is_shown() {
            marks::show_said(ui, canvas, &path, rect);
        }
        wish
    }

    /// Paints the form and all marks on its cells, from back to front.
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
        // The text field shows the draft in place of the cell's text.
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

    /// Allocates space for the form and paints its background.
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
        // Not focusable: Tab goes from the cursor to the other panes, not to the paper.
        let senses = Sense::click_and_drag() - Sense::FOCUSABLE;
        let response = ui.interact(rect, Id::unique(("paper", self.cursor.form)), senses);
        let ground = Rect::from_min_size(rect.min + vec2((outer.x - size.x) / 2.0, 0.0), size);
        let origin = ground.min + (vec2(MARGIN, MARGIN) - bounds.min.to_vec2()) * self.scale;
        ui.painter().rect_filled(ground, 2.0, colours.paper.0);
        // Whole points, or all lines and texts would be blurred.
        (response, Placement { origin: pos2(origin.x.round(), origin.y.round()), scale: self.scale })
    }
}

//! The list of findings beside the form, in the order of the paper.

use super::asked::{Asked, Stop};
use super::card::Card;
use super::counts::SEVERITIES;
use super::listed::{Filter, Listed, MAX_ROWS};
use super::{Findings, colour};
use crate::ui::roving;
use crate::ui::scene::Scene;
use egui::{Id, Label, RichText, vec2};

/// What the list shows, and its current finding.
pub(in crate::ui) struct Pane {
    /// Whether errors, warnings and hints are listed.
    pub(super) shown: [bool; 3],
    pub(super) whole_project: bool,
    /// The index in the list of the current finding.
    at_hand: usize,
    /// Whether the current finding should get the focus in the next frame.
    arrived: bool,
    /// Whether to scroll the current finding into view in the next frame.
    sought: bool,
    listed: Option<Listed>,
}

impl Default for Pane {
    fn default() -> Self {
        Self { shown: [true; 3], whole_project: false, at_hand: 0, arrived: false, sought: false, listed: None }
    }
}

impl Pane {
    /// Gives the list the focus.
    pub(in crate::ui) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Shows the list for the current form or for the whole project.
    pub(in crate::ui) fn show(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Option<Asked> {
        let only = scene.shown.map(|shown| shown.form.id).filter(|_| !self.whole_project);
        let filter = Filter { shown: self.shown, only };
        let mut kept = self.listed.take();
        let listed = Listed::current(&mut kept, scene.findings, scene.project, filter);
        let filters = self.filters(ui, scene, listed);
        self.move_keys(ui, listed.len(), &filters);
        let scrolled = egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let asked = self.cards(ui, scene, listed);
            say_what_is_not_listed(ui, listed);
            super::settled::show(ui, scene, filter).or(asked)
        });
        self.listed = kept;
        // After a key, the focus stays in the list even though the pressed card may be gone.
        if matches!(scrolled.inner, Some(Asked::Do(_) | Asked::Accept(_))) && roving::pressed_by_key(ui) {
            self.arrived = true;
        }
        scrolled.inner
    }

    /// Makes the finding that the form goes to the current one.
    pub(in crate::ui) fn turn_to(&mut self, findings: &Findings, stop: &Stop) {
        let Some(listed) = &self.listed else { return };
        let here = |at: &usize| {
            let row = listed.row(findings, *at);
            row.is_some_and(|(form, seated)| form.id == stop.form && seated.seat == stop.path)
        };
        if let Some(at) = (0..listed.len()).find(here) {
            (self.at_hand, self.sought) = (at, true);
        }
    }

    /// Shows the filters, each with the count of what it lists. Returns the first of them.
    fn filters(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, listed: &Listed) -> egui::Response {
        let filters = ui.horizontal_wrapped(|ui| {
            let buttons = SEVERITIES.map(|severity| {
                let text = format!("{} {}", severity.label(), listed.counts.of(severity));
                let text = RichText::new(text).color(colour(severity, scene.colours).0);
                ui.toggle_value(&mut self.shown[severity as usize], text)
            });
            ui.checkbox(&mut self.whole_project, "全部的表");
            let [first, ..] = buttons;
            first
        });
        filters.inner
    }

    /// Moves within the list by the keys. If the list is empty, the filters get the focus.
    fn move_keys(&mut self, ui: &egui::Ui, count: usize, filters: &egui::Response) {
        self.at_hand = self.at_hand.min(count.saturating_sub(1));
        let moved = roving::moved(ui, card_id(self.at_hand), self.at_hand, count);
        // Behind a dialog nothing can have the focus: the list takes it when the dialog is gone.
        let is_free = ui.memory(|memory| memory.top_modal_layer().is_none());
        let arrived = is_free && std::mem::take(&mut self.arrived);
        if let Some(to) = moved {
            self.at_hand = to;
        }
        if arrived && count == 0 {
            filters.request_focus();
        } else if arrived || moved.is_some() {
            ui.memory_mut(|memory| memory.request_focus(card_id(self.at_hand)));
            self.sought = true;
        }
    }

    fn cards(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, listed: &mut Listed) -> Option<Asked> {
        let mut asked = None;
        let width = ui.available_width();
        if listed.width.total_cmp(&width).is_ne() {
            listed.width = width;
            listed.heights.fill(None);
        }
        let mut headed = None;
        for at in 0..listed.len() {
            let Some((form, seated)) = listed.row(scene.findings, at) else { continue };
            if self.whole_project && headed != Some(form.id) {
                headed = Some(form.id);
                ui.add_space(4.0);
                ui.add(Label::new(RichText::new(form.name()).strong()).selectable(false).truncate());
            }
            let at_hand = at == self.at_hand;
            let room =
                egui::Rect::from_min_size(ui.next_widget_position(), vec2(width, listed.heights[at].unwrap_or(0.0)));
            // A card has the height of its text, so only one that was drawn before can be skipped out of sight.
            if listed.heights[at].is_some() && !at_hand && !ui.is_rect_visible(room) {
                ui.allocate_space(room.size());
                continue;
            }
            let card = Card { id: card_id(at), form, seated, at_hand, scene };
            let shown = card.show(ui);
            listed.heights[at] = Some(shown.rect.height());
            if at_hand && std::mem::take(&mut self.sought) {
                ui.scroll_to_rect(shown.rect, None);
            }
            if shown.pressed {
                self.at_hand = at;
            }
            asked = shown.asked.or(asked);
        }
        asked
    }
}

fn card_id(at: usize) -> Id {
    Id::unique(("finding", at))
}

/// Says what was found but is not listed.
fn say_what_is_not_listed(ui: &mut egui::Ui, listed: &Listed) {
    match (listed.len(), listed.hidden()) {
        (0, 0) => drop(ui.weak("没有发现问题。")),
        (MAX_ROWS, _) => drop(ui.weak(format!("只列出前 {MAX_ROWS} 处，改好一些再看其余的。"))),
        (_, 0) => {}
        (_, hidden) => drop(ui.weak(format!("有 {hidden} 处问题被筛去了，点上面的按钮就列出来。"))),
    }
}

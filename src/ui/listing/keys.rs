//! The focus and the keys of a list.

use crate::ui::over::nothing_is_over;
use egui::{Event, EventFilter, Id, ImeEvent, Key, Modifiers, Rect, Sense, Stroke, StrokeKind, WidgetInfo};

/// Where a key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Way {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The modifier of a movement: with Shift the choice extends, with Ctrl it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Held {
    Nothing,
    Shift,
    Ctrl,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Step {
    Go(Way, Held),
    /// Moves the chosen rows.
    Move(Way),
    Fold,
    Unfold,
    /// Goes into the form.
    Enter,
    /// Gives the focus back to the form.
    Leave,
    Remove,
    Rename,
    Toggle,
    All,
    Menu,
    Typed(String),
}

/// The focus of a list: one Tab stop for all its rows.
pub(in crate::ui) struct Keys {
    name: &'static str,
    /// For how many more frames the focus is requested.
    wanted: u8,
    has: bool,
}

impl Keys {
    pub(in crate::ui) fn new(name: &'static str) -> Self {
        Self { name, wanted: 0, has: false }
    }

    /// Takes the focus in the next two frames: in the first, the form may take it because its cursor moved.
    pub(in crate::ui) fn take(&mut self) {
        self.wanted = 2;
    }

    /// Whether the list had the focus when it was last shown.
    pub(in crate::ui) fn has(&self) -> bool {
        self.has
    }

    /// Returns what was pressed while the list, shown in `rect`, has the focus.
    pub(in crate::ui) fn steps(&mut self, ui: &egui::Ui, rect: Rect) -> Vec<Step> {
        let id = Id::unique(("keys", self.name));
        let name = self.name;
        let list = ui.interact(rect, id, Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(egui::Role::List, true, name));
        let is_free = nothing_is_over(ui.ctx());
        if is_free && self.wanted > 0 {
            self.wanted -= 1;
            list.request_focus();
            ui.ctx().request_repaint();
        }
        self.has = list.has_focus();
        if !self.has || !is_free {
            return Vec::new();
        }
        let own = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, own));
        let mut steps = Vec::new();
        ui.input_mut(|input| {
            input.events.retain(|event| match step(event) {
                Some(step) => {
                    steps.push(step);
                    false
                }
                None => true,
            });
        });
        steps
    }

    /// Paints the frame that shows that the list in `rect` has the focus.
    pub(in crate::ui) fn paint(&self, ui: &egui::Ui, rect: Rect) {
        if self.has {
            let accent = ui.visuals().selection.stroke.color;
            ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, accent), StrokeKind::Inside);
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
fn step(event: &Event) -> Option<Step> {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => pressed(*key, *modifiers),
        // Not a space: that is a key event too, and means to choose.
        Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) if !text.trim().is_empty() => {
            Some(Step::Typed(text.clone()))
        }
        _ => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "egui has a variant per key of a keyboard")]
fn pressed(key: Key, modifiers: Modifiers) -> Option<Step> {
    let ctrl = modifiers.command || modifiers.ctrl;
    let way = match key {
        Key::ArrowUp => Some(Way::Up),
        Key::ArrowDown => Some(Way::Down),
        Key::PageUp => Some(Way::PageUp),
        Key::PageDown => Some(Way::PageDown),
        Key::Home => Some(Way::First),
        Key::End => Some(Way::Last),
        _ => None,
    };
    match (way, modifiers.alt, modifiers.shift, ctrl) {
        (Some(way), false, false, false) => return Some(Step::Go(way, Held::Nothing)),
        (Some(way), false, true, false) => return Some(Step::Go(way, Held::Shift)),
        (Some(way), false, false, true) => return Some(Step::Go(way, Held::Ctrl)),
        (Some(way @ (Way::Up | Way::Down)), true, false, false) => return Some(Step::Move(way)),
        _ => {}
    }
    match (key, modifiers.alt, modifiers.shift, ctrl) {
        (Key::ArrowLeft, false, false, false) => Some(Step::Fold),
        (Key::ArrowRight, false, false, false) => Some(Step::Unfold),
        (Key::Enter, false, false, false) => Some(Step::Enter),
        (Key::Escape, false, false, false) => Some(Step::Leave),
        (Key::Delete, false, false, _) => Some(Step::Remove),
        (Key::F2, false, false, false) => Some(Step::Rename),
        (Key::Space, false, false, _) => Some(Step::Toggle),
        (Key::A, false, false, true) => Some(Step::All),
        (Key::F10, false, true, false) => Some(Step::Menu),
        _ => None,
    }
}

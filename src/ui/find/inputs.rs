//! The text fields and options of the search pane.

use super::Find;
use crate::ui::editor::keyboard;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id, Key, Modifiers, TextEdit};

impl Find {
    /// Shows the text fields and options. Returns whether Enter asks for the next match (true) or, with Shift, the
    /// previous.
    pub(super) fn inputs(&mut self, ui: &mut egui::Ui) -> Option<bool> {
        let [wanted, with] = ["wanted", "with"].map(|name| Id::unique(("find", name)));
        if std::mem::take(&mut self.arrived) {
            ui.memory_mut(|memory| memory.request_focus(wanted));
            select_all(ui, wanted, &self.wanted);
        }
        let has_keys = ui.memory(|memory| [wanted, with].iter().any(|id| memory.has_focus(*id)));
        let was_composing = self.composing;
        self.composing = has_keys && composes(ui, was_composing);
        // During a composition Enter belongs to the input method. Consumed here, it leaves the focus in the field.
        let step = if has_keys && !was_composing && !self.composing { stepped(ui) } else { None };
        field(ui, wanted, "查找", &mut self.wanted);
        if self.replacing {
            field(ui, with, "替换为", &mut self.with);
        }
        ui.horizontal_wrapped(|ui| {
            ui.checkbox(&mut self.only_this_form, "只在这张表");
            ui.checkbox(&mut self.replacing, "替换");
        });
        step
    }
}

/// Takes Enter out of the input: true means forward, false, with Shift, back.
fn stepped(ui: &egui::Ui) -> Option<bool> {
    ui.input_mut(|input| {
        // Shift+Enter first: `consume_key` ignores extra Shift, so plain Enter would match it too.
        let back = input.consume_key(Modifiers::SHIFT, Key::Enter).then_some(false);
        back.or_else(|| input.consume_key(Modifiers::NONE, Key::Enter).then_some(true))
    })
}

fn field(ui: &mut egui::Ui, id: Id, label: &str, text: &mut String) {
    ui.horizontal(|ui| {
        let name = ui.label(label);
        ui.add(TextEdit::singleline(text).id(id).desired_width(f32::INFINITY)).labelled_by(name.id);
    });
}

fn composes(ui: &egui::Ui, before: bool) -> bool {
    ui.input(|input| keyboard::composes(input, before))
}

/// Selects the whole text, so that typing replaces the last question.
fn select_all(ui: &egui::Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), id);
}

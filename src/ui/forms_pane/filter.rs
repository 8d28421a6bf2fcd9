//! The text field that filters the list of forms.

use super::{Asked, FormList};
use crate::model::FormId;
use crate::ui::icon;
use crate::ui::workspace::icon_button;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{EventFilter, Key, Modifiers, TextEdit, WidgetInfo};

/// The keys that a text field of the list handles itself: Escape and arrows do not move the focus away.
pub(super) const OWN: EventFilter =
    EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };

impl FormList {
    /// Shows the filter field. ↓ and Enter go from it into the list.
    pub(super) fn filter_field(&mut self, ui: &mut egui::Ui) -> Option<Asked> {
        let id = egui::Id::unique("filter of forms");
        let has_keys = ui.memory(|memory| memory.has_focus(id));
        let (goes, leaves) = ui.input_mut(|input| {
            let mut pressed = |key| has_keys && input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown) | pressed(Key::Enter), pressed(Key::Escape))
        });
        if leaves {
            self.view.filter.clear();
        }
        // Before the field is shown: what is typed next may arrive in this frame.
        if std::mem::take(&mut self.filter_wanted) {
            ui.memory_mut(|memory| memory.request_focus(id));
            place_caret(ui.ctx(), id, CCursorRange::one(end_of(&self.view.filter)));
        }
        let mut edit = None;
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if !self.view.filter.is_empty() && icon_button(ui, icon::CLOSE, "清除筛选").clicked() {
                    self.view.filter.clear();
                }
                let field = TextEdit::singleline(&mut self.view.filter)
                    .id(id)
                    .event_filter(OWN)
                    .hint_text("筛选：名称或拼音首字母");
                edit = Some(ui.add(field.desired_width(f32::INFINITY)));
            });
        });
        if let Some(edit) = edit {
            edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "筛选表"));
        }
        if leaves || goes {
            self.keys.take();
        }
        let first = self.lines.order.first().copied().filter(|_| goes)?;
        let form = self.picked.at().copied().filter(|at| self.lines.order.contains(at)).unwrap_or(first);
        Some(self.go_to(form))
    }

    /// Chooses only this form and shows it.
    fn go_to(&mut self, form: FormId) -> Asked {
        self.picked.only(form);
        self.sought = Some(form);
        self.seen = Some(form);
        Asked::Show(form)
    }
}

/// Returns the caret position after the last character of `text`.
pub(super) fn end_of(text: &str) -> CCursor {
    CCursor::new(text.chars().count())
}

/// Selects `range` in the text field `id`.
pub(super) fn place_caret(ctx: &egui::Context, id: egui::Id, range: CCursorRange) {
    let mut state = TextEditState::load(ctx, id).unwrap_or_default();
    state.cursor.set_char_range(Some(range));
    state.store(ctx, id);
}

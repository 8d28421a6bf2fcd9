//! The live text field in the cell under the cursor.

use super::Editor;
use super::cells::{is_multiline, is_required};
use super::keyboard::{Mode, Step, composes, step, types};
use crate::base::face::Role;
use crate::model::Form;
use crate::page::PADDING;
use crate::session::Document;
use crate::sheet::{Cell, CellStyle};
use crate::template::shown::shown;
use crate::template::{Template, place};
use crate::ui::fonts::font;
use crate::ui::theme::Colours;
use egui::{Id, Key, KeyboardShortcut, Modifiers, Rect, Stroke, StrokeKind, TextEdit, vec2};

/// Size of the text in the field, pt of paper: of the form's title and of everything else.
const TITLE_PT: f32 = 16.0;
const BODY_PT: f32 = 11.0;

/// Whether the window's keys go to the form: no menu, dialog or other text field has them.
pub(super) fn accepts_keys(ui: &egui::Ui, own: Id) -> bool {
    let elsewhere = ui.memory(|memory| memory.focused().is_some_and(|focused| focused != own));
    !elsewhere && !egui::Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.top_modal_layer().is_none())
}

impl Editor {
    /// The id of the text field of the active cell.
    pub(super) fn field_id(&self, form: &Form) -> Id {
        Id::unique(("cell", form.id, &self.active))
    }

    /// Shows the text field in the active cell, at `rect`; returns the key that leaves it.
    pub(super) fn field(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form): (&Template, &Form),
        (cell, rect): (&Cell, Rect),
        colours: &Colours,
    ) -> Option<Step> {
        let path = self.active.clone()?;
        let id = self.field_id(form);
        if self.arrived && ui.memory(|memory| memory.top_modal_layer().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let has_keys = accepts_keys(ui, id);
        let was_composing = self.composing.is_some();
        let composing = has_keys && ui.input(|input| composes(input, was_composing));
        if composing && !was_composing {
            self.composing = Some(self.buffer.clone());
        }
        // Enter, Escape and the arrows belong to the composition while it lasts.
        let asked =
            if composing || was_composing || !has_keys { None } else { ui.input_mut(|input| step(input, self.mode)) };
        let painter = ui.painter().clone();
        painter.rect_filled(rect, 0.0, colours.selection.0);
        painter.rect_stroke(rect, 0.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
        let replaces = self.mode == Mode::Chosen && has_keys && ui.input(types);
        if replaces {
            self.mode = Mode::Typing;
            self.reach = None;
        }
        if self.arrived || replaces {
            select_all(ui.ctx(), id, &self.buffer);
        }
        let pad = PADDING * self.scale;
        let inner = rect.shrink2(vec2(pad, 2.0));
        let is_title = cell.style == CellStyle::Title;
        let (role, size) = if is_title { (Role::Title, TITLE_PT) } else { (Role::Sans, BODY_PT) };
        let newline = KeyboardShortcut::new(Modifiers::CTRL, Key::Enter);
        let computed = shown(template, form, &path);
        let hint = if computed.is_empty() && is_required(template, &path) { "必填".into() } else { computed };
        let edit = TextEdit::multiline(&mut self.buffer)
            .id(id)
            .frame(egui::Frame::NONE)
            .font(font(role, size * self.scale))
            .text_color(colours.ink.0)
            .desired_width(inner.width())
            .desired_rows(1)
            .min_size(inner.size())
            .align(egui::Align2::LEFT_CENTER)
            .margin(egui::Margin::ZERO)
            .lock_focus(true)
            .hint_text(hint)
            .return_key(is_multiline(template, &path).then_some(newline));
        let label = place(template, form, &path);
        let text_edit = ui.put(inner, edit);
        text_edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if has_keys && ui.memory(|memory| memory.focused().is_none()) {
            text_edit.request_focus();
        }
        if std::mem::take(&mut self.arrived) | std::mem::take(&mut self.seen) {
            ui.scroll_to_rect(rect.expand(24.0), None);
        }
        if text_edit.double_clicked() || (text_edit.clicked() && self.mode == Mode::Chosen) {
            self.mode = Mode::Editing;
        }
        if !composing {
            self.composing = None;
            // Saving commits the draft and leaves the cursor where it is: typing goes on in a new one.
            document.begin(form.id, &path);
            document.type_text(&self.buffer);
        }
        asked
    }
}

/// Selects the whole text of the field, so that typing replaces it.
fn select_all(ctx: &egui::Context, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::new(0), end)));
    state.store(ctx, id);
}

//! The text field over the draft: it edits the document's draft itself, and there is no other copy of what is typed.

use super::cells::{is_multiline, is_required};
use super::keyboard::{composes, line_break, types};
use super::{Editor, cursor_id};
use crate::base::face::Role;
use crate::model::{FieldPath, Form};
use crate::page::PADDING;
use crate::session::{Document, Draft};
use crate::sheet::{Cell, CellStyle};
use crate::template::shown::shown;
use crate::template::{Template, place};
use crate::ui::fonts::font;
use crate::ui::theme::Colours;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Context, Event, Pos2, Rect, TextEdit, vec2};

/// Size of the text in the field, pt of paper: of the form's title and of everything else.
const TITLE_PT: f32 = 16.0;
const BODY_PT: f32 = 11.0;

/// How editing a cell begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Begin {
    /// By typing: the text is replaced.
    Replacing,
    /// By F2: the caret stands at the end.
    AtEnd,
    /// By a double click: the caret stands where it was.
    At(Pos2),
}

impl Editor {
    /// Begins to edit the field at `path` of `form`.
    pub(super) fn begin(
        &mut self,
        ctx: &Context,
        document: &mut Document,
        (form, path): (&Form, &FieldPath),
        how: Begin,
    ) {
        document.begin(form.id, path);
        self.is_inside = how != Begin::Replacing;
        self.caret_at = if let Begin::At(at) = how { Some(at) } else { None };
        let Some(draft) = document.draft_mut() else { return };
        if how == Begin::Replacing {
            draft.text.clear();
        }
        // Anew each time: what the field of another cell could undo does not belong here.
        let mut state = TextEditState::default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(draft.text.chars().count()))));
        state.store(ctx, cursor_id());
        ctx.memory_mut(|memory| {
            if !memory.has_focus(cursor_id()) {
                memory.request_focus(cursor_id());
            }
        });
    }

    /// Begins to replace the cell's text when something is typed on it.
    pub(super) fn begin_by_typing(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        (form, path): (&Form, &FieldPath),
    ) {
        if !ui.input(types) {
            return;
        }
        self.begin(ui.ctx(), document, (form, path), Begin::Replacing);
        // Until the composition ends the cell keeps what it holds.
        let composing = ui.input(|input| composes(input, false));
        if composing && let Some(draft) = document.draft_mut() {
            draft.composing = Some(form.text(path).to_owned());
        }
    }

    /// Shows the text field in the cell at `rect`.
    pub(super) fn field(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form): (&Template, &Form),
        (cell, rect): (&Cell, Rect),
        colours: &Colours,
    ) {
        let Some(draft) = document.draft_mut() else { return };
        let path = draft.path.clone();
        follow_composition(ui, draft);
        let has_lines = is_multiline(template, &path);
        ui.input_mut(|input| input.events.iter_mut().for_each(|event| fit_pasted(event, has_lines)));
        if has_lines && ui.input_mut(line_break) {
            // The field itself puts it where the caret is.
            ui.input_mut(|input| input.events.push(Event::Paste("\n".to_owned())));
        }
        let is_title = cell.style == CellStyle::Title;
        let (role, size) = if is_title { (Role::Title, TITLE_PT) } else { (Role::Sans, BODY_PT) };
        let font = font(role, size * self.scale);
        let mut inner = rect.shrink2(vec2(PADDING * self.scale, 2.0));
        if let Some(caption) = cell.text.get(..cell.value_at).filter(|caption| !caption.is_empty()) {
            let written =
                ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, caption, font.clone(), colours.ink.0);
            inner.min.x = written.right().min(inner.center().x);
        }
        let computed = shown(template, form, &path);
        let hint = if computed.is_empty() && is_required(template, &path) { "必填".into() } else { computed };
        let mut edit = TextEdit::multiline(&mut draft.text)
            .id(cursor_id())
            .frame(egui::Frame::NONE)
            .font(font)
            .text_color(colours.ink.0)
            .desired_width(inner.width())
            .desired_rows(1)
            .min_size(inner.size())
            .align(Align2::LEFT_CENTER)
            .margin(egui::Margin::ZERO)
            .return_key(None)
            .hint_text(hint);
        edit = edit.event_filter(super::KEYS);
        let mut output = ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| edit.show(ui)).inner;
        if let Some(at) = self.caret_at.take() {
            let caret = output.galley.cursor_from_pos(at - output.galley_pos);
            output.state.cursor.set_char_range(Some(CCursorRange::one(caret)));
            output.state.store(ui.ctx(), cursor_id());
            ui.ctx().request_repaint();
        }
        let label = place(template, form, &path);
        let text = draft.text.clone();
        output.response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label);
            info.current_text_value = Some(text.clone());
            info
        });
        if output.response.changed() {
            document.typed();
        }
    }
}

/// Makes what is pasted into a text a part of it: spreadsheets end with a line break what they copy of a single cell.
fn fit_pasted(event: &mut Event, has_lines: bool) {
    let Event::Paste(text) = event else { return };
    *text = text.trim_end_matches(['\r', '\n']).replace("\r\n", "\n").replace('\t', " ");
    if !has_lines {
        *text = text.replace('\n', " ");
    }
}

/// Remembers the text from before a composition, and forgets it when the composition has ended.
fn follow_composition(ui: &egui::Ui, draft: &mut Draft) {
    let was = draft.composing.is_some();
    let is = ui.input(|input| composes(input, was));
    if is && !was {
        draft.composing = Some(draft.text.clone());
    } else if was && !is {
        draft.composing = None;
    }
}

/// Whether a composition was given up in this frame, without a character.
pub(super) fn composition_given_up(ui: &egui::Ui, draft: &Draft) -> bool {
    let commits = |event: &Event| matches!(event, Event::Ime(egui::ImeEvent::Commit(text)) if !text.is_empty());
    draft.composing.is_some() && ui.input(|input| !composes(input, true) && !input.events.iter().any(commits))
}

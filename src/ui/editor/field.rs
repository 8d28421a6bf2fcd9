//! The text field in the cell that is edited. It edits the document's draft directly: there is no other copy of the
//! text.

use super::caret::typed_place;
use super::cells::{is_multiline, is_required};
use super::keyboard::{composes, line_break, types};
use super::lit::pointed;
use super::number::Number;
use super::paragraph::Lines;
use super::pieces::Pieces;
use super::typeface::Type;
use super::{Canvas, Editor, cursor_id};
use crate::model::{FieldPath, Form, Table};
use crate::page::PADDING;
use crate::session::{Document, Draft};
use crate::sheet::Cell;
use crate::template::place;
use crate::template::shown::shown;
use crate::ui::fonts::font;
use crate::ui::theme::Colours;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align2, Context, Event, Pos2, Rect, TextBuffer, TextEdit, vec2};

/// How editing a cell begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Begin {
    /// By typing, which replaces the text.
    Replacing,
    /// By F2, with the caret at the end.
    AtEnd,
    /// With the caret after so many characters.
    Behind(usize),
    /// By a double click, with the caret where it was.
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
        // A new state: egui keeps undo by widget id, and all cells share one id. The old one would undo into another
        // cell.
        let all = draft.text.chars().count();
        let caret = if let Begin::Behind(caret) = how { caret.min(all) } else { all };
        TextEditState::default().store(ctx, cursor_id());
        self.set_caret(ctx, caret);
        ctx.memory_mut(|memory| {
            if !memory.has_focus(cursor_id()) {
                memory.request_focus(cursor_id());
            }
        });
    }

    /// Puts the caret of the text field after so many characters.
    pub(super) fn set_caret(&self, ctx: &Context, caret: usize) {
        let mut state = TextEditState::load(ctx, cursor_id()).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(caret))));
        state.store(ctx, cursor_id());
    }

    /// Begins to edit the cell's text when something is typed on it.
    pub(super) fn begin_by_typing(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        (form, path): (&Form, &FieldPath),
        how: Begin,
    ) {
        if !ui.input(types) {
            return;
        }
        self.begin(ui.ctx(), document, (form, path), how);
        // Until the composition ends the cell keeps its text, which returns if the composition is given up.
        let composing = ui.input(|input| composes(input, false));
        if composing && let Some(draft) = document.draft_mut() {
            draft.composing = Some(form.text(path).to_owned());
        }
    }

    /// The place in the `typed` text of a paragraph of what the pointer was at when it was still shown as it is printed.
    fn pointed_at(&self, canvas: &Canvas<'_>, path: &FieldPath, at: Pos2, typed: &str) -> Option<usize> {
        let index = canvas.area(path)?.cell;
        let cell = canvas.sheet.cells.get(index)?;
        let byte = pointed(canvas, &self.faces, index, at)?.max(cell.value_at);
        let (shown, before) = (cell.text.get(cell.value_at..)?, cell.text.get(cell.value_at..byte)?);
        Some(typed_place(typed, shown, before.chars().count()))
    }

    /// Shows the text field in the cell at `rect`.
    pub(super) fn field(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (cell, rect): (&Cell, Rect),
    ) {
        let Canvas { template, form, colours, .. } = *canvas;
        let Some(draft) = document.draft_mut() else { return };
        let path = draft.path.clone();
        let before = draft.settled().to_owned();
        follow_composition(ui, draft);
        let has_lines = is_multiline(template, &path);
        ui.input_mut(|input| input.events.iter_mut().for_each(|event| fit_pasted(event, has_lines)));
        if has_lines && ui.input_mut(line_break) {
            // As a paste, so that the field inserts it at the caret.
            ui.input_mut(|input| input.events.push(Event::Paste("\n".to_owned())));
        }
        let look = Type::of(cell, &canvas.sheet.page);
        let font = font(look.role, look.size * self.scale);
        let number = Number::of(ui, form, &path, (&font, colours));
        let look = look.behind(number.width() / self.scale);
        let mut inner = rect.shrink2(vec2(PADDING * self.scale, 2.0));
        // The label inside the cell stays in view while its value is edited.
        if let Some(caption) = cell.text.get(..cell.value_at).filter(|caption| !caption.trim().is_empty()) {
            let written =
                ui.painter().text(inner.left_center(), Align2::LEFT_CENTER, caption, font.clone(), colours.ink.0);
            inner.min.x = written.right().min(inner.center().x);
        }
        let pieces = matches!(path, FieldPath::Cell(Table::Paragraphs, ..))
            .then(|| Pieces::of(ui.ctx(), &draft.text, canvas.figures));
        let computed = shown(template, form, &path);
        // An empty field shows what the program computes (a title, a total), so that it is clear what will be printed.
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
            // Enter leaves the cell, as in a spreadsheet; Alt+Enter breaks the line.
            .return_key(None)
            .hint_text(hint);
        edit = edit.event_filter(super::KEYS);
        let mut lines = |ui: &egui::Ui, text: &dyn TextBuffer, width: f32| {
            look.set(ui, text.as_str(), (width, self.scale, colours))
        };
        if look.pitch.is_some() {
            edit = edit.layouter(&mut lines);
        }
        // Zoomed out, a line may be higher than its cell. Clipped, or it would take clicks meant for the cell below.
        let mut output = ui
            .scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
                ui.shrink_clip_rect(rect);
                mark_selection(ui, colours);
                edit.show(ui)
            })
            .inner;
        number.paint(ui, &output, look.before() * self.scale, colours);
        // Only now: the galley that tells the caret's place exists once the field was shown.
        let pointed = self.caret_at.take().map(|at| {
            let prose = look.pitch.and_then(|_| self.pointed_at(canvas, &path, at, &draft.text));
            let beside = || output.galley.cursor_from_pos(at - output.galley_pos);
            CCursorRange::one(prose.map_or_else(beside, CCursor::new))
        });
        let whole = || pieces.as_ref()?.keep(ui, draft, output.state.cursor.char_range()?);
        if let Some(range) = pointed.or_else(whole) {
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), cursor_id());
            ui.ctx().request_repaint();
        }
        self.lines = output.cursor_range.map(|range| Lines::of(&output.galley, range)).unwrap_or_default();
        tell(&output.response, place(template, form, &path), draft.text.clone());
        if output.response.changed() {
            if matches!(path, FieldPath::Cell(Table::Paragraphs, ..)) && look.pitch.is_some() {
                document.step_at_turn(&before);
            }
            document.typed();
        }
    }
}

/// Tells screen readers the label and the text of the field.
fn tell(response: &egui::Response, label: String, text: String) {
    response.widget_info(move || {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label);
        info.current_text_value = Some(text.clone());
        info
    });
}

/// Marks what is selected in the text: the cell has the colour of a selection already.
fn mark_selection(ui: &mut egui::Ui, colours: &Colours) {
    let selection = &mut ui.visuals_mut().selection;
    (selection.bg_fill, selection.stroke.color) = (colours.accent.0, colours.paper.0);
}

/// Fits pasted text into the text of a cell.
fn fit_pasted(event: &mut Event, has_lines: bool) {
    let Event::Paste(text) = event else { return };
    // Excel and WPS end even a single copied cell with a line break, and separate cells by tabs.
    *text = text.trim_end_matches(['\r', '\n']).replace("\r\n", "\n").replace('\t', " ");
    if !has_lines {
        *text = text.replace('\n', " ");
    }
}

/// Remembers the text from before a composition, and forgets it when the composition has ended.
fn follow_composition(ui: &egui::Ui, draft: &mut Draft) {
    // Half-typed pinyin is in the buffer like any text. It must not be committed when the user clicks elsewhere.
    let was = draft.composing.is_some();
    let is = ui.input(|input| composes(input, was));
    if is && !was {
        draft.composing = Some(draft.text.clone());
    } else if was && !is {
        draft.composing = None;
    }
}

/// Whether a composition was given up in this frame, without committing any text.
pub(super) fn composition_given_up(ui: &egui::Ui, draft: &Draft) -> bool {
    let commits = |event: &Event| matches!(event, Event::Ime(egui::ImeEvent::Commit(text)) if !text.is_empty());
    draft.composing.is_some() && ui.input(|input| !composes(input, true) && !input.events.iter().any(commits))
}

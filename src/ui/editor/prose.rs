//! Paragraphs of a manuscript, which are typed like text and not like cells: Enter begins a paragraph, Backspace at the
//! start joins it to the one above, the arrows lead from one into the next.

use super::caret::changed_place;
use super::cells::cell_of;
use super::field::Begin;
use super::keyboard::{Way, all, breaks_line, plain};
use super::paragraph::is_paragraph;
use super::travel::neighbour;
use super::{Canvas, Editor, Wish, cursor_id};
use crate::edit::Edit;
use crate::edit::paragraphs::{join, part, paste_copied, pasted, restyle};
use crate::model::prose::Style;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};
use crate::session::Document;
use crate::sheet::Cell;
use egui::text_edit::TextEditState;
use egui::{Event, Key};
use std::sync::Arc;

/// Where the caret goes after a change of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Landing {
    /// Into this paragraph, after so many characters.
    In(RowId, usize),
    /// So many paragraphs below this one, after so many characters.
    Below(RowId, usize, usize),
}

impl Landing {
    /// Where `rows` of `form` were once they are removed: before what follows them, else behind what is above. Of all
    /// paragraphs the first one stays, and is empty.
    pub(super) fn without(form: &Form, rows: &[RowId]) -> Self {
        let chosen = |row: &Row| rows.contains(&row.id());
        let last = form.paragraphs.iter().rposition(chosen).map_or(0, |last| last + 1);
        let next = form.paragraphs.get(last).map(|row| Self::In(row.id(), 0));
        let above = || form.paragraphs.iter().rfind(|row| !chosen(row)).map(|row| Self::In(row.id(), usize::MAX));
        next.or_else(above).unwrap_or_else(|| Self::In(rows.first().copied().unwrap_or_default(), 0))
    }
}

/// The paragraph that a field is in.
fn row_of(path: &FieldPath) -> Option<RowId> {
    match path {
        FieldPath::Cell(Table::Paragraphs, row, _) => Some(*row),
        FieldPath::Cell(..) | FieldPath::Field(_) | FieldPath::Total(..) => None,
    }
}

impl Editor {
    /// Handles the keys of a paragraph that is being typed into.
    pub(super) fn prose_keys(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        (canvas, cell): (&Canvas<'_>, &Cell),
    ) -> Option<Option<Wish>> {
        let row = row_of(cell.field.as_ref()?)?;
        let text = document.draft()?.text.clone();
        let [from, to] = caret(ui, &text);
        if let Some(rows) = ui.input_mut(|input| self.taken_paragraphs(input, text.is_empty())) {
            let (before, behind) = (text.get(..from)?, text.get(to..)?);
            let form = committed(document, canvas.form)?;
            let (edit, (below, caret)) = paste_copied(&form, row, (before, behind), rows);
            return Some(Some(Wish::Paragraphs(edit, Landing::Below(row, below, caret))));
        }
        if let Some(lines) = ui.input_mut(taken_lines) {
            if is_table(&lines) {
                // With its title, its unit and its merged cells, as a block is pasted anywhere.
                let _ = document.commit_draft();
                return Some(Some(Wish::Paste(lines)));
            }
            let (before, behind) = (text.get(..from)?, text.get(to..)?);
            let form = committed(document, canvas.form)?;
            let (edit, (below, caret)) = pasted(&form, row, (before, behind), &lines);
            return Some(Some(Wish::Paragraphs(edit, Landing::Below(row, below, caret))));
        }
        // All of the paragraph is selected, or it has nothing to select: the whole manuscript is next.
        if [from, to] == [0, text.len()] && canvas.form.paragraphs.len() > 1 && ui.input_mut(all) {
            let _ = document.commit_draft();
            self.typed_in = None;
            self.select_all(canvas.sheet, cell);
            return Some(None);
        }
        if ui.input_mut(breaks_line) {
            self.insert(ui.ctx(), document, canvas.form, "\n");
            return Some(None);
        }
        if ui.input_mut(|input| plain(input, Key::Enter)) {
            let (before, behind) = (text.get(..from)?, text.get(to..)?);
            let form = committed(document, canvas.form)?;
            return Some(Some(Wish::Paragraphs(part(&form, row, before, behind), Landing::Below(row, 1, 0))));
        }
        let (at_start, at_end) = (from == 0 && to == 0, from == text.len() && to == text.len());
        if at_start && ui.input_mut(|input| plain(input, Key::Backspace)) {
            let form = committed(document, canvas.form)?;
            let joined = join(&form, row);
            return Some(joined.map(|(edit, above, caret)| Wish::Paragraphs(edit, Landing::In(above, caret))));
        }
        if at_end && ui.input_mut(|input| plain(input, Key::Delete)) {
            let form = committed(document, canvas.form)?;
            let place = form.place_of(Table::Paragraphs, row)?;
            let joined = form.paragraphs.get(place + 1).map(Row::id).and_then(|next| join(&form, next));
            return Some(joined.map(|(edit, row, caret)| Wish::Paragraphs(edit, Landing::In(row, caret))));
        }
        let leaves = [
            (self.lines.is_first, Key::ArrowUp, Way::Up),
            (self.lines.is_last, Key::ArrowDown, Way::Down),
            (at_start, Key::ArrowLeft, Way::Up),
            (at_end, Key::ArrowRight, Way::Down),
        ];
        for (at_edge, key, way) in leaves {
            if at_edge && ui.input_mut(|input| plain(input, key)) {
                self.walk(ui, document, (canvas, cell), way);
                return Some(None);
            }
        }
        None
    }

    /// Takes pasted text that stands for paragraphs out of the input. A single one is text where there is text already.
    fn taken_paragraphs(&self, input: &mut egui::InputState, in_empty: bool) -> Option<Vec<Texts<Column>>> {
        let paragraphs = |event: &Event| {
            let Event::Paste(text) = event else { return None };
            self.carried(text).filter(|rows| in_empty || rows.len() > 1)
        };
        let (at, rows) =
            input.events.iter().enumerate().find_map(|(at, event)| Some((at, paragraphs(event)?.to_vec())))?;
        input.events.remove(at);
        Some(rows)
    }

    /// Goes on typing in the paragraph at `path` after saving or undoing put what was typed into the form: nobody left it.
    pub(super) fn resume(
        &mut self,
        ctx: &egui::Context,
        document: &mut Document,
        (form, path): (&Arc<Form>, &FieldPath),
    ) {
        let was = self.typed_in.take().filter(|(id, typed, _)| *id == form.id && typed == path);
        if document.draft().is_none()
            && self.cursor.block.is_none()
            && let Some((.., text)) = was
        {
            let state = TextEditState::load(ctx, cursor_id()).and_then(|state| state.cursor.char_range());
            let same = state.map_or(usize::MAX, |range| range.primary.index.into());
            // Undo and redo leave it where they changed the text.
            let caret = changed_place(&text, form.text(path)).unwrap_or(same);
            self.begin(ctx, document, (form, path), Begin::Behind(caret));
        }
        self.typed_in = document.draft().map(|draft| (form.id, path.clone(), draft.settled().to_owned()));
    }

    /// Returns the edit that gives the chosen paragraphs a style.
    pub(super) fn restyled(&self, canvas: &Canvas<'_>, style: Style) -> Option<Edit> {
        let chosen = self.chosen_rows_on(canvas.sheet);
        let at = self.cursor.at.as_ref().and_then(row_of)?;
        let rows = if chosen.is_empty() { vec![at] } else { chosen };
        Some(restyle(canvas.form, &rows, style))
    }

    /// Begins to type in the paragraph at `path`, which is only selected, where Home, End or a paste ask for it.
    pub(super) fn enter_text(&mut self, ui: &egui::Ui, document: &mut Document, (form, path): (&Form, &FieldPath)) {
        let begins = [(Key::Home, Begin::Behind(0)), (Key::End, Begin::AtEnd)];
        let asked = begins.into_iter().find(|(key, _)| ui.input_mut(|input| plain(input, *key))).map(|(_, how)| how);
        let pastes = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Paste(_))));
        if let Some(how) = asked.or(pastes.then_some(Begin::AtEnd)) {
            self.begin(ui.ctx(), document, (form, path), how);
        }
    }

    /// Goes on in the paragraph above or below, at its near end.
    fn walk(&mut self, ui: &egui::Ui, document: &mut Document, (canvas, cell): (&Canvas<'_>, &Cell), way: Way) {
        let _ = document.commit_draft();
        let Some(other) = neighbour(canvas.sheet, cell, way) else { return };
        let Some(path) = other.field.clone() else { return };
        self.cursor.go(path.clone());
        self.reveals = true;
        if is_paragraph(other) {
            let how = if way == Way::Up { Begin::AtEnd } else { Begin::Behind(0) };
            self.begin(ui.ctx(), document, (canvas.form, &path), how);
        }
    }

    /// Puts the caret where it belongs after a change of paragraphs.
    pub(in crate::ui) fn land_in(
        &mut self,
        ctx: &egui::Context,
        document: &mut Document,
        form: &Form,
        landing: Landing,
    ) {
        let (row, below, caret) = match landing {
            Landing::In(row, caret) => (row, 0, caret),
            Landing::Below(row, below, caret) => (row, below, caret),
        };
        let place = form.place_of(Table::Paragraphs, row).map(|place| place + below);
        let Some(row) = place.and_then(|place| form.paragraphs.get(place)) else { return };
        let path = FieldPath::Cell(Table::Paragraphs, row.id(), Column::Text);
        self.go(path.clone());
        if Style::of(row).is_text() {
            self.begin(ctx, document, (form, &path), Begin::Behind(caret));
        }
    }

    /// Inserts `text` at the caret of the paragraph that is typed into, or at the end of the one at the cursor.
    pub(in crate::ui) fn insert(&mut self, ctx: &egui::Context, document: &mut Document, form: &Form, text: &str) {
        let Some(path) = self.cursor.at.clone() else { return };
        if document.draft().is_none_or(|draft| draft.path != path || draft.form != form.id) {
            self.begin(ctx, document, (form, &path), Begin::AtEnd);
        }
        let Some(draft) = document.draft_mut() else { return };
        let state = TextEditState::load(ctx, cursor_id()).and_then(|state| state.cursor.char_range());
        let all = draft.text.chars().count();
        let at = state.map_or(all, |range| range.primary.index.into()).min(all);
        let byte = draft.text.char_indices().nth(at).map_or(draft.text.len(), |(byte, _)| byte);
        draft.text.insert_str(byte, text);
        document.typed();
        self.set_caret(ctx, at + text.chars().count());
    }

    /// Whether the cell at `path` is a paragraph.
    pub(super) fn is_prose_at(canvas: &Canvas<'_>, path: &FieldPath) -> bool {
        cell_of(canvas.sheet, path).is_some_and(is_paragraph)
    }
}

/// The form as it is once what is typed is in it.
fn committed(document: &mut Document, form: &Arc<Form>) -> Option<Arc<Form>> {
    let _ = document.commit_draft();
    document.project().form(form.id).cloned()
}

/// The selected range of the field, in bytes of `text`.
fn caret(ui: &egui::Ui, text: &str) -> [usize; 2] {
    let range = TextEditState::load(ui.ctx(), cursor_id()).and_then(|state| state.cursor.char_range());
    let byte = |index: usize| text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte);
    let Some(range) = range else { return [text.len(); 2] };
    let (a, b) = (byte(range.primary.index.into()), byte(range.secondary.index.into()));
    [a.min(b), a.max(b)]
}

/// Whether pasted text is a block of cells alone.
fn is_table(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).lines().all(|line| line.contains('\t'))
}

/// Takes pasted text of several lines, or of a table, out of the input.
fn taken_lines(input: &mut egui::InputState) -> Option<String> {
    let has_lines = |text: &str| text.trim_end_matches(['\r', '\n']).contains(['\n', '\t']);
    let at = input.events.iter().position(|event| matches!(event, Event::Paste(text) if has_lines(text)))?;
    if let Event::Paste(text) = input.events.remove(at) { Some(text) } else { None }
}

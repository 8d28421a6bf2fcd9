//! The form on screen: the sheet itself, with one live text field in the cell under the cursor.

use super::canvas::{LaidOut, Look, Placement, paint};
use super::findings::Findings;
use super::keyboard::{Mode, Step, composes, step, types};
use super::theme::Colours;
use crate::base::face::{Faces, Role};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Project, RowId, Table};
use crate::page::{Area, PADDING, PageOptions};
use crate::session::Document;
use crate::sheet::{Cell, CellStyle, Sheet};
use crate::template::shown::shown;
use crate::template::{FieldKind, Template, place};
use egui::{Id, Key, KeyboardShortcut, Modifiers, Rect, Sense, Stroke, StrokeKind, TextEdit, pos2, vec2};
use std::sync::Arc;

/// Screen points per pt of paper at a zoom of 1: as wide as there is room for, within these limits.
const SCREEN: std::ops::RangeInclusive<f32> = 1.0..=1.45;
/// Space around the form, pt of paper.
const MARGIN: f32 = 12.0;
/// Size of the mark on a field that the checker speaks of, screen points.
const MARK: f32 = 8.0;

/// The cursor in a form.
pub(super) struct Editor {
    pub(super) zoom: f32,
    kept: Option<LaidOut>,
    faces: Faces,
    active: Option<FieldPath>,
    mode: Mode,
    /// What the text field holds; the document gets it when nothing is being composed.
    buffer: String,
    /// The buffer from before the input method began to compose.
    composing: Option<String>,
    arrived: bool,
    /// Screen points per pt of paper.
    scale: f32,
}

impl Default for Editor {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            kept: None,
            faces: Faces::screen(),
            active: None,
            mode: Mode::Chosen,
            buffer: String::new(),
            composing: None,
            arrived: false,
            scale: 1.0,
        }
    }
}

impl Editor {
    /// The field under the cursor.
    pub(super) fn active(&self) -> Option<&FieldPath> {
        self.active.as_ref()
    }

    /// Leaves the field; what was composed and not finished goes.
    pub(super) fn leave(&mut self, document: &mut Document) {
        self.settle(document);
        let _ = document.commit_draft();
        self.active = None;
    }

    /// Puts what is in the text field into the draft; a composition that was not finished is taken back.
    pub(super) fn settle(&mut self, document: &mut Document) {
        if let Some(before) = self.composing.take() {
            self.buffer = before;
        }
        if document.draft().is_some() {
            document.type_text(&self.buffer);
        }
    }

    /// Puts the cursor into the field at `path`.
    pub(super) fn go(&mut self, document: &mut Document, form: &Form, path: FieldPath) {
        self.settle(document);
        document.begin(form.id, &path);
        self.buffer = document.draft().map(|draft| draft.text.clone()).unwrap_or_default();
        self.active = Some(path);
        self.mode = Mode::Chosen;
        self.arrived = true;
    }

    /// Takes the field's text over from the document, after an undo or another edit.
    pub(super) fn refresh(&mut self, document: &mut Document, form: Option<&Form>) {
        let Some(path) = self.active.take() else { return };
        let gone = |form: &Form| matches!(&path, FieldPath::Cell(table, id, _) if form.row(*table, *id).is_none());
        if let Some(form) = form.filter(|form| !gone(form)) {
            self.composing = None;
            document.cancel_draft();
            self.go(document, form, path);
        }
    }

    /// Shows the form and moves the cursor; returns an edit that the keys or the mouse ask for.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form, project): (&Template, &Arc<Form>, &Project),
        (colours, findings): (&Colours, &Findings),
    ) -> Option<Edit> {
        let options = PageOptions { endless: true, no_page_numbers: true, ..PageOptions::default() };
        let mut kept = self.kept.take();
        let laid = LaidOut::current(&mut kept, template, form, &project.unit, &project.print, (&self.faces, options));
        let mut edit = None;
        if self.active.is_none()
            && let Some(first) =
                laid.sheet.cells.iter().find(|cell| is_editable(cell) && cell.style == CellStyle::Value)
            && let Some(path) = first.field.clone()
        {
            self.go(document, form, path);
        }
        egui::ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            edit = self.canvas(ui, document, (template, form), laid, (colours, findings));
        });
        self.kept = kept;
        edit
    }

    fn canvas(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form): (&Template, &Arc<Form>),
        laid: &LaidOut,
        (colours, findings): (&Colours, &Findings),
    ) -> Option<Edit> {
        let page = laid.pages.pages.first()?;
        let bounds = page.areas.iter().fold(Rect::NOTHING, |bounds, area| {
            let [left, top, right, bottom] = area.rect;
            bounds.union(Rect::from_min_max(pos2(left, top), pos2(right, bottom)))
        });
        let size = bounds.size() + vec2(2.0, 2.0) * MARGIN;
        self.scale = (ui.available_width() / size.x).clamp(*SCREEN.start(), *SCREEN.end()) * self.zoom;
        let scale = self.scale;
        let size = size * scale;
        let outer = vec2(size.x.max(ui.available_width()), size.y);
        let (response, painter) = ui.allocate_painter(outer, Sense::click());
        let ground = Rect::from_min_size(response.rect.min + vec2((outer.x - size.x) / 2.0, 0.0), size);
        let origin = ground.min + (vec2(MARGIN, MARGIN) - bounds.min.to_vec2()) * scale;
        let placement = Placement { origin: pos2(origin.x.round(), origin.y.round()), scale };
        painter.rect_filled(ground, 2.0, colours.paper.0);
        for area in &page.areas {
            let cell = &laid.sheet.cells[area.cell];
            if cell.style == CellStyle::Label && laid.sheet.rows[cell.row].framed {
                painter.rect_filled(placement.rect(area.rect), 0.0, colours.label.0);
            }
        }
        let active = self.active_area(&laid.sheet, &page.areas);
        let hidden = active.map(|area| area.cell).filter(|cell| laid.sheet.cells[*cell].value_at == 0);
        let look = Look { ink: colours.ink.0, ruling: colours.ruling.0, plain: true };
        paint(&painter, page, placement, look, hidden);
        mark_cells(&painter, form, (&laid.sheet, &page.areas), placement, (colours, findings));
        name_cells(ui, template, form, &laid.sheet, &page.areas, placement);
        let mut edit = branch_buttons(ui, form, &laid.sheet, &page.areas, placement);
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked()) {
            let (x, y) = placement.on_page(at);
            let cell = page.cell_at(x, y).map(|cell| &laid.sheet.cells[cell]);
            if let Some(path) = cell.and_then(|cell| target(&laid.sheet, cell)) {
                if self.active.as_ref() == Some(&path) {
                    self.mode = Mode::Editing;
                } else {
                    self.go(document, form, path);
                }
            }
        }
        if let Some(area) = self.active_area(&laid.sheet, &page.areas) {
            let cell = &laid.sheet.cells[area.cell];
            let typed = self.field(ui, document, (template, form), cell, placement.rect(area.rect), colours);
            let said: Vec<_> = self.active.iter().flat_map(|path| findings.said(form.id, path)).collect();
            if accepts_keys(ui) {
                show_said(ui, &said, placement.rect(area.rect));
            }
            if let Some(step) = typed {
                edit = self.take(step, document, form, &laid.sheet, cell).or(edit);
            }
        }
        edit
    }

    fn active_area<'a>(&self, sheet: &Sheet, areas: &'a [Area]) -> Option<&'a Area> {
        let path = self.active.as_ref()?;
        areas.iter().find(|area| {
            let cell = &sheet.cells[area.cell];
            is_editable(cell) && cell.field.as_ref() == Some(path)
        })
    }

    /// The live text field; returns the key that leaves it.
    fn field(
        &mut self,
        ui: &mut egui::Ui,
        document: &mut Document,
        (template, form): (&Template, &Form),
        cell: &Cell,
        rect: Rect,
        colours: &Colours,
    ) -> Option<Step> {
        let path = self.active.clone()?;
        let was_composing = self.composing.is_some();
        let composing = ui.input(|input| composes(input, was_composing));
        if composing && !was_composing {
            self.composing = Some(self.buffer.clone());
        }
        // Enter, Escape and the arrows belong to the composition while it lasts.
        let asked = if composing || was_composing || !accepts_keys(ui) {
            None
        } else {
            ui.input_mut(|input| step(input, self.mode))
        };
        let id = Id::unique(("cell", form.id, &path));
        let scale = self.scale;
        let painter = ui.painter().clone();
        painter.rect_filled(rect, 0.0, colours.selection.0);
        painter.rect_stroke(rect, 0.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
        let replaces = self.mode == Mode::Chosen && ui.input(types);
        if replaces {
            self.mode = Mode::Typing;
        }
        if self.arrived || replaces {
            select_all(ui.ctx(), id, &self.buffer);
        }
        let pad = PADDING * scale;
        let inner = rect.shrink2(vec2(pad, 2.0)).with_min_y(rect.top() + 2.0);
        let style = if cell.style == CellStyle::Title { Role::Title } else { Role::Sans };
        let size = if cell.style == CellStyle::Title { 16.0 } else { 11.0 } * scale;
        let newline = KeyboardShortcut::new(Modifiers::CTRL, Key::Enter);
        let edit = TextEdit::multiline(&mut self.buffer)
            .id(id)
            .frame(egui::Frame::NONE)
            .font(super::fonts::font(style, size))
            .text_color(colours.ink.0)
            .desired_width(inner.width())
            .desired_rows(1)
            .margin(egui::Margin::ZERO)
            .lock_focus(true)
            .hint_text(shown(template, form, &path))
            .return_key(is_multiline(template, &path).then_some(newline));
        let label = place(template, form, &path);
        let text_edit = ui.put(inner, edit);
        text_edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, &label));
        if self.arrived || ui.memory(|memory| memory.focused().is_none()) {
            text_edit.request_focus();
        }
        if std::mem::take(&mut self.arrived) {
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

    /// Does what the keys ask for; returns an edit where that is one.
    fn take(&mut self, step: Step, document: &mut Document, form: &Form, sheet: &Sheet, cell: &Cell) -> Option<Edit> {
        match step {
            Step::Edit => self.mode = Mode::Editing,
            Step::Cancel => {
                document.cancel_draft();
                let path = self.active.take()?;
                self.go(document, form, path);
            }
            Step::Clear => {
                self.buffer.clear();
                document.type_text("");
                self.mode = Mode::Typing;
            }
            Step::Enter => match next_row(form, cell) {
                Some(edit) => return Some(edit),
                None => self.follow(document, form, neighbour(sheet, cell, Step::Down)),
            },
            _ => self.follow(document, form, neighbour(sheet, cell, step)),
        }
        None
    }

    fn follow(&mut self, document: &mut Document, form: &Form, path: Option<FieldPath>) {
        match path {
            Some(path) => self.go(document, form, path),
            None => self.mode = Mode::Chosen,
        }
    }
}

/// Whether the window's keys go to the form: no menu or dialog is open over it.
fn accepts_keys(ui: &egui::Ui) -> bool {
    !egui::Popup::is_any_open(ui.ctx()) && ui.memory(|memory| memory.top_modal_layer().is_none())
}

fn is_editable(cell: &Cell) -> bool {
    cell.field.is_some() && cell.style != CellStyle::Label
}

/// The field that a click on `cell` goes to: its own, or the one that it labels.
fn target(sheet: &Sheet, cell: &Cell) -> Option<FieldPath> {
    let path = cell.field.as_ref()?;
    sheet.cells.iter().find(|other| is_editable(other) && other.field.as_ref() == Some(path))?.field.clone()
}

fn is_multiline(template: &Template, path: &FieldPath) -> bool {
    match path {
        FieldPath::Field(key) => template.field(key.as_str()).is_some_and(|spec| spec.kind == FieldKind::Lines),
        FieldPath::Cell(..) => true,
        FieldPath::Total(..) => false,
    }
}

/// The cell that the keys go to from `cell`.
fn neighbour(sheet: &Sheet, cell: &Cell, step: Step) -> Option<FieldPath> {
    let editable = || sheet.cells.iter().filter(|other| is_editable(other));
    let found = match step {
        Step::Next => editable().find(|other| (other.row, other.column) > (cell.row, cell.column)),
        Step::Previous => editable().rfind(|other| (other.row, other.column) < (cell.row, cell.column)),
        Step::Right => editable().find(|other| other.row == cell.row && other.column > cell.column),
        Step::Left => editable().rfind(|other| other.row == cell.row && other.column < cell.column),
        Step::Down => {
            editable().filter(|other| other.row > cell.row).min_by_key(|other| (other.row, distance(other, cell)))
        }
        Step::Up => editable()
            .filter(|other| other.row < cell.row)
            .min_by_key(|other| (usize::MAX - other.row, distance(other, cell))),
        Step::Enter | Step::Clear | Step::Edit | Step::Cancel => None,
    };
    found?.field.clone()
}

/// How far apart two cells stand across the sheet, in columns; none where they overlap.
fn distance(a: &Cell, b: &Cell) -> usize {
    let (a_end, b_end) = (a.column + a.columns, b.column + b.columns);
    if a.column < b_end && b.column < a_end { 0 } else { a.column.abs_diff(b.column) }
}

/// The edit that adds a row on the branch of the last row of a table, when Enter leaves a row that is not blank.
fn next_row(form: &Form, cell: &Cell) -> Option<Edit> {
    let Some(FieldPath::Cell(table @ (Table::Indicators | Table::Tasks), id, _)) = &cell.field else { return None };
    let last = form.rows(*table).last().filter(|row| row.id() == *id && !row.is_blank())?;
    Some(add_after(form, *table, last.id()))
}

/// The edit that adds a row below the row `id`, on its branch.
pub(super) fn add_after(form: &Form, table: Table, id: RowId) -> Edit {
    let rows = form.rows(table);
    let at = rows.iter().position(|row| row.id() == id).map_or(rows.len(), |at| at + 1);
    let branch = rows.iter().find(|row| row.id() == id).into_iter().flat_map(|row| {
        row.cells().filter(|(column, _)| matches!(column, Column::Class | Column::Subclass | Column::Mark))
    });
    let cells = branch.map(|(column, text)| (column.clone(), text.to_owned())).collect();
    Edit::InsertRows { form: form.id, table, before: rows.get(at).map(crate::model::Row::id), rows: vec![cells] }
}

/// A + on each second-level class under the pointer, which adds an indicator to it.
fn branch_buttons(ui: &mut egui::Ui, form: &Form, sheet: &Sheet, areas: &[Area], placement: Placement) -> Option<Edit> {
    let pointer = ui.input(|input| input.pointer.hover_pos())?;
    let (x, y) = placement.on_page(pointer);
    let area = areas.iter().find(|area| {
        let [left, top, right, bottom] = area.rect;
        (left..right).contains(&x) && (top..bottom).contains(&y)
    })?;
    let Some(FieldPath::Cell(Table::Indicators, id, Column::Subclass)) = &sheet.cells[area.cell].field else {
        return None;
    };
    let cell = placement.rect(area.rect);
    let button = Rect::from_min_size(cell.right_bottom() - vec2(26.0, 22.0), vec2(24.0, 20.0));
    let pressed = ui.put(button, egui::Button::new("＋").small()).on_hover_text("在这一类里加一个指标").clicked();
    let first = form.indicators.iter().position(|row| row.id() == *id)?;
    let branch = form.indicators[first].branch();
    let last = form.indicators[first..].iter().take_while(|row| row.branch() == branch).last()?;
    pressed.then(|| add_after(form, Table::Indicators, last.id()))
}

/// Says under the field what the checker has to say about it.
fn show_said(ui: &egui::Ui, said: &[&crate::rules::Finding], rect: Rect) {
    if said.is_empty() {
        return;
    }
    egui::Area::new(Id::unique("said")).fixed_pos(rect.left_bottom() + vec2(0.0, 4.0)).interactable(false).show(
        ui.ctx(),
        |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_max_width(420.0);
                for finding in said {
                    ui.label(format!("{}：{}", finding.severity.label(), finding.message));
                }
            });
        },
    );
}

/// Puts a mark into the corner of each field that the checker speaks of.
fn mark_cells(
    painter: &egui::Painter,
    form: &Form,
    (sheet, areas): (&Sheet, &[Area]),
    placement: Placement,
    (colours, findings): (&Colours, &Findings),
) {
    for area in areas {
        let cell = &sheet.cells[area.cell];
        let marked =
            cell.field.as_ref().filter(|_| is_editable(cell)).and_then(|path| findings.mark(form.id, path, colours));
        if let Some(colour) = marked {
            let corner = placement.rect(area.rect).right_top();
            let points = vec![corner, corner - vec2(MARK, 0.0), corner + vec2(0.0, MARK)];
            painter.add(egui::Shape::convex_polygon(points, colour.0, Stroke::NONE));
        }
    }
}

/// Gives a screen reader the name and the text of each cell in sight.
fn name_cells(ui: &egui::Ui, template: &Template, form: &Form, sheet: &Sheet, areas: &[Area], placement: Placement) {
    for area in areas {
        let cell = &sheet.cells[area.cell];
        let rect = placement.rect(area.rect);
        let Some(path) = cell.field.as_ref().filter(|_| is_editable(cell) && ui.is_rect_visible(rect)) else {
            continue;
        };
        let response = ui.interact(rect, Id::unique(("named", form.id, path)), Sense::hover());
        response.widget_info(|| {
            let mut info = egui::WidgetInfo::labeled(egui::Role::Label, true, place(template, form, path));
            info.current_text_value = Some(form.text(path).to_owned());
            info
        });
    }
}

/// Selects the whole text of the field, so that typing replaces it.
fn select_all(ctx: &egui::Context, id: Id, text: &str) {
    let mut state = egui::text_edit::TextEditState::load(ctx, id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::new(0), end)));
    state.store(ctx, id);
}

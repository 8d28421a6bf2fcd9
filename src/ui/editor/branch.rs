//! Controls for the row under the pointer: a + that adds a row to its class, and a grip that selects and drags the row.

use super::cells::{add_after, is_editable};
use super::{Canvas, Editor, Wish};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use crate::session::Document;
use crate::ui::icon;
use egui::{Align2, CursorIcon, FontId, Id, Popup, Pos2, Rect, Response, Sense, Stroke, pos2, vec2};

/// Width of the grip at the left of a row, screen points.
const GRIP: f32 = 16.0;

/// Shows a + on the second-level class under the pointer, which adds an indicator to it.
pub(super) fn add_button(ui: &mut egui::Ui, canvas: &Canvas<'_>) -> Option<Edit> {
    let Canvas { form, sheet, page, placement, .. } = *canvas;
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.clip_rect().contains(*at))?;
    let (x, y) = placement.on_page(pointer);
    let area = page.area_at(x, y)?;
    let Some(FieldPath::Cell(Table::Indicators, id, Column::Subclass)) = &sheet.cells[area.cell].field else {
        return None;
    };
    let first = form.indicators.iter().position(|row| row.id() == *id)?;
    let branch = form.indicators[first].branch();
    let rows: Vec<&Row> = form.indicators[first..].iter().take_while(|row| row.branch() == branch).collect();
    let cell = placement.rect(area.rect);
    let button = Rect::from_min_size(cell.right_bottom() - vec2(26.0, 22.0), vec2(24.0, 20.0));
    // A press in the middle of a narrow cell is for the cell.
    if button.contains(cell.center()) {
        return None;
    }
    let response = ui.put(button, egui::Button::new(icon::ADD.to_string()).small());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "在这一类里加一个指标"));
    let about = format!("在这一类里加一个指标（现有 {} 个）", rows.iter().filter(|row| !row.is_blank()).count());
    let pressed = response.on_hover_text(about).clicked();
    pressed.then(|| rows.last().map(|last| add_after(form, Table::Indicators, last.id()))).flatten()
}

/// A row that can be dragged, and its area on the screen.
#[derive(Clone, Copy)]
struct Line {
    table: Table,
    id: RowId,
    rect: Rect,
}

/// Returns the rows that can be dragged.
fn lines(canvas: &Canvas<'_>) -> Vec<Line> {
    let Canvas { form, sheet, page, placement, .. } = *canvas;
    let mut lines: Vec<Line> = Vec::new();
    for area in &page.areas {
        let Some(FieldPath::Cell(table @ (Table::Indicators | Table::Tasks), id, column)) =
            &sheet.cells[area.cell].field
        else {
            continue;
        };
        if matches!(column, Column::Class | Column::Subclass) || form.row(*table, *id).is_none() {
            // Merged labels reach over other rows: the area of a row is that of its own cells.
            continue;
        }
        let rect = placement.rect(area.rect);
        match lines.last_mut().filter(|line| line.table == *table && line.id == *id) {
            Some(line) => line.rect = line.rect.union(rect),
            None => lines.push(Line { table: *table, id: *id, rect }),
        }
    }
    lines
}

impl Editor {
    /// Shows a grip beside the row under the pointer. A click selects the row and the right button opens its menu, as
    /// on a row number in a spreadsheet. Dragging moves the selected rows, or that row, between others and into their
    /// class.
    pub(super) fn grip(&mut self, ui: &mut egui::Ui, document: &mut Document, canvas: &Canvas<'_>) -> Option<Wish> {
        let lines = lines(canvas);
        let left = left_of(canvas);
        let line = *at_hand(ui, canvas.form, &lines, left)?;
        let Line { table, id, rect } = line;
        let handle = Rect::from_min_max(pos2(left - GRIP, rect.top()), pos2(left, rect.bottom()));
        let response = ui.interact(handle, grip_id(canvas.form, table, id), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "选中或拖动这一行"));
        let is_held = response.hovered() || response.dragged();
        let colour = if is_held { canvas.colours.accent.0 } else { canvas.colours.muted.0 };
        let font = FontId::proportional(15.0);
        ui.painter().text(handle.center(), Align2::CENTER_CENTER, icon::GRIP, font, colour);
        if is_held {
            ui.ctx().set_cursor_icon(CursorIcon::Grab);
        }
        if response.clicked() || response.secondary_clicked() {
            self.select_row(ui, document, canvas, (&response, &line));
        }
        let wish = super::menu::of_cell(&response, canvas, self.cursor.at.as_ref());
        // A drag within the selection moves all of it, one outside only the dragged row.
        let chosen = self.chosen_rows_on(canvas.sheet);
        drag(ui, canvas, &response, (&lines, &line), &chosen).map(Wish::Do).or(wish)
    }

    /// Selects the cells of a row; with Shift, from the row of the cursor to this row. A right click inside the
    /// selection keeps it.
    fn select_row(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (response, line): (&Response, &Line),
    ) {
        let Line { table, id, .. } = *line;
        let _ = document.commit_draft();
        self.wants_keys = true;
        if response.secondary_clicked() && self.chosen_rows_on(canvas.sheet).contains(&id) {
            return;
        }
        let from = match &self.cursor.at {
            Some(FieldPath::Cell(of, from, _))
                if *of == table && response.clicked() && ui.input(|input| input.modifiers.shift) =>
            {
                *from
            }
            _ => id,
        };
        let first = cells_of(canvas, table, from).next();
        let last = cells_of(canvas, table, id).last();
        if let (Some(first), Some(last)) = (first, last) {
            self.cursor.go(first);
            self.cursor.reach(last);
        }
    }
}

/// Returns the left edge of the form.
fn left_of(canvas: &Canvas<'_>) -> f32 {
    let left = canvas.page.areas.iter().map(|area| canvas.placement.rect(area.rect).left());
    left.fold(f32::INFINITY, f32::min)
}

/// Returns the editable fields of a row, from left to right.
fn cells_of(canvas: &Canvas<'_>, table: Table, id: RowId) -> impl Iterator<Item = FieldPath> {
    let of_row = move |path: &&FieldPath| matches!(path, FieldPath::Cell(of, row, _) if *of == table && *row == id);
    let fields = canvas.sheet.cells.iter().filter(|cell| is_editable(cell)).filter_map(|cell| cell.field.as_ref());
    fields.filter(of_row).cloned()
}

fn grip_id(form: &Form, table: Table, id: RowId) -> Id {
    Id::unique(("grip", form.id, table, id))
}

/// Returns the row whose grip is shown: the one that is pressed or whose menu is open, otherwise the one under the
/// pointer.
fn at_hand<'l>(ui: &egui::Ui, form: &Form, lines: &'l [Line], left: f32) -> Option<&'l Line> {
    let is_held = |line: &&Line| {
        // While it is pressed or its menu is open, the grip must not jump to the row that the pointer passes.
        ui.ctx().read_response(grip_id(form, line.table, line.id)).is_some_and(|grip| {
            let pressed = grip.is_pointer_button_down_on() || grip.clicked() || grip.drag_stopped();
            pressed || Popup::is_id_open(ui.ctx(), Popup::default_response_id(&grip))
        })
    };
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| ui.clip_rect().contains(*at));
    let is_under = |line: &&Line| {
        let is_beside =
            |at: Pos2| line.rect.y_range().contains(at.y) && (left - GRIP..line.rect.right()).contains(&at.x);
        pointer.is_some_and(is_beside)
    };
    lines.iter().find(is_held).or_else(|| lines.iter().find(is_under))
}

/// Shows where the dragged row would go. When it is released, returns the edit that moves it, together with the
/// `chosen` rows if it is one of them.
fn drag(
    ui: &egui::Ui,
    canvas: &Canvas<'_>,
    grip: &Response,
    (lines, line): (&[Line], &Line),
    chosen: &[RowId],
) -> Option<Edit> {
    let Line { table, id, .. } = *line;
    let at = ui.input(|input| input.pointer.hover_pos())?;
    let (target, after) = drop_place(lines, table, at)?;
    if grip.dragged() {
        let y = if after { target.rect.bottom() } else { target.rect.top() };
        ui.painter().hline(left_of(canvas)..=target.rect.right(), y, Stroke::new(3.0, canvas.colours.accent.0));
    }
    if !grip.drag_stopped() {
        return None;
    }
    let moved = if chosen.contains(&id) { chosen.to_vec() } else { vec![id] };
    Some(move_beside(canvas.form, table, moved, (target.id, after)))
}

/// Returns the row nearest to the pointer, and whether the pointer is in its lower half.
fn drop_place(lines: &[Line], table: Table, at: Pos2) -> Option<(&Line, bool)> {
    let same = lines.iter().filter(|line| line.table == table);
    let nearest = same.min_by(|a, b| {
        let away = |rect: &Rect| (rect.center().y - at.y).abs() - rect.height() / 2.0;
        away(&a.rect).total_cmp(&away(&b.rect))
    })?;
    Some((nearest, at.y > nearest.rect.center().y))
}

/// Returns the edit that moves rows before or after another row and into its class.
pub(super) fn move_beside(form: &Form, table: Table, moved: Vec<RowId>, (beside, after): (RowId, bool)) -> Edit {
    let rows = form.rows(table);
    let at = rows.iter().position(|row| row.id() == beside).unwrap_or(rows.len());
    let before = rows.get(at + usize::from(after)).map(Row::id);
    let branch = rows.get(at).filter(|_| table == Table::Indicators).map(|row| row.branch().map(str::to_owned));
    Edit::MoveRows { form: form.id, table, rows: moved, before, branch }
}

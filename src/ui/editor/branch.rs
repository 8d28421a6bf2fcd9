//! Rows under the pointer: a + that adds one to a class, a grip that drags one to another place.

use super::Canvas;
use super::cells::add_after;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use crate::ui::icon;
use egui::{Align2, CursorIcon, FontId, Id, Pos2, Rect, Sense, Stroke, pos2, vec2};

/// Width of the grip at the left of a row, screen points.
const GRIP: f32 = 16.0;

/// A + on each second-level class under the pointer, which adds an indicator to it.
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
    let response = ui.put(button, egui::Button::new(icon::ADD.to_string()).small());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "在这一类里加一个指标"));
    let about = format!("在这一类里加一个指标（现有 {} 个）", rows.iter().filter(|row| !row.is_blank()).count());
    let pressed = response.on_hover_text(about).clicked();
    pressed.then(|| rows.last().map(|last| add_after(form, Table::Indicators, last.id()))).flatten()
}

/// The rows that can be dragged, with what each takes up on the screen.
fn rows_on_screen(canvas: &Canvas<'_>) -> Vec<(Table, RowId, Rect)> {
    let Canvas { form, sheet, page, placement, .. } = *canvas;
    let mut rows: Vec<(Table, RowId, Rect)> = Vec::new();
    for area in &page.areas {
        let Some(FieldPath::Cell(table @ (Table::Indicators | Table::Tasks), id, column)) =
            &sheet.cells[area.cell].field
        else {
            continue;
        };
        if matches!(column, Column::Class | Column::Subclass) || form.row(*table, *id).is_none() {
            continue;
        }
        let rect = placement.rect(area.rect);
        match rows.last_mut().filter(|(t, last, _)| t == table && last == id) {
            Some((_, _, whole)) => *whole = whole.union(rect),
            None => rows.push((*table, *id, rect)),
        }
    }
    rows
}

/// A grip beside the row under the pointer; dragged, it moves `chosen` (or that row) between others, onto their branch.
pub(super) fn grip(ui: &mut egui::Ui, canvas: &Canvas<'_>, chosen: &[RowId]) -> Option<Edit> {
    let Canvas { form, placement, colours, .. } = *canvas;
    let left = canvas.page.areas.iter().map(|area| placement.rect(area.rect).left()).fold(f32::INFINITY, f32::min);
    let dragged = Id::unique(("dragged row", form.id));
    let held: Option<RowId> = ui.data(|data| data.get_temp(dragged));
    if held.is_some() && ui.input(|input| !input.pointer.any_down() && !input.pointer.any_released()) {
        // The button was let go outside of the window.
        ui.data_mut(|data| data.remove_temp::<RowId>(dragged));
    }
    let pointer = ui.input(|input| input.pointer.hover_pos());
    let at = pointer.filter(|at| held.is_some() || ui.clip_rect().contains(*at))?;
    let rows = rows_on_screen(canvas);
    let beside = |(_, id, rect): &&(Table, RowId, Rect)| match held {
        Some(held) => *id == held,
        None => rect.y_range().contains(at.y) && (left - GRIP..rect.right()).contains(&at.x),
    };
    let (table, id, rect) = *rows.iter().find(beside)?;
    let handle = Rect::from_min_max(pos2(left - GRIP, rect.top()), pos2(left, rect.bottom()));
    let response = ui.interact(handle, Id::unique(("grip", form.id, table, id)), Sense::drag());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "拖动这一行"));
    let colour = if response.hovered() || response.dragged() { colours.accent.0 } else { colours.muted.0 };
    let font = FontId::proportional(15.0);
    ui.painter().text(handle.center(), Align2::CENTER_CENTER, icon::GRIP, font, colour);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
    if response.drag_started() {
        ui.data_mut(|data| data.insert_temp(dragged, id));
    }
    let (target, after) = drop_place(&rows, table, at)?;
    if response.dragged() {
        let y = if after { target.2.bottom() } else { target.2.top() };
        ui.painter().hline(left..=target.2.right(), y, Stroke::new(3.0, colours.accent.0));
    }
    if !response.drag_stopped() {
        return None;
    }
    ui.data_mut(|data| data.remove_temp::<RowId>(dragged));
    let moved = if chosen.contains(&id) { chosen.to_vec() } else { vec![id] };
    Some(move_beside(form, table, moved, (target.1, after)))
}

/// The row that the pointer is nearest to, and whether it is in its lower half.
fn drop_place(rows: &[(Table, RowId, Rect)], table: Table, at: Pos2) -> Option<(&(Table, RowId, Rect), bool)> {
    let same = rows.iter().filter(|(of, _, _)| *of == table);
    let nearest = same.min_by(|a, b| {
        let away = |rect: &Rect| (rect.center().y - at.y).abs() - rect.height() / 2.0;
        away(&a.2).total_cmp(&away(&b.2))
    })?;
    Some((nearest, at.y > nearest.2.center().y))
}

/// The edit that moves rows before or after another, onto its branch.
pub(super) fn move_beside(form: &Form, table: Table, moved: Vec<RowId>, (beside, after): (RowId, bool)) -> Edit {
    let rows = form.rows(table);
    let at = rows.iter().position(|row| row.id() == beside).unwrap_or(rows.len());
    let before = rows.get(at + usize::from(after)).map(Row::id);
    let branch = rows.get(at).filter(|_| table == Table::Indicators).map(|row| row.branch().map(str::to_owned));
    Edit::MoveRows { form: form.id, table, rows: moved, before, branch }
}

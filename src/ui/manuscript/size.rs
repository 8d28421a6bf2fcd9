//! The choice of the size of a new table: a grid over which the pointer goes, as in Word and WPS.

use crate::ui::theme::Colours;
use egui::{Rect, Sense, StrokeKind, WidgetInfo, pos2, vec2};

/// The largest table that the grid offers, rows and columns; further ones are added to the table.
const LARGEST: (usize, usize) = (8, 10);
/// The distance of its squares, and their size, in screen points.
const STEP: f32 = 18.0;
const SQUARE: f32 = 15.0;

/// Shows the grid. Returns the rows and columns that were clicked.
pub(super) fn choice(ui: &mut egui::Ui, colours: &Colours) -> Option<(usize, usize)> {
    let size = vec2(LARGEST.1 as f32, LARGEST.0 as f32) * STEP;
    // A menu would stretch it over its whole width.
    let (rect, response) = ui.horizontal(|ui| ui.allocate_exact_size(size, Sense::click())).inner;
    let name = "新表格的大小";
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let at = response.hover_pos().map(|at| ((at - rect.min) / STEP).floor());
    let at = at.map(|at| (at.y as usize + 1, at.x as usize + 1));
    let at = at.map(|(rows, columns)| (rows.min(LARGEST.0), columns.min(LARGEST.1)));
    for row in 0..LARGEST.0 {
        for column in 0..LARGEST.1 {
            let min = rect.min + vec2(column as f32, row as f32) * STEP;
            let square = Rect::from_min_size(pos2(min.x, min.y), vec2(SQUARE, SQUARE));
            let is_in = at.is_some_and(|(rows, columns)| row < rows && column < columns);
            let fill = if is_in { colours.selection.0 } else { colours.paper.0 };
            ui.painter().rect(square, 1.0, fill, (1.0, colours.ruling.0), StrokeKind::Inside);
        }
    }
    ui.weak(match at {
        Some((rows, columns)) => format!("{rows} 行 × {columns} 列，第一行是表头"),
        None => "点一格，插入这么大的表格".to_owned(),
    });
    at.filter(|_| response.clicked())
}

//! The context menu of a cell, with actions for the cell, its row and its class.

use super::cells::cell_of;
use super::{Canvas, Wish};
use crate::edit::manuscript_tables::Change;
use crate::model::{Column, FieldPath, Table};
use crate::sheet::CellStyle;
use crate::ui::action::Action;
use egui::{Button, Response};

/// The actions of every cell. None is a separator.
const OF_CELL: [Option<Action>; 9] = [
    Some(Action::Cut),
    Some(Action::Copy),
    Some(Action::Paste),
    Some(Action::PasteValues),
    None,
    Some(Action::ClearCells),
    Some(Action::FillDown),
    Some(Action::FillRight),
    Some(Action::ApplyFix),
];

/// Further actions of a cell in a row.
const OF_ROW: [Option<Action>; 6] = [
    None,
    Some(Action::AddRow),
    Some(Action::DuplicateRow),
    Some(Action::RemoveRow),
    Some(Action::MoveRowUp),
    Some(Action::MoveRowDown),
];

/// Further actions of a cell of a table in a manuscript, before the changes of that table.
const OF_TABLE: [Option<Action>; 4] =
    [None, Some(Action::DuplicateRow), Some(Action::MoveRowUp), Some(Action::MoveRowDown)];

/// Further actions of a cell of an indicator.
const OF_INDICATOR: [Option<Action>; 5] = [
    Some(Action::KeepIndicator),
    None,
    Some(Action::AddToBranch),
    Some(Action::RenameBranch),
    Some(Action::RemoveBranch),
];

/// The actions of a class label.
const OF_CLASS: [Option<Action>; 4] =
    [Some(Action::AddRow), Some(Action::AddToBranch), Some(Action::RenameBranch), Some(Action::RemoveBranch)];

/// Shows the context menu of the current cell.
pub(super) fn of_cell(response: &Response, canvas: &Canvas<'_>, at: Option<&FieldPath>) -> Option<Wish> {
    let mut wish = None;
    response.context_menu(|ui| {
        ui.set_min_width(200.0);
        for action in offered(canvas, at) {
            let Some(action) = action else {
                ui.separator();
                continue;
            };
            let about = action.about();
            if ui.add(Button::new(about.name).shortcut_text(about.keys())).clicked() {
                wish = Some(Wish::Act(action));
                ui.close();
            }
        }
        if at.is_some_and(|path| is_in_table(canvas, path)) {
            ui.separator();
            for change in Change::ALL {
                if ui.button(change.name()).clicked() {
                    wish = Some(Wish::Table(change));
                    ui.close();
                }
            }
        }
    });
    wish
}

/// Whether the cell at `path` is one of a table of a manuscript.
fn is_in_table(canvas: &Canvas<'_>, path: &FieldPath) -> bool {
    cell_of(canvas.sheet, path)
        .is_some_and(|cell| matches!(cell.style, CellStyle::Paragraph(style) if style.is_table()))
}

/// Returns the actions for the cell at `at`.
fn offered(canvas: &Canvas<'_>, at: Option<&FieldPath>) -> Vec<Option<Action>> {
    let has_fix = at.is_some_and(|path| canvas.findings.fix(canvas.form.id, path).is_some());
    let of_cell = OF_CELL.into_iter().filter(|action| *action != Some(Action::ApplyFix) || has_fix);
    match at {
        Some(FieldPath::Cell(_, _, Column::Class | Column::Subclass)) => OF_CLASS.to_vec(),
        // Rows of a table are added and removed by the changes below.
        Some(path @ FieldPath::Cell(Table::Paragraphs, ..)) if is_in_table(canvas, path) => {
            of_cell.chain(OF_TABLE).collect()
        }
        Some(FieldPath::Cell(Table::Indicators, ..)) => of_cell.chain(OF_ROW).chain(OF_INDICATOR).collect(),
        Some(FieldPath::Cell(..)) => of_cell.chain(OF_ROW).collect(),
        _ => of_cell.collect(),
    }
}

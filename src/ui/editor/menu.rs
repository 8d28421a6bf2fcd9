//! The context menu of a cell, with actions for the cell, its row and its class.

use super::{Canvas, Wish};
use crate::model::{Column, FieldPath, Table};
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
    });
    wish
}

/// Returns the actions for the cell at `at`.
fn offered(canvas: &Canvas<'_>, at: Option<&FieldPath>) -> Vec<Option<Action>> {
    let has_fix = at.is_some_and(|path| canvas.findings.fix(canvas.form.id, path).is_some());
    let of_cell = OF_CELL.into_iter().filter(|action| *action != Some(Action::ApplyFix) || has_fix);
    match at {
        Some(FieldPath::Cell(_, _, Column::Class | Column::Subclass)) => OF_CLASS.to_vec(),
        Some(FieldPath::Cell(Table::Indicators, ..)) => of_cell.chain(OF_ROW).chain(OF_INDICATOR).collect(),
        Some(FieldPath::Cell(..)) => of_cell.chain(OF_ROW).collect(),
        _ => of_cell.collect(),
    }
}

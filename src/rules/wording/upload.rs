//! Which text of a form goes into which column of an upload profile.

use crate::model::naming::coded::project;
use crate::model::{Column, FieldPath, Table, keys};
use crate::rules::view::FormView;
use crate::template::profile::{ProfileColumn, RowOf, UploadValue};

/// The texts of a form with the column of the upload profile that takes them.
pub(super) fn texts<'a>(view: &'a FormView<'_>) -> Vec<(&'a ProfileColumn, FieldPath, &'a str)> {
    let mut found = Vec::new();
    let of_indicators = view.profile.is_some_and(|profile| profile.row == RowOf::Indicator);
    for column in
        view.profile.into_iter().filter(|profile| profile.takes(view.stage)).flat_map(|profile| &profile.columns)
    {
        if let Some(key) = field(&column.value) {
            let text = view.form.field(key);
            let text = if key == keys::PROJECT_NAME { project(text).name } else { text };
            found.push((column, FieldPath::field(key), text));
        }
        // In the row of a project they stand together.
        let Some(of_row) = of_row(&column.value).filter(|_| of_indicators) else { continue };
        for indicator in &view.indicators {
            let text = if of_row == Column::Name { indicator.name } else { &indicator.row[&of_row] };
            found.push((column, FieldPath::Cell(Table::Indicators, indicator.id, of_row.clone()), text));
        }
    }
    found
}

fn field(value: &UploadValue) -> Option<&str> {
    match value {
        UploadValue::ProjectName => Some(keys::PROJECT_NAME),
        UploadValue::ProjectCode => Some(keys::PROJECT_CODE),
        UploadValue::Goals => Some(keys::GOALS),
        UploadValue::GoalsAdjusted => Some(keys::GOALS_ADJUSTED),
        UploadValue::GoalsActual => Some(keys::GOALS_ACTUAL),
        UploadValue::Field(key) => Some(key.as_str()),
        // Year, month and bureau are the same in every form, amounts are not text, and the others are computed or the
        // indicators'.
        _ => None,
    }
}

/// The column whose text is uploaded as it is. Computed values, operators, units, causes and points are not checked.
fn of_row(value: &UploadValue) -> Option<Column> {
    let as_it_is = |column: &Column| !column.is_points() && !matches!(column, Column::Operator | Column::Unit);
    value.column().filter(|column| as_it_is(column) && *value != UploadValue::Cause)
}

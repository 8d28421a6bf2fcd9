//! Which text of a form goes into which column of an upload profile.

use crate::model::naming::coded::project;
use crate::model::{Column, FieldPath, Table, keys};
use crate::rules::view::FormView;
use crate::template::profile::{ProfileColumn, UploadValue};

/// The texts of a form with the column of the upload profile that takes them.
pub(super) fn texts<'a>(view: &'a FormView<'_>) -> Vec<(&'a ProfileColumn, FieldPath, &'a str)> {
    let mut found = Vec::new();
    for column in view.profile.into_iter().flat_map(|profile| &profile.columns) {
        if let Some(key) = field(&column.value) {
            let text = view.form.field(key);
            let text = if key == keys::PROJECT_NAME { project(text).name } else { text };
            found.push((column, FieldPath::field(key), text));
        }
        let Some(of_row) = of_row(&column.value) else { continue };
        for indicator in &view.indicators {
            let text = if of_row == Column::Name { indicator.name } else { &indicator.row[&of_row] };
            found.push((column, FieldPath::Cell(Table::Indicators, indicator.id, of_row.clone()), text));
        }
    }
    found
}

fn field(value: &UploadValue) -> Option<&'static str> {
    match value {
        UploadValue::ProjectName => Some(keys::PROJECT_NAME),
        UploadValue::ProjectCode => Some(keys::PROJECT_CODE),
        // Year and bureau are the same in every form, and an amount is not text.
        UploadValue::Year | UploadValue::BureauCode | UploadValue::BureauName | UploadValue::FundsTotal => None,
        UploadValue::Class
        | UploadValue::Subclass
        | UploadValue::Name
        | UploadValue::Operator
        | UploadValue::Value
        | UploadValue::Number
        | UploadValue::MeasureUnit
        | UploadValue::Weight
        | UploadValue::Direction
        | UploadValue::Description
        | UploadValue::Basis
        | UploadValue::Remark
        | UploadValue::Fixed(_) => None,
    }
}

/// The column whose text is uploaded as it is. Computed values, operators, units and weights are not checked.
fn of_row(value: &UploadValue) -> Option<Column> {
    value.column().filter(|column| !matches!(column, Column::Operator | Column::Unit | Column::Weight))
}

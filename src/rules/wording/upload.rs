//! Which column of an upload profile takes which text of a form.

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
        _ => None,
    }
}

fn of_row(value: &UploadValue) -> Option<Column> {
    match value {
        UploadValue::Class => Some(Column::Class),
        UploadValue::Subclass => Some(Column::Subclass),
        UploadValue::Name => Some(Column::Name),
        UploadValue::Value | UploadValue::Number => Some(Column::Value),
        UploadValue::Description => Some(Column::Description),
        UploadValue::Basis => Some(Column::Basis),
        UploadValue::Remark => Some(Column::Remark),
        _ => None,
    }
}

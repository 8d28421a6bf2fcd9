//! Mends of a value's spelling.

use crate::edit::Edit;
use crate::model::value::Span;
use crate::model::{Column, FieldPath, Table};
use crate::rules::rule::Found;
use crate::rules::view::{FormView, Indicator};

/// Adds the fix that puts `with` in place of `span` of the value.
///
/// None where operator or unit stand in columns of their own: the span is then not one of the cell's text.
pub(super) fn replace(found: Found, view: &FormView<'_>, indicator: &Indicator<'_>, span: Span, with: &str) -> Found {
    let cell = &indicator.row[Column::Value];
    let (Some(before), Some(after)) = (indicator.value.get(..span.start), indicator.value.get(span.end..)) else {
        return found;
    };
    if cell.trim() != indicator.value {
        return found;
    }
    let path = FieldPath::Cell(Table::Indicators, indicator.id, Column::Value);
    found.fix(Edit::set(view.form.id, path, format!("{before}{with}{after}")))
}

/// Adds the fix that puts `text` at `at` of the value.
pub(super) fn insert(found: Found, view: &FormView<'_>, indicator: &Indicator<'_>, at: usize, text: &str) -> Found {
    replace(found, view, indicator, Span { start: at, end: at }, text)
}

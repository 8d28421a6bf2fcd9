//! Fixes that change the spelling of a value.

use crate::edit::Edit;
use crate::model::value::Span;
use crate::model::{Column, FieldPath, Table};
use crate::rules::rule::Found;
use crate::rules::view::{FormView, Indicator};

/// Adds the fix that replaces `span` of the value by `with`.
///
/// None is added where operator or unit have their own columns: the span is then one of the joined value, not the cell.
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

/// Adds the fix that inserts `text` at the byte `at` of the value.
pub(super) fn insert(found: Found, view: &FormView<'_>, indicator: &Indicator<'_>, at: usize, text: &str) -> Found {
    replace(found, view, indicator, Span { start: at, end: at }, text)
}

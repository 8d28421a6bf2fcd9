//! Mends of a value's spelling.

use crate::edit::Edit;
use crate::model::target::Span;
use crate::model::{Column, FieldPath, Table};
use crate::rules::rule::Note;
use crate::rules::view::{FormView, Indicator};

/// Adds the mend that puts `with` in place of `span` of the value.
///
/// None where operator or unit stand in columns of their own: the span is then not one of the cell's text.
pub(super) fn replace(note: Note, view: &FormView<'_>, indicator: &Indicator<'_>, span: Span, with: &str) -> Note {
    let cell = &indicator.row[Column::Value];
    let (Some(before), Some(after)) = (indicator.value.get(..span.start), indicator.value.get(span.end..)) else {
        return note;
    };
    if cell.trim() != indicator.value {
        return note;
    }
    let path = FieldPath::Cell(Table::Indicators, indicator.id, Column::Value);
    note.fix(Edit::set(view.form.id, path, format!("{before}{with}{after}")))
}

/// Adds the mend that puts `text` at `at` of the value.
pub(super) fn insert(note: Note, view: &FormView<'_>, indicator: &Indicator<'_>, at: usize, text: &str) -> Note {
    replace(note, view, indicator, Span { start: at, end: at }, text)
}

//! What a row of the upload sheet is made from, an indicator or all of a project, and how its codes are written.

use super::Cell;
use crate::model::FieldPath;
use crate::template::profile::{CodeStyle, ProfileColumn, UploadValue};

/// What stands between names in one cell.
pub(super) const BETWEEN: &str = "、";

/// What tells a row of the upload sheet the columns that indicators tell.
pub(super) trait Told {
    /// The cell of `value`.
    fn cell(&self, value: &UploadValue) -> Cell;
    /// Where the form holds it.
    fn path(&self, value: &UploadValue) -> FieldPath;
    /// What to call the row in a message about the text at `path`.
    fn name(&self, path: &FieldPath) -> &str;
    /// The 指标性质 in the row.
    fn operators(&self) -> Vec<&str>;
}

/// `cell` as `column` writes it; `own` is the code that the form itself tells, or empty.
pub(super) fn coded(column: &ProfileColumn, cell: Cell, own: &str) -> Cell {
    match cell {
        Cell::Text(text) if column.write != CodeStyle::Name => Cell::Text(match column.value {
            UploadValue::Cause => {
                text.split(BETWEEN).map(|cause| with_code(column, cause, own)).collect::<Vec<_>>().join(BETWEEN)
            }
            _ => with_code(column, &text, own),
        }),
        other => other,
    }
}

fn with_code(column: &ProfileColumn, name: &str, own: &str) -> String {
    let code = column.code_of(name).or_else(|| Some(own).filter(|own| !own.is_empty() && !name.trim().is_empty()));
    match (code, column.write) {
        (Some(code), CodeStyle::Code) => code.to_owned(),
        (Some(code), CodeStyle::CodeName) => format!("{code}-{name}"),
        _ => name.to_owned(),
    }
}

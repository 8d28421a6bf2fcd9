//! Cells that a finance system wants filled and that are empty, by column.

use crate::model::{FieldPath, FormId};
use crate::template::profile::ProfileColumn;

/// A column that the finance system wants filled and that rows of the upload sheet leave empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{header}：{} 行没有填，例如“{}”", rows.len(), example(rows))]
pub struct Gap {
    /// The column's header.
    pub header: String,
    /// The rows, from above.
    pub rows: Vec<Unfilled>,
}

/// A row that leaves a column empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The row in the sheet, from 1.
    pub row: usize,
    /// The form that the row is from.
    pub form: FormId,
    /// Where the form would hold the text.
    pub path: FieldPath,
    /// What lacks it: the form's name where it is the form's, else the indicator's.
    pub name: String,
}

fn example(rows: &[Unfilled]) -> &str {
    rows.iter().map(|row| row.name.as_str()).find(|name| !name.is_empty()).unwrap_or("未命名")
}

/// The gaps of `columns`, each with the rows that leave it empty.
pub(super) fn of(columns: &[ProfileColumn], unfilled: Vec<Vec<Unfilled>>) -> Vec<Gap> {
    let gaps = columns.iter().zip(unfilled).map(|(column, rows)| Gap { header: column.header.clone(), rows });
    gaps.filter(|gap| !gap.rows.is_empty()).collect()
}

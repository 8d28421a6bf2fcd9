//! Empty cells that a finance system requires, by column.

use crate::model::{FieldPath, FormId};

/// A required column that is empty in some rows of the upload sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{header}：{} 行没有填，例如“{}”", rows.len(), example(rows))]
pub struct Gap {
    /// The column's header.
    pub header: String,
    /// The rows, from top to bottom.
    pub rows: Vec<Unfilled>,
}

/// A row in which a required column is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfilled {
    /// The row in the sheet, from 1.
    pub row: usize,
    /// The form that the row is from.
    pub form: FormId,
    /// Where the form would hold the text.
    pub path: FieldPath,
    /// The name of the form if the text belongs to the form, else of the indicator.
    pub name: String,
}

fn example(rows: &[Unfilled]) -> &str {
    rows.iter().map(|row| row.name.as_str()).find(|name| !name.is_empty()).unwrap_or("未命名")
}

/// The gaps of the columns called `labels`, each with its empty rows.
pub(super) fn of(labels: &[String], unfilled: Vec<Vec<Unfilled>>) -> Vec<Gap> {
    let gaps = labels.iter().zip(unfilled).map(|(label, rows)| Gap { header: label.clone(), rows });
    gaps.filter(|gap| !gap.rows.is_empty()).collect()
}

//! Empty cells that a finance system requires, by column.

use crate::model::{FieldPath, FormId};

/// A required column that is empty in some rows of the upload sheet, or whose names lack their codes there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{header}：{} 行{lacks}，例如“{}”", rows.len(), example(rows))]
pub struct Gap {
    /// The column's header.
    pub header: String,
    /// What the rows lack.
    pub lacks: Lacks,
    /// The rows, from top to bottom.
    pub rows: Vec<Unfilled>,
}

/// What a required column lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Lacks {
    /// Its text.
    #[error("没有填")]
    Text,
    /// The code in front of the name: nothing in the forms and in the bureau's data tells it.
    #[error("没有代码")]
    Code,
}

/// A row in which a required column lacks something.
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

/// The gaps of the columns called `labels`, each with the rows that lack something.
pub(super) fn of(labels: &[String], lacks: Lacks, unfilled: Vec<Vec<Unfilled>>) -> impl Iterator<Item = Gap> {
    let gaps = labels.iter().zip(unfilled).map(move |(label, rows)| Gap { header: label.clone(), lacks, rows });
    gaps.filter(|gap| !gap.rows.is_empty())
}

//! The address of a text within a form.

use super::{Column, Key, RowId, Table};
use serde::{Deserialize, Serialize};

/// The address of a text within a form; stable while rows move.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldPath {
    /// A single field.
    Field(Key),
    /// A cell of a table.
    // By id, not by index: findings, undo and focus survive reordering.
    Cell(Table, RowId, Column),
    /// The total under a column.
    Total(Table, Column),
}

impl FieldPath {
    /// The single field named `key`.
    pub fn field(key: &str) -> Self {
        Self::Field(Key::new(key))
    }
}

//! A row of a table.

use super::{Column, Texts};
use serde::{Deserialize, Serialize};
use std::ops::Index;

/// Names a row of a form for as long as the row lives, wherever it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub u32);

/// A row of a table: an indicator, a task, a step of the payment schedule.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Row(RowId, Texts<Column>);

impl Row {
    /// An empty row.
    pub fn new(id: RowId) -> Self {
        Self(id, Texts::default())
    }

    /// A row with `cells`.
    pub fn with(id: RowId, cells: Texts<Column>) -> Self {
        Self(id, cells)
    }

    /// The row's id.
    pub fn id(&self) -> RowId {
        self.0
    }

    /// Gives the row another id.
    pub fn set_id(&mut self, id: RowId) {
        self.0 = id;
    }

    /// The row's cells that are not empty.
    pub fn cells(&self) -> impl Iterator<Item = (&Column, &str)> {
        self.1.iter()
    }

    /// Puts `text` into `column`.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        self.1.set(column, text);
    }

    /// What puts the row on its branch of the tree: class, subclass and the subclass's mark.
    pub fn branch(&self) -> [&str; 3] {
        [&self[Column::Class], &self[Column::Subclass], &self[Column::Mark]]
    }

    /// Whether nothing is filled in beyond the branch.
    pub fn is_blank(&self) -> bool {
        self.cells().all(|(column, _)| matches!(column, Column::Class | Column::Subclass | Column::Mark))
    }
}

impl Index<&Column> for Row {
    type Output = str;

    fn index(&self, column: &Column) -> &str {
        self.1.get(column)
    }
}

impl Index<Column> for Row {
    type Output = str;

    fn index(&self, column: Column) -> &str {
        self.1.get(&column)
    }
}

//! A row of a table.

use super::value::is_sort;
use super::{Column, Texts};
use crate::base::nothing::{is_no_unit, is_nothing};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Index;

/// Identifies a row within its form, wherever it moves.
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

    /// Sets the text of `column`.
    pub fn set(&mut self, column: Column, text: impl Into<String>) {
        self.1.set(column, text);
    }

    /// The branch of the tree: class, subclass and the subclass's mark.
    pub fn branch(&self) -> [&str; 3] {
        [&self[Column::Class], &self[Column::Subclass], &self[Column::Mark]]
    }

    /// The target that counts, joined with operator and unit if these have separate columns: `≥`, `95` and `%` are `≥95%`.
    /// What a target was adjusted to counts before what it was.
    pub fn whole_value(&self) -> Cow<'_, str> {
        let adjusted = Some(self[Column::Adjusted].trim()).filter(|text| !is_nothing(text));
        let value = adjusted.unwrap_or(self[Column::Value].trim());
        let operator = Some(self[Column::Operator].trim()).filter(|text| !is_sort(text)).unwrap_or_default();
        // Forms write 无 or a dash where there is no unit.
        let unit = Some(self[Column::Unit].trim()).filter(|unit| !is_no_unit(unit)).unwrap_or_default();
        // Most forms have neither column.
        if value.is_empty() || (operator.is_empty() && unit.is_empty()) {
            return Cow::Borrowed(value);
        }
        // A target that was typed whole repeats what the columns say: 12人 with the unit 人.
        let operator = if value.starts_with(operator) { "" } else { operator };
        let unit = if value.ends_with(unit) { "" } else { unit };
        Cow::Owned(format!("{operator}{value}{unit}"))
    }

    /// Whether the row is a cost by its class or subclass: 成本指标, 经济成本指标.
    pub fn is_cost(&self) -> bool {
        [Column::Class, Column::Subclass].iter().any(|column| self[column].contains("成本"))
    }

    /// Whether nothing is filled in beyond the term and the branch, or the style of a paragraph.
    pub fn is_blank(&self) -> bool {
        let is_frame = |column: &Column| {
            matches!(column, Column::Term | Column::Class | Column::Subclass | Column::Mark | Column::Style)
        };
        self.cells().all(|(column, _)| is_frame(column))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operator_and_unit_of_their_own() {
        let row = |cells: &[(Column, &str)]| Row::with(RowId(1), cells.iter().cloned().collect());
        let whole = |cells: &[(Column, &str)]| row(cells).whole_value().into_owned();
        assert_eq!(whole(&[(Column::Operator, "≥"), (Column::Value, "95"), (Column::Unit, "%")]), "≥95%");
        assert_eq!(whole(&[(Column::Operator, "定性"), (Column::Value, "良好")]), "良好");
        assert_eq!(whole(&[(Column::Operator, "定性指标"), (Column::Value, "高")]), "高");
        let quantitative = [(Column::Operator, "定量指标"), (Column::Value, "100%"), (Column::Unit, "%")];
        assert_eq!(whole(&quantitative), "100%");
        assert_eq!(whole(&[(Column::Value, "12人"), (Column::Unit, "人")]), "12人");
        assert_eq!(whole(&[(Column::Operator, "≥"), (Column::Unit, "人")]), "");
        assert_eq!(whole(&[(Column::Value, "≥95%"), (Column::Adjusted, "≥90%")]), "≥90%");
        assert_eq!(whole(&[(Column::Value, "≥95%"), (Column::Adjusted, "—")]), "≥95%");
    }
}

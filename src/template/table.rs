//! Tables with a row per task or indicator.

use super::side::one;
use super::{Align, Pattern, Side};
use crate::model::{Column, Key, Table};
use serde::Deserialize;

/// A table with a row per task or indicator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// Which rows it shows.
    pub of: Table,
    /// Whether it stands only where one of its rows is filled in.
    #[serde(default)]
    pub only_filled: bool,
    /// The label on the left.
    #[serde(default)]
    pub side: Option<Side>,
    /// The columns, left to right.
    pub columns: Vec<ColumnSpec>,
    /// The classes and subclasses that the form provides for.
    #[serde(default)]
    pub tree: Vec<ClassSpec>,
    /// The total row.
    #[serde(default)]
    pub total: Option<TotalSpec>,
    /// What a new row's name begins with: `指标{n}：`.
    #[serde(default)]
    pub row_prefix: Option<Pattern>,
}

/// A column of a [`TableBlock`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// What it holds.
    pub column: Column,
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// A label over this and the neighbouring columns of the same group.
    #[serde(default)]
    pub group: Option<String>,
    /// How many columns of the grid it takes.
    #[serde(default = "one")]
    pub span: usize,
    /// Where its text stands; None lets the content decide.
    #[serde(default)]
    pub align: Option<Align>,
}

/// A first-level class.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What the weights of its indicators add up to.
    #[serde(default)]
    pub weight: Option<u32>,
    /// Its second-level classes.
    pub subclasses: Vec<SubclassSpec>,
}

/// A second-level class.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubclassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What stands in brackets after it: 必填.
    #[serde(default)]
    pub mark: String,
    /// Whether a form needs an indicator in it.
    #[serde(default)]
    pub required: bool,
}

/// The row under a table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalSpec {
    /// Its label.
    pub label: String,
    /// The columns that are summed.
    pub columns: Vec<SumSpec>,
}

/// A summed column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumSpec {
    /// The column.
    pub column: Column,
    /// A single field that counts too: the score of budget execution.
    #[serde(default)]
    pub plus: Option<Key>,
}

impl TableBlock {
    /// The column that holds `column`.
    pub fn column(&self, column: &Column) -> Option<&ColumnSpec> {
        self.columns.iter().find(|spec| spec.column == *column)
    }

    /// The sum under `column`.
    pub fn sum(&self, column: &Column) -> Option<&SumSpec> {
        self.total.as_ref()?.columns.iter().find(|sum| sum.column == *column)
    }
}

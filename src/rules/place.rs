//! The place that a finding is about: a text, a row, a table or a form.

use crate::model::address::{address, cell_name};
use crate::model::{Column, FieldPath, Form, Key, RowId, Table};
use crate::template::{Template, json_label, label, place};

/// The place that a finding is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// The form as a whole.
    Form,
    /// The funds block.
    Funds,
    /// A table as a whole.
    Table(Table),
    /// The indicators of a second-level class, by its label.
    Branch(String),
    /// A row.
    Row(Table, RowId),
    /// A text.
    Text(FieldPath),
    /// A line of a field of several lines, counted from 0.
    Line(Key, usize),
}

impl Place {
    /// The place as other programs read it: `indicators[7].value`, `fields.项目名称`, `goals[0]`.
    pub fn address(&self, template: &Template, form: &Form) -> String {
        let label = |key: &str| json_label(template, form, key).join(".");
        match self {
            Self::Form => "form".to_owned(),
            Self::Funds => "funds".to_owned(),
            Self::Table(table) => table.name().to_owned(),
            Self::Branch(subclass) => format!("indicators[l2={subclass}]"),
            Self::Row(table, id) => {
                let place = form.place_of(*table, *id);
                format!("{}[{}]", table.name(), place.map_or_else(|| "?".to_owned(), |at| at.to_string()))
            }
            Self::Text(path) => address(form, path, label),
            Self::Line(key, line) => format!("{key}[{line}]"),
        }
    }

    /// The place in words: `绩效指标第 3 行的指标值`, `年度目标第 1 条`.
    pub fn words(&self, template: &Template, form: &Form) -> String {
        match self {
            Self::Form => "整张表".to_owned(),
            Self::Funds => "项目资金".to_owned(),
            Self::Table(table) => table.label().to_owned(),
            Self::Branch(subclass) => subclass.clone(),
            Self::Row(table, id) => {
                let row = form.place_of(*table, *id).map_or(0, |at| at + 1);
                format!("{}第 {row} 行", table.label())
            }
            Self::Text(path) => place(template, form, path),
            Self::Line(key, line) => format!("{}第 {} 条", label(template, form, key.as_str()), line + 1),
        }
    }

    /// A name that stays the same when rows move, by which accepted findings are recognised.
    pub fn stable_name(&self) -> String {
        match self {
            Self::Form => "form".to_owned(),
            Self::Funds => "funds".to_owned(),
            Self::Table(table) => table.name().to_owned(),
            Self::Branch(subclass) => format!("branch {subclass}"),
            Self::Row(table, id) => format!("{} #{}", table.name(), id.0),
            Self::Text(FieldPath::Field(key)) => format!("field {key}"),
            Self::Text(FieldPath::Cell(table, id, column)) => {
                format!("{} #{} {}", table.name(), id.0, cell_name(*table, column))
            }
            Self::Text(FieldPath::Total(table, column)) => {
                format!("{} total {}", table.name(), cell_name(*table, column))
            }
            Self::Line(key, line) => format!("{key} line {line}"),
        }
    }

    /// The row that it is, or is in.
    pub fn row(&self) -> Option<(Table, RowId)> {
        match self {
            Self::Row(table, id) | Self::Text(FieldPath::Cell(table, id, _)) => Some((*table, *id)),
            _ => None,
        }
    }

    /// The field to move the cursor to, where there is one.
    pub fn path(&self) -> Option<FieldPath> {
        match self {
            Self::Text(path) => Some(path.clone()),
            Self::Line(key, _) => Some(FieldPath::Field(key.clone())),
            // A row has no field of its own: the cursor goes to its name.
            Self::Row(table, id) => Some(FieldPath::Cell(*table, *id, Column::Name)),
            _ => None,
        }
    }
}

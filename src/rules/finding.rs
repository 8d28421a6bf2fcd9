//! What a rule says about a place of a form.

use crate::edit::Edit;
use crate::model::address::{address, cell_name};
use crate::model::{FieldPath, Form, FormId, Key, RowId, Table};
use crate::template::{Template, json_label};
use serde::{Deserialize, Serialize};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The form would be sent back.
    Error,
    /// Look again.
    Warning,
    /// Style.
    Hint,
}

impl Severity {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The name as the user reads it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Hint => "建议",
        }
    }
}

/// What a finding is about.
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
                let place = form.rows(*table).iter().position(|row| row.id() == *id);
                format!("{}[{}]", table.name(), place.map_or_else(|| "?".to_owned(), |at| at.to_string()))
            }
            Self::Text(path) => address(form, path, label),
            Self::Line(key, line) => format!("{key}[{line}]"),
        }
    }

    /// A name that stays the same while rows move: finding what was accepted relies on it.
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

    /// The field to go to, where one can be named.
    pub fn path(&self) -> Option<FieldPath> {
        match self {
            Self::Text(path) => Some(path.clone()),
            Self::Line(key, _) => Some(FieldPath::Field(key.clone())),
            Self::Row(table, id) => Some(FieldPath::Cell(*table, *id, crate::model::Column::Name)),
            _ => None,
        }
    }
}

/// What a rule says.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's code.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The form.
    pub form: FormId,
    /// Where in the form.
    pub place: Place,
    /// What is wrong, with the figures.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The texts that show it; also what an acceptance holds for.
    pub evidence: String,
    /// The mend, where it is mechanical.
    pub fix: Option<Edit>,
}

//! An indicator to be used again: its texts, and the project and year that it is from.

use crate::model::naming::numbered;
use crate::model::{Column, Form, Project, Row, RowId, Texts, keys};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The columns that may be used again. What was reached, scored and weighed belongs to its year.
const KEPT: [Column; 8] = [
    Column::Class,
    Column::Subclass,
    Column::Name,
    Column::Description,
    Column::Operator,
    Column::Value,
    Column::Unit,
    Column::Basis,
];

/// Whether more is better: 正向指标 and 反向指标 of the finance systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Positive,
    /// Less is better.
    Negative,
}

impl Direction {
    /// The name that users see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Positive => "正向",
            Self::Negative => "反向",
        }
    }
}

/// An indicator to be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its texts by column; the name carries no number.
    pub texts: Texts<Column>,
    /// Whether more is better, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The project that it is from; empty if it is from none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub project: String,
    /// The year of that project.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub year: String,
}

impl Entry {
    /// Returns the indicator in a row of `form`; None if it has no name.
    pub fn of(form: &Form, row: &Row) -> Option<Self> {
        let name = name_in(row)?;
        let kept = KEPT.iter().map(|column| (column.clone(), row[column].trim()));
        let mut texts: Texts<Column> = kept.collect();
        texts.set(Column::Name, name);
        let year = form.field(keys::YEAR).trim().to_owned();
        Some(Self { texts, direction: None, project: form.name().to_owned(), year })
    }

    /// Returns the text of a column.
    pub fn text(&self, column: &Column) -> &str {
        self.texts.get(column)
    }

    /// Returns its name.
    pub fn name(&self) -> &str {
        self.text(&Column::Name)
    }

    /// Returns its second-level class, or the first-level one of a form without second-level classes.
    pub fn class(&self) -> &str {
        let subclass = self.text(&Column::Subclass);
        if subclass.is_empty() { self.text(&Column::Class) } else { subclass }
    }

    /// Whether `label` names its class, with or without the word 指标.
    pub fn is_of(&self, label: &str) -> bool {
        kernel(self.class()) == kernel(label)
    }

    /// Returns its target as one text; `≥…%` where the figure is left to the user.
    pub fn target(&self) -> String {
        let row = Row::with(RowId::default(), self.texts.clone());
        let whole = row.whole_value();
        let [operator, unit] = [&row[Column::Operator], &row[Column::Unit]];
        match (whole.is_empty(), unit.is_empty()) {
            (false, _) => whole.into_owned(),
            (true, true) => operator.to_owned(),
            (true, false) => format!("{operator}…{unit}"),
        }
    }

    /// Returns what makes it another indicator than others: name and class, with or without the word 指标.
    pub(super) fn identity(&self) -> (&str, &str) {
        (self.name(), kernel(self.class()))
    }
}

/// Returns the indicators of a project, each once.
pub(super) fn of_project(project: &Project) -> Vec<Entry> {
    let mut seen = HashSet::new();
    let mut entries = Vec::new();
    for form in &project.forms {
        let form: &Form = form;
        for row in &form.indicators {
            // By the texts as they stand: most rows of a large file are repetitions, and making each an entry is slow.
            if seen.insert((row[Column::Name].trim(), row[Column::Subclass].trim())) {
                entries.extend(Entry::of(form, row));
            }
        }
    }
    entries
}

/// Returns the name in a row without the number before it, if there is one.
pub(super) fn name_in(row: &Row) -> Option<&str> {
    Some(numbered(&row[Column::Name]).name).filter(|name| !name.is_empty())
}

/// Returns a class label without the word 指标, which some forms leave away: 数量指标 and 数量 are one class.
pub(super) fn kernel(label: &str) -> &str {
    let label = label.trim();
    label.strip_suffix("指标").unwrap_or(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Table;

    fn entry(cells: &[(Column, &str)]) -> Option<Entry> {
        let mut form = Form::default();
        form.fields.set(keys::PROJECT_NAME.into(), "资产采购");
        form.fields.set(keys::YEAR.into(), "2021");
        form.push_row(Table::Indicators, cells.iter().cloned().collect());
        Entry::of(&form, &form.indicators[0])
    }

    #[test]
    fn what_is_used_again_of_a_row() {
        let row = [
            (Column::Subclass, "质量指标"),
            (Column::Name, "指标1：验收合格率"),
            (Column::Operator, "≥"),
            (Column::Value, "95"),
            (Column::Unit, "%"),
            (Column::Weight, "10"),
            (Column::Actual, "96"),
        ];
        let entry = entry(&row).expect("an indicator");
        assert_eq!((entry.name(), entry.class(), entry.target().as_str()), ("验收合格率", "质量指标", "≥95%"));
        assert_eq!((entry.project.as_str(), entry.year.as_str()), ("资产采购", "2021"));
        assert_eq!((entry.text(&Column::Weight), entry.text(&Column::Actual)), ("", ""));
    }

    #[test]
    fn a_target_whose_figure_is_left_open() {
        let of = |cells: &[(Column, &str)]| {
            let texts = cells.iter().cloned().collect();
            Entry { texts, direction: None, project: String::new(), year: String::new() }.target()
        };
        assert_eq!(of(&[(Column::Operator, "≥"), (Column::Unit, "%")]), "≥…%");
        assert_eq!(of(&[(Column::Operator, "定性")]), "定性");
        assert_eq!(of(&[]), "");
    }

    #[test]
    fn a_row_without_a_name_is_none() {
        assert_eq!(entry(&[(Column::Value, "≥95%")]), None);
        assert_eq!(entry(&[(Column::Name, "指标1：")]), None);
    }
}

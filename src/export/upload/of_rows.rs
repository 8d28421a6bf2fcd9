//! The content of the columns that all indicators of a project tell together.

use super::Cell;
use super::of_row::OfRow;
use super::progress::causes;
use super::told::{BETWEEN, Told};
use crate::model::naming::numbered;
use crate::model::score::points;
use crate::model::{Column, FieldPath, Form, Table, keys};
use crate::template::Template;
use crate::template::profile::UploadValue;
use crate::template::shown::shown;

/// The indicators of a project in one row.
pub(super) struct OfRows<'f> {
    form: &'f Form,
    template: &'f Template,
    rows: Vec<OfRow<'f>>,
}

impl<'f> OfRows<'f> {
    pub(super) fn new(form: &'f Form, template: &'f Template, rows: Vec<OfRow<'f>>) -> Self {
        Self { form, template, rows }
    }

    fn points(&self, column: Column) -> Cell {
        let text = shown(self.template, self.form, &FieldPath::Total(Table::Indicators, column));
        points(&text).map_or_else(|| Cell::Text(text.into_owned()), Cell::Number)
    }

    fn deduction(&self) -> Cell {
        let of = |column| match self.points(column) {
            Cell::Number(points) => Some(points),
            Cell::Text(_) => None,
        };
        let lost = of(Column::Weight).zip(of(Column::Score)).and_then(|(weight, score)| weight.checked_sub(score));
        lost.map_or_else(|| Cell::Text(String::new()), Cell::Number)
    }

    fn causes(&self) -> String {
        let mut found: Vec<&str> = Vec::new();
        for cause in self.form.indicators.iter().flat_map(causes) {
            if !found.contains(&cause) {
                found.push(cause);
            }
        }
        found.join(BETWEEN)
    }
}

impl Told for OfRows<'_> {
    fn cell(&self, value: &UploadValue) -> Cell {
        match value {
            UploadValue::Weight => self.points(Column::Weight),
            UploadValue::Score => self.points(Column::Score),
            UploadValue::Deduction => self.deduction(),
            UploadValue::Cause => Cell::Text(self.causes()),
            UploadValue::Name => Cell::Text(lines(self.rows.iter().map(|row| ("", row.cell(value).to_string())))),
            other => Cell::Text(lines(self.rows.iter().map(|row| (row.indicator(), row.cell(other).to_string())))),
        }
    }

    fn path(&self, value: &UploadValue) -> FieldPath {
        match (value, self.rows.first()) {
            (UploadValue::Weight, _) => FieldPath::Total(Table::Indicators, Column::Weight),
            (UploadValue::Score | UploadValue::Deduction, _) => FieldPath::Total(Table::Indicators, Column::Score),
            (other, Some(row)) => row.path(other),
            (_, None) => FieldPath::field(keys::PROJECT_NAME),
        }
    }

    fn name(&self, _: &FieldPath) -> &str {
        self.form.name()
    }

    fn operators(&self) -> Vec<&str> {
        self.rows.iter().flat_map(Told::operators).collect()
    }
}

/// What was achieved of each indicator of `form`.
pub(super) fn achieved(form: &Form) -> String {
    let rows = form.indicators.iter();
    lines(rows.map(|row| (numbered(&row[Column::Name]).name, row[Column::Actual].trim().to_owned())))
}

/// A line for each text that is not blank, behind its name: 经办人次：3200人次.
fn lines<'n>(texts: impl Iterator<Item = (&'n str, String)>) -> String {
    let filled = texts.filter(|(_, text)| !text.trim().is_empty());
    let lines = filled.map(|(name, text)| if name.is_empty() { text } else { format!("{name}：{text}") });
    lines.collect::<Vec<_>>().join("\n")
}

//! The content of the columns that an indicator tells.

use super::Cell;
use super::progress::causes;
use super::told::{BETWEEN, Told};
use crate::base::amount::plain_number;
use crate::model::naming::numbered;
use crate::model::score::points;
use crate::model::value::{Comparison, OTHERWISE, PlainValue, QUALITATIVE, comparable, operator_alone, parse};
use crate::model::{Column, FieldPath, Form, Row, Table};
use crate::template::Template;
use crate::template::profile::UploadValue;
use crate::template::shown::shown;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// An indicator and everything that its row of the upload sheet is made from.
pub(super) struct OfRow<'f> {
    form: &'f Form,
    template: &'f Template,
    row: &'f Row,
    target: Option<PlainValue<'f>>,
    /// 指标性质
    operator: &'f str,
}

impl<'f> OfRow<'f> {
    /// The indicator in `row` of `form`; `otherwise` tells whether the system knows 定量（其他）.
    pub(super) fn new(form: &'f Form, template: &'f Template, row: &'f Row, otherwise: bool) -> Self {
        let value = parse(&row[Column::Value]);
        let none = if otherwise && value.is_quantitative() { OTHERWISE } else { QUALITATIVE };
        let of_row = Self { form, template, row, target: value.plain(), operator: "" };
        Self { operator: of_row.operator_or(none), ..of_row }
    }

    /// The name of the indicator, without its number.
    pub(super) fn indicator(&self) -> &'f str {
        numbered(&self.row[Column::Name]).name
    }

    fn text(&self, value: &UploadValue) -> String {
        match value {
            UploadValue::Name => self.indicator().to_owned(),
            UploadValue::Operator => self.operator.to_owned(),
            UploadValue::MeasureUnit => self.unit().into_owned(),
            UploadValue::Direction => direction(self.operator).to_owned(),
            UploadValue::Cause => causes(self.row).collect::<Vec<_>>().join(BETWEEN),
            other => self.shown(other).into_owned(),
        }
    }

    fn shown(&self, value: &UploadValue) -> Cow<'f, str> {
        shown(self.template, self.form, &self.path(value))
    }

    /// `column`, or that of the target where the form has no separate one.
    fn own(&self, column: Column) -> Column {
        if self.has(&column) { column } else { Column::Value }
    }

    fn has(&self, column: &Column) -> bool {
        self.template.table(Table::Indicators).is_some_and(|block| block.column(column).is_some())
    }

    /// Whether the row fills in a separate column `column`, so that its value is only part of the target.
    fn states(&self, column: &Column) -> bool {
        self.has(column) && !self.row[column].trim().is_empty()
    }

    fn unit(&self) -> Cow<'_, str> {
        if self.states(&Column::Unit) {
            return Cow::Borrowed(&self.row[Column::Unit]);
        }
        self.target.as_ref().map_or(Cow::Borrowed(""), |target| Cow::Borrowed(&target.unit))
    }

    fn operator_or(&self, none: &'static str) -> &'f str {
        if !self.states(&Column::Operator) {
            return match &self.target {
                Some(target) => target.comparison.symbol(),
                // An empty target is a gap, not 定性.
                None if self.row[Column::Value].trim().is_empty() => "",
                None => none,
            };
        }
        let written = self.row[Column::Operator].trim();
        // 定性 and codes stay as written.
        operator_alone(written).map_or(written, |comparison| comparison.symbol())
    }

    fn number(&self) -> Cell {
        match &self.target {
            Some(target) if !self.states(&Column::Operator) => Cell::Number(target.number),
            // Beside a column of operators the value is the bare number.
            _ => number_or_text(&self.row[Column::Value], plain_number),
        }
    }

    /// The number in the unit of the target: 3200 of 3200人次. Another unit would make it another number.
    fn actual_number(&self) -> Cell {
        let written = self.row[Column::Actual].trim();
        let unit = self.unit();
        let same = |of: &str| of.is_empty() || comparable(of) == comparable(unit.trim());
        let plain = parse(written).plain().filter(|plain| plain.comparison == Comparison::Equal && same(&plain.unit));
        plain.map_or_else(|| number_or_text(written, plain_number), |plain| Cell::Number(plain.number))
    }

    fn deduction(&self) -> Cell {
        let lost = points(&self.row[Column::Weight]).zip(points(&self.shown(&UploadValue::Score)));
        let lost = lost.and_then(|(weight, score)| weight.checked_sub(score));
        lost.map_or_else(|| Cell::Text(String::new()), Cell::Number)
    }
}

impl Told for OfRow<'_> {
    fn cell(&self, value: &UploadValue) -> Cell {
        match value {
            UploadValue::Number => self.number(),
            UploadValue::ActualNumber => self.actual_number(),
            UploadValue::Weight => number_or_text(&self.row[Column::Weight], points),
            UploadValue::Score => number_or_text(&self.shown(value), points),
            UploadValue::Deduction => self.deduction(),
            other => Cell::Text(self.text(other)),
        }
    }

    fn path(&self, value: &UploadValue) -> FieldPath {
        let column = match value {
            UploadValue::Operator | UploadValue::Direction => self.own(Column::Operator),
            UploadValue::MeasureUnit => self.own(Column::Unit),
            other => other.column().unwrap_or(Column::Name),
        };
        FieldPath::Cell(Table::Indicators, self.row.id(), column)
    }

    fn name(&self, path: &FieldPath) -> &str {
        match path {
            FieldPath::Cell(_, _, Column::Name) => self.row[Column::Value].trim(),
            FieldPath::Cell(..) => self.indicator(),
            FieldPath::Field(_) | FieldPath::Total(..) => self.form.name(),
        }
    }

    fn operators(&self) -> Vec<&str> {
        vec![self.operator]
    }
}

fn direction(operator: &str) -> &'static str {
    match operator {
        "" | QUALITATIVE | OTHERWISE => "",
        // 指标方向性: for ≤, a smaller value is better.
        "≤" | "<" => "反向",
        _ => "正向",
    }
}

fn number_or_text(text: &str, read: fn(&str) -> Option<Decimal>) -> Cell {
    read(text).map_or_else(|| Cell::Text(text.to_owned()), Cell::Number)
}

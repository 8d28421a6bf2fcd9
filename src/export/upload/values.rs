//! The content of each column of the upload sheet for an indicator.

use super::{Cell, Unfilled};
use crate::base::amount::{MoneyUnit, plain_number};
use crate::base::money::Money;
use crate::model::naming::{Coded, Filer, coded, filer, numbered};
use crate::model::score::points;
use crate::model::value::{PlainValue, QUALITATIVE, operator_alone, parse};
use crate::model::{Bureau, Column, FieldPath, Form, Fund, Key, Row, Table, keys};
use crate::template::profile::{CodeStyle, ProfileColumn, UploadValue};
use crate::template::shown::shown;
use crate::template::{Template, Units};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::cell::OnceCell;

/// An indicator and everything that its row of the upload sheet is made from.
pub(super) struct Source<'f> {
    bureau: &'f Bureau,
    form: &'f Form,
    template: &'f Template,
    row: &'f Row,
    target: Option<PlainValue<'f>>,
    /// The project's total, the same for all rows of a form.
    total: &'f OnceCell<Cell>,
}

impl<'f> Source<'f> {
    pub(super) fn new(
        bureau: &'f Bureau,
        form: &'f Form,
        template: &'f Template,
        row: &'f Row,
        total: &'f OnceCell<Cell>,
    ) -> Self {
        Self { bureau, form, template, row, target: parse(&row[Column::Value]).plain(), total }
    }

    /// The cell under `column`, with amounts in `money`.
    pub(super) fn cell(&self, column: &ProfileColumn, money: MoneyUnit) -> Cell {
        match &column.value {
            UploadValue::FundsTotal => self.total.get_or_init(|| self.funds_total(money)).clone(),
            UploadValue::Number => self.number(),
            UploadValue::Weight => number_or_text(&self.row[Column::Weight], points),
            value => Cell::Text(coded(column, self.text(value))),
        }
    }

    /// The place in the form of the text in the column of `value`.
    pub(super) fn path(&self, value: &UploadValue) -> FieldPath {
        match self.origin(value) {
            Origin::Field(key) => FieldPath::Field(key),
            Origin::Cell(column) => FieldPath::Cell(Table::Indicators, self.row.id(), column),
        }
    }

    /// Row `row` of the sheet as an entry of a gap in the column of `value`.
    pub(super) fn unfilled(&self, value: &UploadValue, row: usize) -> Unfilled {
        let path = self.path(value);
        let name = match &path {
            FieldPath::Cell(_, _, column) if *column != Column::Name => numbered(&self.row[Column::Name]).name,
            FieldPath::Cell(..) => self.row[Column::Value].trim(),
            FieldPath::Field(_) | FieldPath::Total(..) => self.form.name(),
        };
        Unfilled { row, form: self.form.id, path, name: name.to_owned() }
    }

    fn origin(&self, value: &UploadValue) -> Origin {
        let own = |column: Column| Origin::Cell(if self.has(&column) { column } else { Column::Value });
        match value {
            UploadValue::Year => Origin::Field(keys::YEAR.into()),
            UploadValue::BureauName | UploadValue::BureauCode => Origin::Field(filer(self.form).key.into()),
            UploadValue::ProjectCode => Origin::Field(keys::PROJECT_CODE.into()),
            UploadValue::ProjectName => Origin::Field(keys::PROJECT_NAME.into()),
            UploadValue::FundsTotal => Origin::Field(self.total_key().into()),
            UploadValue::Class => Origin::Cell(Column::Class),
            UploadValue::Subclass => Origin::Cell(Column::Subclass),
            UploadValue::Name | UploadValue::Fixed(_) => Origin::Cell(Column::Name),
            UploadValue::Operator | UploadValue::Direction => own(Column::Operator),
            UploadValue::Number | UploadValue::Value => Origin::Cell(Column::Value),
            UploadValue::MeasureUnit => own(Column::Unit),
            UploadValue::Weight => Origin::Cell(Column::Weight),
            UploadValue::Description => Origin::Cell(Column::Description),
            UploadValue::Basis => Origin::Cell(Column::Basis),
            UploadValue::Remark => Origin::Cell(Column::Remark),
        }
    }

    fn text(&self, value: &UploadValue) -> String {
        match value {
            UploadValue::Year => first([self.form.field(keys::YEAR), &self.bureau.year]).to_owned(),
            UploadValue::BureauName => first([filer(self.form).bureau.name, &self.bureau.name]).to_owned(),
            UploadValue::BureauCode => self.bureau_code(),
            UploadValue::ProjectName => self.project().name.to_owned(),
            UploadValue::ProjectCode => first([self.form.field(keys::PROJECT_CODE), &self.project().code]).to_owned(),
            UploadValue::Name => numbered(&self.row[Column::Name]).name.to_owned(),
            UploadValue::Operator => self.operator().to_owned(),
            UploadValue::MeasureUnit if self.states(&Column::Unit) => self.row[Column::Unit].to_owned(),
            UploadValue::MeasureUnit => self.target.as_ref().map(|target| target.unit.to_string()).unwrap_or_default(),
            UploadValue::Direction => direction(self.operator()).to_owned(),
            UploadValue::Fixed(text) => text.clone(),
            other => shown(self.template, self.form, &self.path(other)).into_owned(),
        }
    }

    /// Whether the form has a separate column `column`.
    fn has(&self, column: &Column) -> bool {
        self.template.table(Table::Indicators).is_some_and(|block| block.column(column).is_some())
    }

    /// Whether the row fills in a separate column `column`, so that its value is only part of the target.
    fn states(&self, column: &Column) -> bool {
        self.has(column) && !self.row[column].trim().is_empty()
    }

    /// The code of the filer; if unknown, the department's.
    fn bureau_code(&self) -> String {
        let (own, department) = (filer(self.form), Filer::at(self.form, keys::DEPARTMENT));
        first([&own.bureau.code, &self.bureau.code, &department.bureau.code]).to_owned()
    }

    fn project(&self) -> Coded<'f> {
        coded::project(self.form.field(keys::PROJECT_NAME))
    }

    /// The field of the project's total, filled in or not.
    fn total_key(&self) -> &'static str {
        let has = |key: &&str| self.template.field(key).is_some();
        let key = Fund::Total.key(self.form).or_else(|| Fund::Total.keys().into_iter().find(has));
        key.unwrap_or(keys::FUNDS_TOTAL)
    }

    /// The project's total; for a department, the sum of its tasks.
    fn funds_total(&self, unit: MoneyUnit) -> Cell {
        let units = Units::of(self.template, self.form);
        let (text, written) = match Fund::Total.key(self.form) {
            Some(key) => (Cow::Borrowed(self.form.field(key)), units.of_field(key)),
            None => {
                let path = FieldPath::Total(Table::Tasks, Column::Total);
                (shown(self.template, self.form, &path), units.of_column(Table::Tasks, &Column::Total))
            }
        };
        let amount = Money::read(&text, written).map(|amount| amount.to(unit).figure());
        amount.map_or_else(|| Cell::Text(text.into_owned()), Cell::Number)
    }

    fn operator(&self) -> &'f str {
        if !self.states(&Column::Operator) {
            return match &self.target {
                Some(target) => target.comparison.symbol(),
                // An empty target is a gap, not 定性.
                None if self.row[Column::Value].trim().is_empty() => "",
                None => QUALITATIVE,
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
}

enum Origin {
    Field(Key),
    Cell(Column),
}

/// Whether nothing is filled in except the number that a blank form prints: 指标1：.
pub(super) fn is_void(row: &Row) -> bool {
    numbered(&row[Column::Name]).name.is_empty() && row[Column::Value].trim().is_empty()
}

fn direction(operator: &str) -> &'static str {
    match operator {
        "" | QUALITATIVE => "",
        // 指标方向性: for ≤, a smaller value is better.
        "≤" | "<" => "反向",
        _ => "正向",
    }
}

fn number_or_text(text: &str, read: fn(&str) -> Option<Decimal>) -> Cell {
    read(text).map_or_else(|| Cell::Text(text.to_owned()), Cell::Number)
}

fn coded(column: &ProfileColumn, name: String) -> String {
    match (column.codes.get(name.trim()), column.write) {
        (Some(code), CodeStyle::Code) => code.clone(),
        (Some(code), CodeStyle::CodeName) => format!("{code}-{name}"),
        _ => name,
    }
}

fn first<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

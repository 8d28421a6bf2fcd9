//! A form as the rules see it: every indicator is parsed once for all of them.

use super::kind::Kind;
use super::likeness::plain;
use super::marks::Marks;
use super::measure::{Measure, core};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::base::nothing::is_nothing;
use crate::model::naming::{Numbered, numbered};
use crate::model::value::{Value, parse};
use crate::model::{Column, FieldPath, Form, Fund, Row, RowId, Table, keys};
use crate::template::profile::Profile;
use crate::template::shown::stage;
use crate::template::{Stage, Template, Units};
use std::borrow::Cow;
use std::cell::OnceCell;

/// How many quantity indicators costs are compared with, each with all: no published form has half as many.
const COMPARED: usize = 100;

/// A form as the rules see it.
pub(super) struct FormView<'f> {
    pub(super) form: &'f Form,
    pub(super) template: &'f Template,
    /// The upload profile whose limits apply.
    pub(super) profile: Option<&'f Profile>,
    pub(super) stage: Stage,
    /// The units of its amounts.
    pub(super) units: Units<'f>,
    pub(super) year: Option<i32>,
    /// The self-evaluation of the same project for the year before.
    pub(super) last_year: Option<&'f Form>,
    pub(super) indicators: Vec<Indicator<'f>>,
    /// The places of the quantity indicators that costs are compared with.
    pub(super) counts: Vec<usize>,
    /// The texts of the form that hold characters some rule looks for, in the order of the file.
    pub(super) texts: Vec<Written<'f>>,
}

/// A text of the form.
pub(super) struct Written<'f> {
    pub(super) path: FieldPath,
    pub(super) text: &'f str,
    pub(super) marks: Marks,
}

/// An indicator, parsed.
pub(super) struct Indicator<'f> {
    pub(super) id: RowId,
    pub(super) row: &'f Row,
    pub(super) kind: Kind,
    /// The name without `指标1：`.
    pub(super) name: &'f str,
    /// The number in `指标1：`.
    pub(super) number: Option<u32>,
    /// The value, joined with operator and unit where these have their own columns.
    pub(super) value: &'f str,
    pub(super) target: Value<'f>,
    pub(super) measure: Measure,
    /// The name and the value, plain.
    pub(super) plain_name: Cow<'f, str>,
    pub(super) plain_value: Cow<'f, str>,
    has_no_value: bool,
    thing: OnceCell<Cow<'f, str>>,
}

/// The values of a form's indicators, each joined with operator and unit where these have their own columns.
pub(super) fn values(form: &Form) -> Vec<Cow<'_, str>> {
    form.indicators.iter().map(Row::whole_value).collect()
}

impl<'f> FormView<'f> {
    pub(super) fn new(
        form: &'f Form,
        template: &'f Template,
        profile: Option<&'f Profile>,
        unit_year: &str,
        values: &'f [Cow<'f, str>],
    ) -> Self {
        let mut indicators: Vec<Indicator<'f>> = Vec::with_capacity(form.indicators.len());
        for (row, value) in form.indicators.iter().zip(values) {
            // Neighbouring rows mostly share their class, whose label then need not be searched again.
            let above = indicators.last().filter(|above| above.is_beside(row));
            let kind = above.map_or_else(|| Kind::of(&row[Column::Class], &row[Column::Subclass]), |above| above.kind);
            indicators.push(Indicator::new(row, kind, value));
        }
        let written = form.texts().map(|(path, text)| Written { path, text, marks: Marks::of(text) });
        // Enough for most forms. The list is built for every form, and growing it would copy it several times.
        let mut texts = Vec::with_capacity(64);
        texts.extend(written.filter(|written| written.marks.any()));
        // A form that prints no year belongs to the year of the whole set.
        let year = [form.field(keys::YEAR), unit_year].into_iter().find_map(|year| year.trim().parse().ok());
        let units = Units::of(template, form);
        let quantities = indicators.iter().enumerate().filter(|(_, indicator)| indicator.kind == Kind::Quantity);
        let counts = quantities.map(|(place, _)| place).take(COMPARED).collect();
        Self {
            form,
            template,
            profile,
            stage: stage(template, form),
            units,
            year,
            last_year: None,
            indicators,
            counts,
            texts,
        }
    }

    /// The indicators of `kind`.
    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Indicator<'f>> {
        self.indicators.iter().filter(move |indicator| indicator.kind == kind)
    }

    /// The project's total; in a self-evaluation, that of the budget.
    pub(super) fn total(&self) -> Option<Money> {
        self.amount(Fund::Total.key(self.form)?)
    }

    /// The amount in the field `key`.
    pub(super) fn amount(&self, key: &str) -> Option<Money> {
        Money::read(self.form.field(key), self.units.of_field(key))
    }

    /// The amount at `path`.
    pub(super) fn amount_at(&self, path: &FieldPath) -> Option<Money> {
        Money::read(self.form.text(path), self.unit_at(path))
    }

    /// The unit of an amount at `path`.
    pub(super) fn unit_at(&self, path: &FieldPath) -> MoneyUnit {
        match path {
            FieldPath::Field(key) => self.units.of_field(key.as_str()),
            FieldPath::Cell(table, _, column) | FieldPath::Total(table, column) => self.units.of_column(*table, column),
        }
    }

    /// Whether the form's indicators have `column`.
    pub(super) fn has_column(&self, column: &Column) -> bool {
        self.template.table(Table::Indicators).is_some_and(|block| block.column(column).is_some())
    }
}

impl<'f> Indicator<'f> {
    fn new(row: &'f Row, kind: Kind, value: &'f str) -> Self {
        let Numbered { number, name } = numbered(&row[Column::Name]);
        Self {
            id: row.id(),
            row,
            kind,
            name,
            number,
            value,
            target: parse(value),
            measure: Measure::of(name),
            plain_name: plain(name),
            plain_value: plain(value),
            has_no_value: is_nothing(value),
            thing: OnceCell::new(),
        }
    }

    /// Whether `row` is of the same class and subclass.
    fn is_beside(&self, row: &Row) -> bool {
        [Column::Class, Column::Subclass].iter().all(|column| self.row[column] == row[column])
    }

    /// What the name is about, plain: the name without a suffix in brackets.
    pub(super) fn thing(&self) -> &str {
        self.thing.get_or_init(|| plain(core(self.name)))
    }

    /// Whether the value is blank or a word for none.
    pub(super) fn has_no_value(&self) -> bool {
        self.has_no_value
    }

    /// The texts that show a finding about it: `数量指标 / 文件柜 / 11套`.
    pub(super) fn evidence(&self) -> String {
        let [subclass, name, description] =
            [Column::Subclass, Column::Name, Column::Description].map(|column| self.row[column].trim());
        // Room for the parts and three separators of three bytes.
        let mut evidence =
            String::with_capacity(self.value.len() + subclass.len() + name.len() + description.len() + 9);
        for part in [subclass, name, description, self.value].into_iter().filter(|part| !part.is_empty()) {
            evidence.push_str(if evidence.is_empty() { "" } else { " / " });
            evidence.push_str(part);
        }
        evidence
    }

    /// The name as a message quotes it.
    pub(super) fn called(&self) -> &str {
        if self.name.is_empty() { "（未命名）" } else { self.name }
    }

    /// The column that holds the value that counts: an adjusted one stands in a column of its own.
    pub(super) fn value_column(&self) -> Column {
        if is_nothing(&self.row[Column::Adjusted]) { Column::Value } else { Column::Adjusted }
    }

    /// The column that holds the value's operator.
    pub(super) fn operator_column(&self) -> Column {
        if self.row[Column::Operator].trim().is_empty() { self.value_column() } else { Column::Operator }
    }

    /// Whether the name says that a share is measured.
    pub(super) fn names_rate(&self) -> bool {
        matches!(self.measure, Measure::Rate | Measure::Degree)
    }
}

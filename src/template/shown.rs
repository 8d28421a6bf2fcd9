//! The text that a form shows at a path: typed, else computed.

use super::{Computed, Stage, Template, Units};
use crate::base::money::Money;
use crate::model::score::{Claim, by_coefficient, execution, execution_rate, points};
use crate::model::{Column, FieldPath, Form, Key, Row, Table, keys, totals};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The text that `form` shows at `path`: typed, else computed, else empty.
pub fn shown<'f>(template: &Template, form: &'f Form, path: &FieldPath) -> Cow<'f, str> {
    let typed = form.text(path);
    // Typed or imported text wins even where it is wrong: a rule compares it with what is computed.
    if !typed.is_empty() {
        return Cow::Borrowed(typed);
    }
    match path {
        FieldPath::Field(key) if key.as_str() == keys::TITLE => Cow::Owned(title(template, form)),
        FieldPath::Field(key) => match template.field(key.as_str()).and_then(|spec| spec.computed.as_ref()) {
            Some(computed) => Cow::Owned(compute(template, form, computed).unwrap_or_default()),
            None => Cow::Borrowed(""),
        },
        FieldPath::Total(table, column) => {
            let figure = match column.is_points() {
                // Points are plain numbers; amounts need the unit of their column.
                true => total_points(template, form, *table, column),
                false => total_money(template, form, *table, column).map(Money::figure),
            };
            Cow::Owned(figure.map(|figure| figure.to_string()).unwrap_or_default())
        }
        FieldPath::Cell(Table::Indicators, id, Column::Score) => {
            let row = form.row(Table::Indicators, *id);
            Cow::Owned(
                row.and_then(|row| computed_score(template, form, row)).map(|s| s.to_string()).unwrap_or_default(),
            )
        }
        FieldPath::Cell(..) => Cow::Borrowed(""),
    }
}

/// The title that the template gives the form.
pub fn title(template: &Template, form: &Form) -> String {
    template.titles.first().map(|pattern| pattern.fill(|key| form.field(key.as_str()))).unwrap_or_default()
}

/// The stage of the form: from its title, else the template's.
pub fn stage(template: &Template, form: &Form) -> Stage {
    // A report on a self-evaluation is none.
    if template.stage == Stage::Manuscript {
        return template.stage;
    }
    let title = shown(template, form, &FieldPath::field(keys::TITLE));
    // Some titles contain the name of the project, which may contain 申报.
    let title = match form.field(keys::PROJECT_NAME) {
        "" => title,
        project => Cow::Owned(title.replace(project, "")),
    };
    Stage::named_in(&title).unwrap_or(template.stage)
}

/// The score that follows from target, achieved value and weight, or from the coefficient where the form has one.
fn computed_score(template: &Template, form: &Form, row: &Row) -> Option<Decimal> {
    let block = template.table(Table::Indicators).filter(|block| block.column(&Column::Score).is_some())?;
    if block.column(&Column::Coefficient).is_some() {
        return by_coefficient(points(&row[Column::Coefficient])?, points(&row[Column::Weight])?);
    }
    let (name, target, year) = (&row[Column::Name], &row.whole_value(), form.field(keys::YEAR).trim().parse().ok());
    let is_cost = row.is_cost();
    Claim { name, target, achieved: &row[Column::Actual], is_cost, year }.score(points(&row[Column::Weight])?)
}

/// The sum of the scores as shown; None while a score is missing: no total is better than a wrong one.
fn scores(template: &Template, form: &Form) -> Option<Decimal> {
    let counts = |row: &&Row| !row[Column::Weight].trim().is_empty() || !row[Column::Score].trim().is_empty();
    let of = |row: &Row| shown(template, form, &FieldPath::Cell(Table::Indicators, row.id(), Column::Score));
    let mut scores = form.indicators.iter().filter(counts).map(|row| points(&of(row))).peekable();
    scores.peek()?;
    scores.try_fold(Decimal::ZERO, |sum, score| sum.checked_add(score?))
}

/// The computed total of the amounts under `column`.
pub fn total_money(template: &Template, form: &Form, table: Table, column: &Column) -> Option<Money> {
    let units = Units::of(template, form);
    let rows = totals::money(form, table, column, units.of_column(table, column));
    let plus = plus(template, table, column);
    let Some((key, text)) = plus.and_then(|key| Some((key, text_of(template, form, key)?))) else { return rows };
    rows?.checked_add(Money::read(&text, units.of_field(key.as_str()))?)
}

/// The computed total of the weights or scores under `column`.
pub fn total_points(template: &Template, form: &Form, table: Table, column: &Column) -> Option<Decimal> {
    with_plus(template, form, (table, column), plus(template, table, column))
}

/// The sum of the points under `column`, and of the single field `plus`.
fn with_plus(
    template: &Template,
    form: &Form,
    (table, column): (Table, &Column),
    plus: Option<&Key>,
) -> Option<Decimal> {
    let rows = match (table, column) {
        (Table::Indicators, Column::Score) => scores(template, form),
        (Table::Schedule | Table::Tasks | Table::Indicators | Table::Paragraphs, column) => {
            totals::points(form, table, column)
        }
    };
    match plus.and_then(|key| text_of(template, form, key)) {
        Some(text) => rows?.checked_add(points(&text)?),
        None => rows,
    }
}

/// The single field that is added to the total under `column`.
fn plus<'t>(template: &'t Template, table: Table, column: &Column) -> Option<&'t Key> {
    template.table(table)?.sum(column)?.plus.as_ref()
}

/// The text of the field `key` as it is shown, if there is one.
fn text_of<'f>(template: &Template, form: &'f Form, key: &Key) -> Option<Cow<'f, str>> {
    // The 10 points of 预算执行率 are above the table but part of its 总分 (财预〔2020〕10号).
    let text = shown(template, form, &FieldPath::Field(key.clone()));
    (!text.trim().is_empty()).then_some(text)
}

fn compute(template: &Template, form: &Form, computed: &Computed) -> Option<String> {
    let units = Units::of(template, form);
    let amount = |key: &Key| Money::read(form.field(key.as_str()), units.of_field(key.as_str()));
    match computed {
        Computed::Ratio { of, to } => Some(format!("{}%", execution_rate(amount(of)?, amount(to)?)?)),
        Computed::Score { of, to, weight } => {
            let weight = points(form.field(weight.as_str()))?;
            Some(execution(amount(of)?, amount(to)?, weight)?.to_string())
        }
        Computed::Total { column, plus } => {
            Some(with_plus(template, form, (Table::Indicators, column), plus.as_ref())?.to_string())
        }
    }
}

#[cfg(test)]
mod tests;

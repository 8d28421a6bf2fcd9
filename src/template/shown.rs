//! The text that a form shows at a path: typed, else computed.

use super::{Computed, Stage, Template, Units};
use crate::base::money::Money;
use crate::model::score::{Claim, execution, execution_rate, points};
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
            let row = form.row(Table::Indicators, *id).filter(|_| has_scores(template));
            Cow::Owned(row.and_then(|row| computed_score(form, row)).map(|score| score.to_string()).unwrap_or_default())
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
    let title = shown(template, form, &FieldPath::field(keys::TITLE));
    // Some titles contain the name of the project, which may contain 申报.
    let title = match form.field(keys::PROJECT_NAME) {
        "" => title,
        project => Cow::Owned(title.replace(project, "")),
    };
    Stage::named_in(&title).unwrap_or(template.stage)
}

fn has_scores(template: &Template) -> bool {
    template.table(Table::Indicators).is_some_and(|block| block.column(&Column::Score).is_some())
}

/// The score that follows from target, achieved value and weight.
fn computed_score(form: &Form, row: &Row) -> Option<Decimal> {
    let (name, target, year) = (&row[Column::Name], &row.whole_value(), form.field(keys::YEAR).trim().parse().ok());
    Claim { name, target, achieved: &row[Column::Actual], year }.score(points(&row[Column::Weight])?)
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
    let Some((key, text)) = added(template, form, table, column) else { return rows };
    rows?.checked_add(Money::read(&text, units.of_field(key.as_str()))?)
}

/// The computed total of the weights or scores under `column`.
pub fn total_points(template: &Template, form: &Form, table: Table, column: &Column) -> Option<Decimal> {
    let rows = match (table, column) {
        (Table::Indicators, Column::Score) => scores(template, form),
        (Table::Schedule | Table::Tasks | Table::Indicators, column) => totals::points(form, table, column),
    };
    let Some((_, text)) = added(template, form, table, column) else { return rows };
    rows?.checked_add(points(&text)?)
}

/// The single field that is added to a total, and its text, if there is one.
fn added<'t, 'f>(
    template: &'t Template,
    form: &'f Form,
    table: Table,
    column: &Column,
) -> Option<(&'t Key, Cow<'f, str>)> {
    // The 10 points of 预算执行率 are above the table but part of its 总分 (财预〔2020〕10号).
    let key = template.table(table)?.sum(column)?.plus.as_ref()?;
    let text = shown(template, form, &FieldPath::Field(key.clone()));
    (!text.trim().is_empty()).then_some((key, text))
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Library;

    fn evaluation(rows: &[[&str; 4]]) -> Form {
        let mut form = Form { template: "national-self-evaluation".into(), ..Form::default() };
        for [weight, target, achieved, score] in rows {
            let cells = [
                (Column::Weight, *weight),
                (Column::Value, *target),
                (Column::Actual, *achieved),
                (Column::Score, *score),
            ];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    fn check(rows: &[[&str; 4]], scores: &[&str], total: &str) {
        let library = Library::builtin();
        let template = library.template("national-self-evaluation").expect("template");
        let form = evaluation(rows);
        let path = |row: &Row| FieldPath::Cell(Table::Indicators, row.id(), Column::Score);
        let found: Vec<_> = form.indicators.iter().map(|row| shown(template, &form, &path(row)).into_owned()).collect();
        assert_eq!(found, scores, "{rows:?}");
        assert_eq!(shown(template, &form, &FieldPath::Total(Table::Indicators, Column::Score)), total, "{rows:?}");
    }

    #[test]
    fn scores_where_none_is_typed() {
        check(&[["10", "≥95%", "96%", ""], ["20", "≤10件", "12件", ""]], &["10", "16"], "26");
        check(&[["10", "≥95%", "96%", "9.5"]], &["9.5"], "9.5");
        check(&[["10", "≥95%", "96%", "优"]], &["优"], "");
        check(&[["10分", "≥95%", "96%", ""], ["20", "≥95%", "96%", "19.5分"]], &["10", "19.5分"], "29.5");
    }

    #[test]
    fn an_open_score_leaves_the_total_open() {
        check(&[["10", "≥95%", "96%", ""], ["10", "显著", "显著", ""]], &["10", ""], "");
        check(&[["10", "≥95%", "96%", ""], ["", "", "", ""]], &["10", ""], "10");
        check(&[["", "", "", ""]], &[""], "");
    }

    #[test]
    fn a_form_without_scores_shows_none() {
        let library = Library::builtin();
        let template = library.template("guangyuan-self-evaluation").expect("template");
        let form = evaluation(&[["10", "≥95%", "96%", ""]]);
        let path = FieldPath::Cell(Table::Indicators, form.indicators[0].id(), Column::Score);
        assert_eq!(shown(template, &form, &path), "");
    }
}

//! What a form shows at a path: the text that was typed, else what is computed.

use super::{Computed, Stage, Template};
use crate::base::amount::{amount_in, plain_number};
use crate::model::score::score;
use crate::model::{Column, FieldPath, Form, Row, Table, keys, totals};
use rust_decimal::{Decimal, RoundingStrategy};
use std::borrow::Cow;

/// What `form` shows at `path`: the text that was typed, else what is computed, else nothing.
pub fn shown<'f>(template: &Template, form: &'f Form, path: &FieldPath) -> Cow<'f, str> {
    let typed = form.text(path);
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
            Cow::Owned(total(template, form, *table, column).map(|sum| sum.to_string()).unwrap_or_default())
        }
        FieldPath::Cell(Table::Indicators, id, Column::Score) => {
            let row = form.row(Table::Indicators, *id).filter(|_| has_scores(template));
            Cow::Owned(row.and_then(computed_score).map(|score| score.to_string()).unwrap_or_default())
        }
        FieldPath::Cell(..) => Cow::Borrowed(""),
    }
}

/// The title that the template gives the form.
pub fn title(template: &Template, form: &Form) -> String {
    template.titles.first().map(|pattern| pattern.fill(|key| form.field(key.as_str()))).unwrap_or_default()
}

/// The station of the form on its way through the year: what its title says, else the template's.
pub fn stage(template: &Template, form: &Form) -> Stage {
    let title = shown(template, form, &FieldPath::field(keys::TITLE));
    // A project may be about 申报 itself, and some titles name the project.
    let title = match form.field(keys::PROJECT_NAME) {
        "" => title,
        project => Cow::Owned(title.replace(project, "")),
    };
    let said = [("自评", Stage::SelfEvaluation), ("批复", Stage::Approval), ("申报", Stage::Declaration)];
    said.into_iter().find(|(word, _)| title.contains(word)).map_or(template.stage, |(_, stage)| stage)
}

fn has_scores(template: &Template) -> bool {
    template.table(Table::Indicators).is_some_and(|block| block.column(&Column::Score).is_some())
}

/// The score that an indicator's target, achieved value and weight come to.
fn computed_score(row: &Row) -> Option<Decimal> {
    score(plain_number(&row[Column::Weight])?, &row.whole_value(), &row[Column::Actual])
}

/// The sum of the scores as shown; None while one that counts is open: a wrong total is worse than none.
fn scores(template: &Template, form: &Form) -> Option<Decimal> {
    let counts = |row: &&Row| !row[Column::Weight].trim().is_empty() || !row[Column::Score].trim().is_empty();
    let of = |row: &Row| shown(template, form, &FieldPath::Cell(Table::Indicators, row.id(), Column::Score));
    let mut scores = form.indicators.iter().filter(counts).map(|row| plain_number(&of(row))).peekable();
    scores.peek()?;
    scores.try_fold(Decimal::ZERO, |sum, score| sum.checked_add(score?))
}

/// The computed total under `column`, in the unit of the form's amounts.
pub fn total(template: &Template, form: &Form, table: Table, column: &Column) -> Option<Decimal> {
    let rows = match (table, column) {
        (Table::Indicators, Column::Score) => scores(template, form),
        (Table::Schedule | Table::Tasks | Table::Indicators, column) => {
            totals::sum(form, table, column, template.money)
        }
    };
    let plus = template.table(table).and_then(|block| block.sum(column)).and_then(|sum| sum.plus.as_ref());
    let Some(key) = plus else { return rows };
    let shown = shown(template, form, &FieldPath::Field(key.clone()));
    if shown.trim().is_empty() {
        return rows;
    }
    plain_number(&shown)?.checked_add(rows?)
}

fn compute(template: &Template, form: &Form, computed: &Computed) -> Option<String> {
    let amount = |key: &crate::model::Key| amount_in(form.field(key.as_str()), template.money);
    match computed {
        Computed::Ratio { of, to } => {
            let percent = amount(of)?.checked_div(amount(to)?)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some(format!("{}%", two_decimals(percent)))
        }
        Computed::Score { of, to, weight } => {
            let share = amount(of)?.checked_div(amount(to)?)?.clamp(Decimal::ZERO, Decimal::ONE);
            Some(two_decimals(share.checked_mul(plain_number(form.field(weight.as_str()))?)?).to_string())
        }
    }
}

fn two_decimals(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
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

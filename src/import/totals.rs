//! Keeps printed totals and scores only if they differ from what the rows add up to: the checker reports those.

use super::reading::Reading;
use crate::base::amount::plain_number;
use crate::base::money::Money;
use crate::model::{Column, FieldPath, Row, Table};
use crate::template::Units;
use crate::template::shown::{shown, total_money, total_points};

/// Clears the totals and scores that the form computes to the same text or amount.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let template = &reading.vocabulary.template;
    let scored =
        |row: &Row| (FieldPath::Cell(Table::Indicators, row.id(), Column::Score), row[Column::Score].to_owned());
    let scores: Vec<_> = reading.form.indicators.iter().map(scored).filter(|(_, text)| !text.is_empty()).collect();
    for (path, text) in scores {
        reading.form.set_text(&path, "");
        if shown(template, &reading.form, &path) != text {
            reading.form.set_text(&path, &text);
        }
    }
    let printed: Vec<_> = reading.form.totals.iter().map(|(key, text)| (key.clone(), text.to_owned())).collect();
    for ((table, column), text) in printed {
        let path = FieldPath::Total(table, column.clone());
        reading.form.set_text(&path, "");
        let form = &reading.form;
        // Compared as numbers or money: 12.50 equals 12.5, and 125000元 equals 12.5万元.
        let same = if column.is_points() {
            total_points(template, form, table, &column).is_some_and(|sum| plain_number(&text) == Some(sum))
        } else {
            let unit = Units::of(template, form).of_column(table, &column);
            total_money(template, form, table, &column).is_some_and(|sum| Money::read(&text, unit) == Some(sum))
        };
        if !same {
            reading.form.set_text(&path, &text);
        }
    }
}

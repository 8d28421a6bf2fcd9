//! Totals: computed from the rows, never stored.

use super::score;
use super::{Column, Form, Table};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::base::nothing::is_nothing;
use rust_decimal::Decimal;

/// The sum of the amounts under `column` of `table`, which are in `unit`.
///
/// None if no row holds an amount, or if a cell is not an amount: no total is better than a wrong one.
pub fn money(form: &Form, table: Table, column: &Column, unit: MoneyUnit) -> Option<Money> {
    let amounts: Option<Vec<Money>> = cells(form, table, column).map(|text| Money::read(text, unit)).collect();
    Money::sum(amounts?)
}

/// The sum of the weights or scores under `column` of `table`; None as for [`money`].
pub fn points(form: &Form, table: Table, column: &Column) -> Option<Decimal> {
    let mut points = cells(form, table, column).map(score::points).peekable();
    // No weights at all are no total, not 0.
    points.peek()?;
    points.try_fold(Decimal::ZERO, |sum, points| sum.checked_add(points?))
}

/// The cells of `column` that are filled in; 无 and dashes count as empty.
fn cells<'f>(form: &'f Form, table: Table, column: &'f Column) -> impl Iterator<Item = &'f str> {
    form.rows(table).iter().map(move |row| &row[column]).filter(|text| !is_nothing(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(cells: &[&str]) -> Form {
        let mut form = Form::default();
        for text in cells {
            form.push_row(Table::Tasks, [(Column::Total, *text)].into_iter().collect());
        }
        form
    }

    fn total(cells: &[&str]) -> Option<String> {
        money(&form(cells), Table::Tasks, &Column::Total, MoneyUnit::Wan).map(|sum| sum.figure().to_string())
    }

    #[test]
    fn sums_are_exact() {
        assert_eq!(total(&["543.6", "16.78", "0.5"]).as_deref(), Some("560.88"));
        assert_eq!(total(&["0.1", "0.2"]).as_deref(), Some("0.3"));
        assert_eq!(total(&["5", "", "4800元"]).as_deref(), Some("5.48"));
        assert_eq!(total(&["5", "无", "/", "4"]).as_deref(), Some("9"));
    }

    #[test]
    fn no_figure_no_total() {
        assert_eq!(total(&["", ""]), None);
        assert_eq!(total(&["5", "若干"]), None);
    }

    #[test]
    fn weights_are_summed_as_they_are_read() {
        let points =
            |cells: &[&str]| super::points(&form(cells), Table::Tasks, &Column::Total).map(|sum| sum.to_string());
        assert_eq!(points(&["40", "30分", "20%", "/", ""]).as_deref(), Some("90"));
        assert_eq!(points(&["40", "若干"]), None);
        assert_eq!(points(&[""]), None);
    }
}

//! Totals: computed from the rows, never stored.

use super::{Column, Form, Table};
use crate::base::amount::{MoneyUnit, amount_in};
use crate::base::nothing::is_nothing;
use rust_decimal::Decimal;

/// The sum of `column` over the rows of `table`, in the unit of the form's amounts.
///
/// None where no row holds a number, or where one holds something that is no number: a wrong total is worse than none.
pub fn sum(form: &Form, table: Table, column: &Column, unit: MoneyUnit) -> Option<Decimal> {
    let mut total = None;
    for text in form.rows(table).iter().map(|row| &row[column]).filter(|text| !is_nothing(text)) {
        let value = amount_in(text, unit)?;
        total = Some(total.unwrap_or(Decimal::ZERO).checked_add(value)?);
    }
    total
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
        sum(&form(cells), Table::Tasks, &Column::Total, MoneyUnit::Wan).map(|d| d.to_string())
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
}

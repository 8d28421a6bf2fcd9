//! The share of the budget that was executed.

use crate::model::score::{execution_rate, points};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

/// The rate of execution of the form's total in percent: from its amounts, else as it is written.
pub(super) fn rate(view: &FormView<'_>) -> Option<Decimal> {
    // A monitoring table has the budget of the beginning of the year alone.
    let budget = view.amount("funds.budget.total").or_else(|| view.amount("funds.initial.total"));
    let amounts = view.amount("funds.executed.total").zip(budget);
    amounts
        .and_then(|(executed, budget)| execution_rate(executed, budget))
        .or_else(|| points(view.form.field("funds.rate.total")))
}

//! The share of the budget that was executed.

use crate::model::score::{execution_rate, points};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

/// The rate of execution of the form's total in percent: from its amounts, else as it is written.
pub(super) fn rate(view: &FormView<'_>) -> Option<Decimal> {
    let amounts = view.amount("funds.executed.total").zip(view.amount("funds.budget.total"));
    amounts
        .and_then(|(executed, budget)| execution_rate(executed, budget))
        .or_else(|| points(view.form.field("funds.rate.total")))
}

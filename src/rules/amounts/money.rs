//! Money in messages and in comparisons.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::value::Quantity;
use rust_decimal::{Decimal, RoundingStrategy};

/// Money as a message names it where no cell says the unit: 4.68万元, or 130元 below a thousand.
pub(in crate::rules) fn usual(amount: Money) -> Money {
    let large = amount.in_yuan().abs() >= Decimal::from(1_000);
    amount.to(if large { MoneyUnit::Wan } else { MoneyUnit::Yuan })
}

/// Whether `outcome` is what the text states, rounded to the decimals that it is written with, by no more than 1%.
pub(in crate::rules) fn rounds_to(outcome: Decimal, stated: &Quantity<'_>) -> bool {
    let Some(unit) = stated.value.checked_div(stated.figure) else { return false };
    let Some(figure) = outcome.checked_div(unit) else { return false };
    // Times 100, so that the comparison below is with 1%.
    let apart = (figure - stated.figure).abs().saturating_mul(Decimal::ONE_HUNDRED);
    apart <= stated.figure.abs()
        // 四舍五入, as people and spreadsheets round: half away from zero, not to the even digit.
        && figure.round_dp_with_strategy(stated.figure.scale(), RoundingStrategy::MidpointAwayFromZero) == stated.figure
}

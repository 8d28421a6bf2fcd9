//! Bare numbers in a computation of money inherit the unit of their neighbours: 0.526万元/套+0.65+1.96 (广元 2021).

use super::computation::{Computation, Joint};
use super::quantity::Quantity;
use rust_decimal::Decimal;

/// Gives each term without money the unit of the previous term, else of the first one with money, else of the result.
///
/// The first bare number of the term gets the unit; a term without a bare number is not money.
pub(super) fn inherit_units(computation: &mut Computation, quantities: &[Quantity<'_>]) {
    let unit_of = |index: usize| quantities.get(index).filter(|q| q.is_money()).and_then(unit);
    let first = computation.factors.iter().find_map(|factor| unit_of(factor.quantity));
    let mut nearest = first.or_else(|| unit_of(computation.stated?));
    for term in computation.factors.chunk_by_mut(|_, next| next.joint == Joint::Times) {
        if let Some(own) = term.iter().find_map(|factor| unit_of(factor.quantity)) {
            nearest = Some(own);
            continue;
        }
        let bare = |index: usize| quantities.get(index).filter(|quantity| quantity.lacks_unit());
        let found = term.iter_mut().find_map(|factor| bare(factor.quantity).map(|quantity| (factor, quantity)));
        if let Some((factor, quantity)) = found {
            // A number with 万 of its own is in 元 already.
            factor.inherited = nearest.map(|unit| if quantity.has_scale() { Decimal::ONE } else { unit });
        }
    }
}

/// The unit of an amount in 元: 10000 of 0.5万元.
fn unit(quantity: &Quantity<'_>) -> Option<Decimal> {
    quantity.value.checked_div(quantity.figure)
}

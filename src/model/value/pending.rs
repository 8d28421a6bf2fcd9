//! What was read before a number and will become part of its quantity.

use super::operator::Operator;
use super::quantity::Quantity;
use super::span::Span;
use super::unit::{UnitKind, Units};

/// Operator, 约, 合计 and 每卷 directly before a number, in any order.
#[derive(Default)]
pub(super) struct Pending<'t> {
    start: Option<usize>,
    pub(super) operator: Option<Operator>,
    approximate: Option<Span>,
    per: Units<'t>,
    pub(super) total: bool,
}

impl<'t> Pending<'t> {
    pub(super) fn is_empty(&self) -> bool {
        self.start.is_none() && !self.total
    }

    pub(super) fn take_operator(&mut self, operator: Operator) {
        self.start.get_or_insert(operator.span.start);
        self.operator = Some(operator);
    }

    pub(super) fn take_approximate(&mut self, span: Span) {
        self.start.get_or_insert(span.start);
        self.approximate = Some(span);
    }

    pub(super) fn take_per(&mut self, start: usize, unit: &'t str) {
        self.start.get_or_insert(start);
        self.per.push(unit);
    }

    /// Does not extend the quantity: 合计 separates it from what is added up.
    pub(super) fn take_total(&mut self) {
        self.total = true;
    }

    /// Moves everything into `quantity`.
    pub(super) fn complete(self, quantity: &mut Quantity<'t>) {
        quantity.span.start = self.start.unwrap_or(quantity.span.start);
        quantity.operator = self.operator.or(quantity.operator);
        quantity.approximate = self.approximate.or(quantity.approximate);
        quantity.total = self.total;
        if quantity.unit.kind != UnitKind::Missing {
            for unit in self.per.as_slice() {
                quantity.unit.per.push(unit);
                quantity.unit.per_before += 1;
            }
        }
    }
}

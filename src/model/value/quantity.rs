//! A number with its unit and everything that belongs to it.

use super::operator::Operator;
use super::span::Span;
use super::unit::{Unit, UnitKind};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use rust_decimal::Decimal;

/// A number with its unit, or a range of two numbers, in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity<'t> {
    /// Everything that belongs to it, from the operator to 以上 or 左右 at the end.
    pub span: Span,
    /// The number alone, without 万; of a range, from the first number to the last.
    pub number: Span,
    /// The number as written, 31.7 of 31.7万; of a range, the lower one.
    pub figure: Decimal,
    /// The number that is meant, 317000 of 31.7万, in `unit.base`: 元 for money, percent for %.
    pub value: Decimal,
    /// The upper end of a range, in the unit of `value`.
    pub high: Option<Decimal>,
    /// The unit.
    pub unit: Unit<'t>,
    /// The operator before it, else the one after it.
    pub operator: Option<Operator>,
    /// 约, 左右, 余 and similar.
    pub approximate: Option<Span>,
    /// Whether 合计, 共 or similar stands before it.
    pub total: bool,
}

impl Quantity<'_> {
    /// Whether no unit is written: `≥100`, also `31.7万`.
    pub fn lacks_unit(&self) -> bool {
        self.unit.kind == UnitKind::Missing
    }

    /// Whether it is a share: in %, ‰ or 百分点.
    pub fn is_rate(&self) -> bool {
        matches!(self.unit.kind, UnitKind::Percent | UnitKind::PerMille | UnitKind::PercentPoint)
    }

    /// A share in percent: 0.3 of 3‰; of a range the lower end.
    pub fn in_percent(&self) -> Option<Decimal> {
        match self.unit.kind {
            UnitKind::Percent | UnitKind::PercentPoint => Some(self.value),
            UnitKind::PerMille => self.value.checked_div(Decimal::TEN),
            _ => None,
        }
    }

    /// Whether it is money, a price included.
    pub fn is_money(&self) -> bool {
        self.unit.kind == UnitKind::Money
    }

    /// Whether it is a sum of money and no price.
    pub fn is_amount(&self) -> bool {
        self.is_money() && self.unit.per.is_empty()
    }

    /// Whether it is a price: money per unit of something.
    pub fn is_price(&self) -> bool {
        self.is_money() && !self.unit.per.is_empty()
    }

    /// Whether it is a length of time.
    pub fn is_duration(&self) -> bool {
        self.unit.kind == UnitKind::Duration
    }

    /// The money, of a price for one; of a range the lower end.
    pub fn money(&self) -> Option<Money> {
        self.is_money().then_some(Money::yuan(self.value))
    }

    /// The money, if the caller knows that money is meant: without a unit it is in `unit`, and 7.87万 is 万元.
    pub fn taken_as_money(&self, unit: MoneyUnit) -> Option<Money> {
        match self.unit.kind {
            UnitKind::Missing if self.has_scale() => Some(Money::yuan(self.value)),
            UnitKind::Missing => Money::new(self.value, unit),
            _ => self.money(),
        }
    }

    /// The unit that money is written in; None for 千元 and similar.
    pub fn money_unit(&self) -> Option<MoneyUnit> {
        [MoneyUnit::Yuan, MoneyUnit::Wan, MoneyUnit::Yi]
            .into_iter()
            .find(|unit| self.is_money() && self.figure.checked_mul(unit.in_yuan()) == Some(self.value))
    }

    /// Whether 万 or similar multiplies the number.
    pub(super) fn has_scale(&self) -> bool {
        self.figure != self.value
    }
}

//! What a cost indicator costs.

use super::counted::Counted;
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::base::words::Words;
use crate::model::value::Quantity;
use crate::rules::targets::wrong_second_level::is_gain;
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

/// What a cost indicator tells about money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cost {
    /// A sum.
    Amount(Money),
    /// A blank cell under an amount: the two rows may share it.
    Merged,
    /// Money that is saved or earned.
    Gain,
    /// Nothing that can be added up.
    Unknown,
}

/// What `indicator` costs; `above` is the cost row before it.
pub(super) fn cost(view: &FormView<'_>, indicator: &Indicator<'_>, above: Option<Cost>) -> Cost {
    if is_gain(indicator.name) {
        return Cost::Gain;
    }
    if indicator.value.is_empty() {
        return if matches!(above, Some(Cost::Amount(_) | Cost::Merged)) { Cost::Merged } else { Cost::Unknown };
    }
    if names_price(indicator.name) {
        return Cost::Unknown;
    }
    if let Some(amount) = stated(indicator) {
        return Cost::Amount(amount);
    }
    priced(view, indicator).map_or(Cost::Unknown, Cost::Amount)
}

/// The sum of money that the value states; 7.87万 among costs is 万元.
pub(super) fn stated(indicator: &Indicator<'_>) -> Option<Money> {
    stated_quantity(indicator)?.taken_as_money(MoneyUnit::Wan)
}

/// The quantity that states the sum.
pub(super) fn stated_quantity<'a, 'f>(indicator: &'a Indicator<'f>) -> Option<&'a Quantity<'f>> {
    let target = &indicator.target;
    let scaled = |quantity: &&Quantity<'f>| quantity.lacks_unit() && quantity.figure != quantity.value;
    // A price for one year is the sum of the year that the form is for.
    let yearly = |quantity: &&Quantity<'f>| quantity.is_price() && quantity.unit.per.as_slice() == ["年"];
    let found = target.amount().or_else(|| target.quantity().filter(|q| scaled(q) || yearly(q)))?;
    found.high.is_none().then_some(found)
}

/// A price multiplied by the count that the quantity indicator of the same thing gives.
fn priced(view: &FormView<'_>, indicator: &Indicator<'_>) -> Option<Money> {
    let mut prices = indicator.target.prices();
    let price = prices.next().filter(|_| prices.next().is_none())?;
    let counted = Counted::of(view, indicator).filter(|counted| counted.sure)?;
    let counts = counted.counts(price.unit.per.as_slice())?;
    let sum = counts.first().and_then(|count| price.value.checked_mul(*count)).filter(|_| counts.len() == 1);
    sum.map(Money::yuan)
}

/// Whether a name says that what follows is the price of one.
pub(super) fn names_price(name: &str) -> bool {
    static PRICES: LazyLock<Words> = LazyLock::new(|| {
        Words::new([
            "每",
            "单个",
            "单台",
            "单套",
            "单次",
            "户均",
            "亩均",
            "生均",
            "人均",
            "单价",
            "标准",
            "单位成本",
            "均价",
            "平均",
        ])
    });
    PRICES.stand_in(name)
}

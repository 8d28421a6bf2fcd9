//! What a cost indicator costs, as its value or a price with the quantity indicator of the same thing tells.

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
    /// A blank cell under an amount: published forms merge the cell over two rows that share the amount.
    Merged,
    /// Money that is saved or earned: 减少参保人员缴费, 大于或等于5000万元 is among the costs of 广元 2021.
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
    // 每人每年工作经费 ≥1元 is a price, even where the value names no unit for it, and so is 每人补助500元.
    if names_price(indicator.name) || PER_HEAD.longest_at(indicator.value).is_some() {
        return Cost::Unknown;
    }
    if let Some(amount) = stated(indicator) {
        return Cost::Amount(amount);
    }
    priced(view, indicator).map_or(Cost::Unknown, Cost::Amount)
}

/// The sum of money that the value states; 7.87万 among costs (广元 2021) is 万元.
pub(super) fn stated(indicator: &Indicator<'_>) -> Option<Money> {
    stated_quantity(indicator)?.taken_as_money(MoneyUnit::Wan)
}

/// The quantity that states the sum.
pub(super) fn stated_quantity<'a, 'f>(indicator: &'a Indicator<'f>) -> Option<&'a Quantity<'f>> {
    let target = &indicator.target;
    // Behind 万 only 元 can be missing; a bare number may be 元 or 万元.
    let scaled = |quantity: &&Quantity<'f>| quantity.lacks_unit() && quantity.figure != quantity.value;
    // The form is for one year, so a price per year is the sum itself.
    let yearly = |quantity: &&Quantity<'f>| quantity.is_price() && quantity.unit.per.as_slice() == ["年"];
    let found = target.amount().or_else(|| target.quantity().filter(|q| scaled(q) || yearly(q)))?;
    // A range states no single sum.
    found.high.is_none().then_some(found)
}

/// A price multiplied by the count in the quantity indicator of the same thing, where both are unambiguous.
fn priced(view: &FormView<'_>, indicator: &Indicator<'_>) -> Option<Money> {
    let mut prices = indicator.target.prices();
    let price = prices.next().filter(|_| prices.next().is_none())?;
    let counted = Counted::of(view, indicator).filter(|counted| counted.sure)?;
    let counts = counted.counts(price.unit.per.as_slice())?;
    let sum = counts.first().and_then(|count| price.value.checked_mul(*count)).filter(|_| counts.len() == 1);
    sum.map(Money::yuan)
}

/// Beginnings of values that say for whom or what the amount is.
static PER_HEAD: LazyLock<Words> = LazyLock::new(|| {
    Words::new(["每人", "每户", "每亩", "每名", "每位", "每个", "每生", "每村", "人均", "户均", "亩均", "生均", "村均"])
});

/// Whether a name says that its value is the price of one unit.
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

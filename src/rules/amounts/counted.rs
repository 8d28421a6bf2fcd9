//! Finds the quantity indicator that counts what a cost indicator pays for.

use crate::model::value::Value;
use crate::rules::likeness::Telling;
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;

/// The quantity indicator of the same thing as a cost indicator.
pub(super) struct Counted<'a, 'f> {
    pub(super) indicator: &'a Indicator<'f>,
    /// Whether the names leave no doubt that both mean the same thing.
    pub(super) sure: bool,
}

impl<'a, 'f> Counted<'a, 'f> {
    /// The quantity indicator of what `cost` pays for: one of the same name, one whose name contains the other or is
    /// contained in it, else the one that counts the unit of the price and shares most of the name.
    pub(super) fn of(view: &'a FormView<'f>, cost: &Indicator<'_>) -> Option<Self> {
        let name = cost.thing();
        if name.chars().count() < 2 {
            return None;
        }
        let quantities = || view.counts.iter().filter_map(|place| view.indicators.get(*place));
        let same = |other: &&Indicator<'f>| other.thing() == name;
        let within = |other: &&Indicator<'f>| {
            let other = other.thing();
            // Two characters, such as 宣传 or 会议, are part of too many other names.
            other.chars().count() >= 3 && (name.contains(other) || other.contains(name))
        };
        if let Some(indicator) = quantities().find(same).or_else(|| quantities().find(within)) {
            return Some(Self { indicator, sure: true });
        }
        let price = cost.target.prices().next()?;
        let counts = |other: &&Indicator<'f>| {
            price.unit.per.as_slice().iter().all(|unit| count_of(&other.target, unit).is_some())
        };
        let telling = Telling::pairs_of(name);
        let likeness =
            |other: &Indicator<'f>| telling.shared_with(other.plain_name.chars().chain(other.plain_value.chars()));
        let scored: Vec<_> = quantities().filter(counts).map(|other| (likeness(other), other)).collect();
        let (best, indicator) = scored.iter().max_by_key(|(score, _)| *score).copied()?;
        let alone = scored.iter().filter(|(score, _)| *score == best).count() == 1;
        (best >= 1 && alone).then_some(Self { indicator, sure: best >= 2 })
    }

    /// The possible products of the counts of `units`, the likeliest first: 2次，40人 may be 40 or 80 人.
    pub(super) fn counts(&self, units: &[&str]) -> Option<Vec<Decimal>> {
        let target = &self.indicator.target;
        let mut product = Decimal::ONE;
        // The form is for one year, so a price per year is multiplied already.
        for unit in units.iter().filter(|unit| **unit != "年") {
            product = product.checked_mul(count_of(target, unit)?)?;
        }
        let mut found = vec![product];
        if units.iter().any(|unit| matches!(*unit, "人" | "人次" | "天" | "日" | "名"))
            && let Some(times) = times(target).filter(|times| *times != Decimal::ONE)
        {
            // 4次，参会人员70人/次 (广元 2021) are 280 人.
            found.insert(0, product.checked_mul(times)?);
        }
        Some(found)
    }
}

/// How many times something takes place: 次, 场 and the like.
fn times(target: &Value<'_>) -> Option<Decimal> {
    let is_times = |base: &str| matches!(base, "次" | "场" | "期" | "批" | "场次" | "期次" | "批次");
    let found = target.quantities.iter().find(|quantity| quantity.unit.per.is_empty() && is_times(quantity.unit.base));
    found.map(|quantity| quantity.value)
}

/// How many of `unit` the target counts; None where it does not, or gives several counts.
fn count_of(target: &Value<'_>, unit: &str) -> Option<Decimal> {
    let mut counts = target
        .quantities
        .iter()
        .filter(|quantity| !quantity.is_money() && quantity.high.is_none() && same_unit(quantity.unit.base, unit));
    counts.next().filter(|_| counts.next().is_none()).map(|quantity| quantity.value)
}

fn same_unit(a: &str, b: &str) -> bool {
    fn base(unit: &str) -> &str {
        match unit {
            "名" | "位" | "人次" => "人",
            "日" => "天",
            other => other,
        }
    }
    base(a) == base(b)
}

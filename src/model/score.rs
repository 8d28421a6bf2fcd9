//! The score of an indicator, by operator.
//!
//! A score that ignores the operator is wrong for ≤: spending less than the target would cost points.

use super::value::{Comparison, DateMark, Reading, Value, parse};
use crate::base::amount::plain_number;
use crate::base::money::Money;
use rust_decimal::{Decimal, RoundingStrategy};

/// Reads a weight or a score: `40`, `40分`, `40%`.
pub fn points(text: &str) -> Option<Decimal> {
    plain_number(text.trim().trim_end_matches(['%', '％', '分']))
}

/// What `points` add up to, at most [`Decimal::MAX`]: a sum that no number can hold is no sum of points, and no reason to
/// panic.
pub fn total(points: impl IntoIterator<Item = Decimal>) -> Decimal {
    points.into_iter().fold(Decimal::ZERO, Decimal::saturating_add)
}

/// The score of budget execution, with two decimals: `weight` × executed ÷ budget, at most `weight`.
pub fn execution(executed: Money, budget: Money, weight: Decimal) -> Option<Decimal> {
    let share = executed.share_of(budget)?.clamp(Decimal::ZERO, Decimal::ONE);
    Some(two_decimals(share.checked_mul(weight)?))
}

/// The share executed in percent, with two decimals.
pub fn execution_rate(executed: Money, budget: Money) -> Option<Decimal> {
    Some(two_decimals(executed.share_of(budget)?.checked_mul(Decimal::ONE_HUNDRED)?))
}

/// The score of an indicator of weight `weight`, with its target and what was achieved, with two decimals.
///
/// None if the target is words, or the achieved value cannot be compared with it.
pub fn score(weight: Decimal, target: &str, achieved: &str) -> Option<Decimal> {
    let (target, achieved) = (parse(target), parse(achieved));
    let share = numbers(&target, &achieved).or_else(|| deadlines(&target, &achieved))?;
    Some(two_decimals(weight.checked_mul(share.clamp(Decimal::ZERO, Decimal::ONE))?))
}

/// The share of the weight that two numbers of one unit earn.
fn numbers(target: &Value<'_>, achieved: &Value<'_>) -> Option<Decimal> {
    let (wanted, got) = (target.quantity()?, achieved.quantity()?);
    let same_unit = wanted.unit.kind == got.unit.kind || got.lacks_unit() || wanted.lacks_unit();
    if !same_unit || wanted.is_price() != got.is_price() {
        return None;
    }
    let (least, most, a) = (wanted.value, wanted.high.unwrap_or(wanted.value), got.value);
    let comparison = wanted.operator.map_or(Comparison::Equal, |operator| operator.comparison);
    match comparison {
        Comparison::AtLeast | Comparison::MoreThan => reached(a, least),
        // =0起 has no ratio: any case at all misses it.
        Comparison::Equal if least.is_zero() => Some(if a <= Decimal::ZERO { Decimal::ONE } else { Decimal::ZERO }),
        Comparison::Equal => reached(a, least),
        Comparison::AtMost | Comparison::LessThan => kept_below(a, most),
    }
}

fn reached(achieved: Decimal, target: Decimal) -> Option<Decimal> {
    if achieved >= target { Some(Decimal::ONE) } else { achieved.checked_div(target) }
}

/// Full up to the target, nothing from twice the target on, and linear between.
fn kept_below(achieved: Decimal, target: Decimal) -> Option<Decimal> {
    if achieved <= target {
        return Some(Decimal::ONE);
    }
    if target <= Decimal::ZERO {
        return Some(Decimal::ZERO);
    }
    target.checked_add(target)?.checked_sub(achieved)?.checked_div(target)
}

/// Full if done by its date; how many points a later date costs is up to the user.
fn deadlines(target: &Value<'_>, achieved: &Value<'_>) -> Option<Decimal> {
    let (due, done) = dates(target, achieved)?;
    (done <= due).then_some(Decimal::ONE)
}

/// Whether the achieved date is later than the target; false unless both are dates.
pub fn is_late(target: &str, achieved: &str) -> bool {
    dates(&parse(target), &parse(achieved)).is_some_and(|(due, done)| done > due)
}

/// Year, month and day of something due or done.
type Day = (Option<i32>, u8, u8);

/// The day that something was due, and the day that it was done.
fn dates(target: &Value<'_>, achieved: &Value<'_>) -> Option<(Day, Day)> {
    let date = |target: &Value<'_>| match target.reading() {
        Reading::Date(index) => target.dates.get(index).copied(),
        _ => None,
    };
    let (due, done): (DateMark, DateMark) = (date(target)?, date(achieved)?);
    // Missing parts count in the user's favour: the same year, the last day to be due, the first to be done.
    let (due_year, done_year) = (due.year.or(done.year), done.year.or(due.year));
    Some(((due_year, due.month?, due.day.unwrap_or(31)), (done_year, done.month?, done.day.unwrap_or(1))))
}

pub(super) fn two_decimals(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amount::MoneyUnit;

    fn check(target: &str, achieved: &str, expected: Option<&str>) {
        let found = score(Decimal::TEN, target, achieved).map(|score| score.to_string());
        assert_eq!(found.as_deref(), expected, "{target} / {achieved}");
    }

    #[test]
    fn at_least() {
        check("≥95%", "96%", Some("10"));
        check("≥95%", "95%", Some("10"));
        check("≥90%", "60%", Some("6.67"));
        check("≥95%", "-5%", Some("0"));
        check(">3次", "2", Some("6.67"));
    }

    #[test]
    fn equal() {
        check("4次", "4次", Some("10"));
        check("=4次", "5次", Some("10"));
        check("4次", "3次", Some("7.5"));
        check("0起", "0起", Some("10"));
        check("=0起", "1起", Some("0"));
    }

    #[test]
    fn at_most_is_not_turned_around() {
        check("≤10万元", "8万元", Some("10"));
        check("≤10万元", "80000元", Some("10"));
        check("≤10万元", "12万元", Some("8"));
        check("≤10万元", "20万元", Some("0"));
        check("≤10万元", "30万元", Some("0"));
        check("≤0起", "1起", Some("0"));
    }

    #[test]
    fn dates() {
        check("≤12月", "11月", Some("10"));
        check("2021年12月底前", "2021年12月20日", Some("10"));
        check("2021年6月底前", "2021年12月20日", None);
        assert!(is_late("2021年6月底前", "2021年12月20日") && is_late("3月底前", "4月12日"));
        assert!(!is_late("2021年12月底前", "2021年12月20日") && !is_late("≥95%", "90%") && !is_late("6月底前", "6月"));
    }

    #[test]
    fn words_are_the_users() {
        check("显著提高", "提高", None);
        check("≥95%", "12人", None);
        check("≥95%", "", None);
    }

    #[test]
    fn budget_execution() {
        let money = |text: &str| Money::read(text, MoneyUnit::Wan).expect("money");
        let execution = |executed: &str, budget: &str, weight: Decimal| {
            let (executed, budget) = (money(executed), money(budget));
            let rate = execution_rate(executed, budget)?;
            Some(format!("{rate}% {}", super::execution(executed, budget, weight)?))
        };
        assert_eq!(execution("4.5", "5", Decimal::TEN).as_deref(), Some("90% 9"));
        assert_eq!(execution("45000元", "5", Decimal::TEN).as_deref(), Some("90% 9"));
        assert_eq!(execution("6", "5", Decimal::TEN).as_deref(), Some("120% 10"));
        assert_eq!(execution("2", "3", Decimal::from(20)).as_deref(), Some("66.67% 13.33"));
        assert_eq!(execution("6", "0", Decimal::TEN), None);
    }

    #[test]
    fn weights_and_scores() {
        for (text, expected) in [
            ("40", Some("40")),
            (" 9.5分 ", Some("9.5")),
            ("40%", Some("40")),
            ("40％", Some("40")),
            ("优", None),
            ("", None),
        ] {
            assert_eq!(points(text).map(|points| points.to_string()).as_deref(), expected, "{text}");
        }
    }
}

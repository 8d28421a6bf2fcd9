//! The score of an indicator, by operator.
//!
//! A score that ignores the operator is wrong for ≤: spending less than the target would cost points.

use super::value::{Comparison, DateMark, Reading, Value, parse};
use crate::base::amount::plain_number;
use crate::base::money::Money;
use crate::base::words::Words;
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::LazyLock;

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

/// The score that a coefficient, in percent, earns of a weight, with two decimals.
pub fn by_coefficient(percent: Decimal, weight: Decimal) -> Option<Decimal> {
    Some(two_decimals(percent.checked_mul(weight)?.checked_div(Decimal::ONE_HUNDRED)?))
}

/// The share executed in percent, with two decimals.
pub fn execution_rate(executed: Money, budget: Money) -> Option<Decimal> {
    Some(two_decimals(executed.share_of(budget)?.checked_mul(Decimal::ONE_HUNDRED)?))
}

/// What an indicator promises, and what was achieved of it.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'t> {
    /// The indicator's name, which may say that less is better.
    pub name: &'t str,
    /// The target.
    pub target: &'t str,
    /// What was achieved.
    pub achieved: &'t str,
    /// Whether it is a cost, of which less is better where no sign says otherwise.
    pub is_cost: bool,
    /// The year of the form, in which a target without a year is due.
    pub year: Option<i32>,
}

impl Claim<'_> {
    /// The score of an indicator of weight `weight`, with two decimals.
    ///
    /// None if the target is words, or the achieved value cannot be compared with it.
    pub fn score(self, weight: Decimal) -> Option<Decimal> {
        Some(two_decimals(weight.checked_mul(self.share()?)?))
    }

    /// The share of the target that was reached, from 0 to 1; None as for [`Self::score`].
    pub fn share(self) -> Option<Decimal> {
        let (target, achieved) = (parse(self.target), parse(self.achieved));
        let scaled = in_the_scale_of(self.target, self.achieved);
        let scaled = scaled.as_deref().map(parse).filter(|scaled| is_near(scaled, &target));
        let share = self.numbers(&target, scaled.as_ref().unwrap_or(&achieved)).or_else(|| {
            let (due, done) = self.dates(&target, &achieved)?;
            // Full if done by its date; how many points a later date costs is up to the user.
            (done <= due).then_some(Decimal::ONE)
        })?;
        Some(share.clamp(Decimal::ZERO, Decimal::ONE))
    }

    /// Whether the achieved date is later than the target; false unless both are dates.
    pub fn is_late(self) -> bool {
        self.dates(&parse(self.target), &parse(self.achieved)).is_some_and(|(due, done)| done > due)
    }

    /// The share of the weight that two numbers of one unit earn.
    fn numbers(self, target: &Value<'_>, achieved: &Value<'_>) -> Option<Decimal> {
        let (wanted, got) = (target.quantity()?, achieved.quantity()?);
        let same_unit = wanted.unit.kind == got.unit.kind || got.lacks_unit() || wanted.lacks_unit();
        if !same_unit || wanted.is_price() != got.is_price() {
            return None;
        }
        let (least, most, a) = (wanted.value, wanted.high.unwrap_or(wanted.value), got.value);
        let comparison = wanted.operator.map_or(Comparison::Equal, |operator| operator.comparison);
        match comparison {
            Comparison::AtLeast | Comparison::MoreThan => reached(a, least),
            Comparison::AtMost | Comparison::LessThan => kept_below(a, most),
            Comparison::Equal if self.is_cost || is_ceiling(self.name) => kept_below(a, most),
            // =0起 has no ratio: any case at all misses it.
            Comparison::Equal if least.is_zero() => Some(if a <= Decimal::ZERO { Decimal::ONE } else { Decimal::ZERO }),
            Comparison::Equal => reached(a, least),
        }
    }

    /// The day that something was due, and the day that it was done.
    fn dates(self, target: &Value<'_>, achieved: &Value<'_>) -> Option<(Day, Day)> {
        let date = |target: &Value<'_>| match target.reading() {
            Reading::Date(index) => target.dates.get(index).copied(),
            _ => None,
        };
        let (due, done): (DateMark, DateMark) = (date(target)?, date(achieved)?);
        // 12月底前 is of the form's year, so that 2021年3月 of the next is late. Other missing parts count in the user's
        // favour: the same year, the last day to be due, the first to be done.
        let due_year = due.year.or(self.year).or(done.year);
        Some((
            (due_year, due.month?, due.day.unwrap_or(31)),
            (done.year.or(due_year), done.month?, done.day.unwrap_or(1)),
        ))
    }
}

/// Year, month and day of something due or done.
type Day = (Option<i32>, u8, u8);

/// Whether a target of that name is met from below even where no ≤ is written: 公用经费控制率 100%, reached with 97%
/// (重庆 2021).
pub fn is_ceiling(name: &str) -> bool {
    static CEILINGS: [&str; 10] =
        ["偏离率", "偏离度", "偏差率", "结转率", "结余率", "调整率", "变动率", "超支率", "差错率", "投诉率"];
    // 病虫害控制率 is of another kind: more of it is better.
    static CONTROLLED: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["经费", "费用", "成本", "预算", "支出", "人员", "编制", "造价", "投资", "三公", "资金"])
    });
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    CEILINGS.iter().any(|end| name.ends_with(end)) || (name.ends_with("控制率") && CONTROLLED.stand_in(name))
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

pub(super) fn two_decimals(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

/// 1.6 beside ≥1.5万人 as 1.6万人: who writes no unit means that of the target.
fn in_the_scale_of(target: &str, achieved: &str) -> Option<String> {
    plain_number(achieved)?;
    let number = target.get(target.find(|c: char| c.is_ascii_digit())?..)?;
    let unit = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let is_scaled = unit.starts_with(['百', '千', '万', '亿']) && !unit.contains(|c: char| c.is_ascii_digit());
    is_scaled.then(|| format!("{achieved}{unit}"))
}

/// Whether `scaled` can be meant beside `target`: 16000 beside ≥1.5万人 counts persons.
fn is_near(scaled: &Value<'_>, target: &Value<'_>) -> bool {
    let numbers = scaled.quantity().zip(target.quantity());
    numbers.is_some_and(|(got, wanted)| got.value <= wanted.value.saturating_mul(Decimal::TEN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amount::MoneyUnit;

    fn claim<'t>(name: &'t str, target: &'t str, achieved: &'t str) -> Claim<'t> {
        Claim { name, target, achieved, is_cost: false, year: None }
    }

    #[test]
    fn achieved_in_the_scale_of_the_target() {
        let share = |target, achieved| claim("", target, achieved).share().map(|share| share.normalize().to_string());
        assert_eq!(share("≥1.5万人", "1.6").as_deref(), Some("1"));
        assert_eq!(share("≥1.5万人", "1.2").as_deref(), Some("0.8"));
        assert_eq!(share("≥1.5万人", "16000").as_deref(), Some("1"));
        assert_eq!(share("≥1.5万人", "12000人").as_deref(), Some("0.8"));
        assert_eq!(share("≥100人", "50").as_deref(), Some("0.5"));
    }

    fn is_late(target: &str, achieved: &str) -> bool {
        claim("", target, achieved).is_late()
    }

    fn check(target: &str, achieved: &str, expected: Option<&str>) {
        let found = claim("", target, achieved).score(Decimal::TEN).map(|score| score.to_string());
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
    fn a_target_without_a_year_is_due_in_the_year_of_the_form() {
        let of_2020 = |target, achieved| Claim { year: Some(2020), ..claim("", target, achieved) };
        assert!(of_2020("12月底前", "2021年3月").is_late() && !of_2020("12月底前", "2020年11月").is_late());
        assert!(!of_2020("12月底前", "11月").is_late() && !of_2020("2021年6月底前", "2021年3月").is_late());
        assert_eq!(of_2020("12月底前", "2021年3月").score(Decimal::TEN), None);
    }

    #[test]
    fn what_is_met_from_below() {
        let full = |name, target, achieved| claim(name, target, achieved).score(Decimal::TEN) == Some(Decimal::TEN);
        for name in ["公用经费控制率", "预算调整率", "结转结余率", "成本偏离率（%）", "财政供养人员控制率"]
        {
            assert!(full(name, "100%", "97%") && full(name, "=3%", "0"), "{name}");
            assert!(!full(name, "100%", "104%") && !full(name, "≥100%", "97%"), "{name}");
        }
        assert!(!full("病虫害控制率", "90%", "80%") && !full("预算执行率", "100%", "97%"));
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
    fn coefficients() {
        let by = |percent: &str, weight: &str| by_coefficient(points(percent)?, points(weight)?).map(|s| s.to_string());
        assert_eq!(by("100%", "10").as_deref(), Some("10"));
        assert_eq!(by("85.5", "3分").as_deref(), Some("2.57"));
        assert_eq!(by_coefficient(Decimal::MAX, Decimal::MAX), None);
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

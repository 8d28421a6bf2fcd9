//! The scores of a self-evaluation, by operator.
//!
//! A score that ignores the operator turns ≤ indicators around: who spends less than was allowed would lose points.

use crate::base::amount::{amount_in, plain_number};
use crate::model::target::{Comparison, DateMark, Reading, Target, parse};
use crate::model::{Column, Form, RowId};
use crate::template::Template;
use rust_decimal::{Decimal, RoundingStrategy};

/// The grade that a total earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// 优, from 90.
    Excellent,
    /// 良, from 80.
    Good,
    /// 中, from 60.
    Fair,
    /// 差
    Poor,
}

impl Grade {
    /// The grade of `total`.
    pub fn of(total: Decimal) -> Self {
        match total {
            total if total >= Decimal::from(90) => Self::Excellent,
            total if total >= Decimal::from(80) => Self::Good,
            total if total >= Decimal::from(60) => Self::Fair,
            _ => Self::Poor,
        }
    }

    /// The grade's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良",
            Self::Fair => "中",
            Self::Poor => "差",
        }
    }
}

/// How far a target in words was reached; the user says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attainment {
    /// 达成预期指标
    Reached,
    /// 部分达成预期指标并具有一定效果
    Partly,
    /// 未达成预期指标且效果较差
    Hardly,
}

impl Attainment {
    /// The least and the greatest score that a weight of `weight` allows.
    pub fn range(self, weight: Decimal) -> (Decimal, Decimal) {
        let tenths = |n: i64| two_decimals(weight.saturating_mul(Decimal::new(n, 1)));
        match self {
            Self::Reached => (tenths(8), tenths(10)),
            Self::Partly => (tenths(6), tenths(8)),
            Self::Hardly => (Decimal::ZERO, tenths(6)),
        }
    }
}

/// The scores of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The score of budget execution, where the form has its figures.
    pub execution: Option<Decimal>,
    /// The score of each indicator: as typed, else as computed; None where the user has to choose.
    pub indicators: Vec<(RowId, Option<Decimal>)>,
    /// The sum, where every score is known.
    pub total: Option<Decimal>,
    /// The total's grade.
    pub grade: Option<Grade>,
}

/// The scores of `form`.
pub fn evaluate(template: &Template, form: &Form) -> Evaluation {
    let amount = |key: &str| amount_in(form.field(key), template.money);
    let typed = plain_number(form.field("funds.score.total"));
    let computed = amount("funds.executed.total").zip(amount("funds.budget.total"));
    let execution = typed.or_else(|| computed.and_then(|(executed, budget)| execution(executed, budget)));
    let indicators: Vec<(RowId, Option<Decimal>)> = form
        .indicators
        .iter()
        .map(|row| {
            let typed = plain_number(&row[Column::Score]);
            let computed = || score(plain_number(&row[Column::Weight])?, &row[Column::Value], &row[Column::Actual]);
            (row.id(), typed.or_else(computed))
        })
        .collect();
    let scores: Option<Vec<Decimal>> = indicators.iter().map(|(_, score)| *score).chain([execution]).collect();
    let total = scores.filter(|scores| scores.len() > 1).map(|scores| scores.iter().sum::<Decimal>());
    Evaluation { execution, indicators, total, grade: total.map(Grade::of) }
}

/// The score of budget execution: the share executed, at most 1, times 10.
pub fn execution(executed: Decimal, budget: Decimal) -> Option<Decimal> {
    let share = executed.checked_div(budget)?.clamp(Decimal::ZERO, Decimal::ONE);
    Some(two_decimals(share.saturating_mul(Decimal::TEN)))
}

/// The score of an indicator of weight `weight`, with its target and what was achieved, with two decimals.
///
/// None where the target is words, or the achieved value is none that can be compared with it.
pub fn score(weight: Decimal, target: &str, achieved: &str) -> Option<Decimal> {
    let (target, achieved) = (parse(target), parse(achieved));
    let share = numbers(&target, &achieved).or_else(|| deadlines(&target, &achieved))?;
    Some(two_decimals(weight.checked_mul(share.clamp(Decimal::ZERO, Decimal::ONE))?))
}

/// The share of the weight that two numbers of one unit earn.
fn numbers(target: &Target<'_>, achieved: &Target<'_>) -> Option<Decimal> {
    let (wanted, got) = (target.quantity()?, achieved.quantity()?);
    let same_unit = wanted.unit.kind == got.unit.kind || got.lacks_unit() || wanted.lacks_unit();
    if !same_unit || wanted.is_price() != got.is_price() {
        return None;
    }
    let (least, most, a) = (wanted.value, wanted.high.unwrap_or(wanted.value), got.value);
    let comparison = wanted.operator.map_or(Comparison::Equal, |operator| operator.comparison);
    match comparison {
        Comparison::AtLeast | Comparison::MoreThan => reached(a, least),
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

/// Full for what was done by its date; a later date earns what the user says.
fn deadlines(target: &Target<'_>, achieved: &Target<'_>) -> Option<Decimal> {
    let date = |target: &Target<'_>| match target.reading() {
        Reading::Date(index) => target.dates.get(index).copied(),
        _ => None,
    };
    let (due, done): (DateMark, DateMark) = (date(target)?, date(achieved)?);
    let (due_year, done_year) = (due.year.or(done.year), done.year.or(due.year));
    let (due, done) = ((due_year, due.month?, due.day.unwrap_or(31)), (done_year, done.month?, done.day.unwrap_or(1)));
    (done <= due).then_some(Decimal::ONE)
}

fn two_decimals(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::form;
    use crate::template::Library;

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
    }

    #[test]
    fn words_are_the_users() {
        check("显著提高", "提高", None);
        check("≥95%", "12人", None);
        check("≥95%", "", None);
        assert_eq!(Attainment::Partly.range(Decimal::TEN), (Decimal::from(6), Decimal::from(8)));
    }

    #[test]
    fn budget_execution() {
        let execution = |a: &str, b: &str| super::execution(a.parse().expect("a"), b.parse().expect("b"));
        assert_eq!(execution("4.5", "5").map(|s| s.to_string()).as_deref(), Some("9"));
        assert_eq!(execution("6", "5"), Some(Decimal::TEN));
        assert_eq!(execution("6", "0"), None);
    }

    #[test]
    fn a_whole_form() {
        let library = Library::builtin();
        let template = library.template("national-self-evaluation").expect("template");
        let row = |target, actual| {
            [(Column::Name, "名称"), (Column::Value, target), (Column::Actual, actual), (Column::Weight, "40")]
        };
        let form = form("national-self-evaluation")
            .with(&[("funds.budget.total", "5"), ("funds.executed.total", "4.5")])
            .indicator_of("产出指标", &row("≥95%", "96%"))
            .indicator_of("效益指标", &row("≤10件", "12件"));
        let evaluation = evaluate(template, &form);
        assert_eq!(evaluation.total.map(|total| total.to_string()).as_deref(), Some("81"));
        assert_eq!(evaluation.grade, Some(Grade::Good));
        let open = super::evaluate(template, &form.indicator_of("效益指标", &row("显著", "显著")));
        assert_eq!((open.total, open.indicators.len()), (None, 3));
    }
}

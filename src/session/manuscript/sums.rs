//! The figures of a project, and of all projects together.

use crate::base::money::Money;
use crate::model::prose::MERGED;
use crate::model::score::execution_rate;
use crate::session::overview::Entry;
use rust_decimal::Decimal;

/// The figures of one project.
pub(super) fn of_entry(entry: &Entry, indicators: usize) -> Vec<(&'static str, String)> {
    let rate = entry.rate.map(|rate| format!("{}%", plain(rate))).unwrap_or_default();
    let texts = [
        ("项目名称", entry.name.clone()),
        ("项目编码", entry.code.clone()),
        ("预算数", Entry::wan(entry.budget)),
        ("执行数", Entry::wan(entry.executed)),
        ("执行率", rate),
        ("总分", entry.score.map(plain).unwrap_or_default()),
        ("指标数", indicators.to_string()),
    ];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The sums over all projects; a sum is not told where a project tells no amount.
pub(super) fn of_all(projects: &[&Entry], indicators: usize) -> Vec<(&'static str, String)> {
    let sum = |of: fn(&Entry) -> Option<Money>| {
        let mut amounts = projects.iter().map(|entry| of(entry));
        let first = amounts.next()??;
        amounts.try_fold(first, |sum, amount| sum.checked_add(amount?))
    };
    let (budget, executed) = (sum(|entry| entry.budget), sum(|entry| entry.executed));
    let rate = executed.zip(budget).and_then(|(executed, budget)| execution_rate(executed, budget));
    let texts = [
        ("预算数", Entry::wan(budget)),
        ("执行数", Entry::wan(executed)),
        ("执行率", rate.map(|rate| format!("{}%", plain(rate))).unwrap_or_default()),
        ("指标数", indicators.to_string()),
    ];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The table of all projects, with their sums and the mean of their scores below.
pub(super) fn listed(projects: &[&Entry]) -> Vec<[String; 6]> {
    if projects.is_empty() {
        return Vec::new();
    }
    let row = |number: String, name: &str, figures: &[(&'static str, String)], score: &str| {
        let text = |of: &str| figures.iter().find(|(name, _)| *name == of).map(|(_, text)| text.clone());
        let [budget, executed, rate, own] =
            ["预算数", "执行数", "执行率", "总分"].map(|of| text(of).unwrap_or_default());
        [number, name.to_owned(), budget, executed, rate, if score.is_empty() { own } else { score.to_owned() }]
    };
    let rows = projects.iter().enumerate();
    let mut rows: Vec<[String; 6]> =
        rows.map(|(at, entry)| row((at + 1).to_string(), &entry.name, &of_entry(entry, 0), "")).collect();
    let mean = mean(projects).map(|mean| format!("平均{}", plain(mean))).unwrap_or_default();
    rows.push(row("合计".to_owned(), MERGED[0], &of_all(projects, 0), &mean));
    rows
}

/// The mean of the scores of all projects that have one, to two places.
pub(super) fn mean(projects: &[&Entry]) -> Option<Decimal> {
    let scores: Vec<Decimal> = projects.iter().filter_map(|entry| entry.score).collect();
    let sum = scores.iter().try_fold(Decimal::ZERO, |sum, score| sum.checked_add(*score))?;
    Some(sum.checked_div(Decimal::from(scores.len()))?.round_dp(2))
}

pub(super) fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

//! Whether a project is where it should be by the month of its monitoring table.

use super::funds::Funds;
use crate::model::score::Claim;
use crate::model::ticks::is_ticked;
use crate::model::{Column, Form, Row, keys};
use rust_decimal::Decimal;

const YES: &str = "是";
const NO: &str = "否";
/// The causes of a deviation that a monitoring table lists: the labels of their columns, and what they are called.
const CAUSES: [(&str, &str); 5] = [
    ("经费保障", "经费保障"),
    ("制度保障", "制度保障"),
    ("人员保障", "人员保障"),
    ("硬件条件保障", "硬件条件保障"),
    ("其他原因", "其他"),
];
/// The column of what is expected by the end of the year, and those of how likely the target is then.
const EXPECTED: &str = "全年预计完成情况";
const CERTAIN: &str = "确定能";
const IMPOSSIBLE: &str = "完全不可能";

/// 是否达到序时支出进度: whether the share spent is at least that of the year gone. Empty where the form does not tell.
pub(super) fn on_schedule(form: &Form, funds: &Funds<'_>) -> &'static str {
    let month = form.field(keys::MONTH).trim().parse::<Decimal>().ok();
    let month = month.filter(|month| (Decimal::ONE..=Decimal::from(12)).contains(month));
    let share = funds.spent().and_then(|(executed, budget)| executed.share_of(budget));
    match month.zip(share) {
        Some((month, share)) if share >= month / Decimal::from(12) => YES,
        Some(_) => NO,
        None => "",
    }
}

/// 是否达到阶段性绩效目标: 否 if an indicator will miss its target, 是 if all reach theirs. Empty where one does not tell.
// What a target is by the month is written nowhere: 95 % of a rate is not 58 % of it in July. So the year's target is asked
// for, of what was done or is expected.
pub(super) fn on_target(form: &Form) -> &'static str {
    let mut rows = form.indicators.iter().filter(|row| !row[Column::Value].trim().is_empty()).peekable();
    let year = form.field(keys::YEAR).trim().parse().ok();
    let none = rows.peek().is_none();
    let reached: Vec<Option<bool>> = rows.map(|row| reaches(row, year)).collect();
    match () {
        () if reached.contains(&Some(false)) => NO,
        () if none || reached.contains(&None) => "",
        () => YES,
    }
}

/// The causes that are ticked in `row`.
pub(super) fn causes(row: &Row) -> impl Iterator<Item = &'static str> {
    CAUSES.into_iter().filter(|(label, _)| is_ticked(labelled(row, label))).map(|(_, cause)| cause)
}

/// Whether the target of `row` will be reached; None if the row does not tell.
fn reaches(row: &Row, year: Option<i32>) -> Option<bool> {
    if is_ticked(labelled(row, IMPOSSIBLE)) {
        return Some(false);
    }
    let (name, target) = (&row[Column::Name], &row.whole_value());
    let is_cost = row.is_cost();
    let share = |achieved: &str| Claim { name, target, achieved, is_cost, year }.share();
    let will = share(labelled(row, EXPECTED)).map(|share| share == Decimal::ONE);
    let did = share(&row[Column::Actual]).filter(|share| *share == Decimal::ONE).map(|_| true);
    let sure = is_ticked(labelled(row, CERTAIN)).then_some(true);
    will.or(did).or(sure)
}

/// The text of `row` in the column that is called `label`.
fn labelled<'r>(row: &'r Row, label: &str) -> &'r str {
    row.cells().find(|(column, _)| column.label() == label).map_or("", |(_, text)| text)
}

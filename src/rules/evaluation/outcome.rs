//! What became of an indicator: whether it was met, what it lost, and whether the form says why.

use crate::base::nothing::is_no_reason;
use crate::base::words::Words;
use crate::model::Column;
use crate::model::score::{Claim, points};
use crate::rules::view::{FormView, Indicator};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// What `indicator` promises and what was achieved.
pub(super) fn claim<'v>(view: &FormView<'_>, indicator: &'v Indicator<'_>) -> Claim<'v> {
    let achieved = indicator.row[Column::Actual].trim();
    claim_of(view, indicator, achieved)
}

/// What `indicator` promises beside `achieved`.
pub(super) fn claim_of<'v>(view: &FormView<'_>, indicator: &'v Indicator<'_>, achieved: &'v str) -> Claim<'v> {
    let is_cost = indicator.row.is_cost();
    Claim { name: indicator.name, target: indicator.value, achieved, is_cost, year: view.year }
}

/// Whether less was achieved than the target asks for: by number, by date, or in words.
pub(super) fn is_missed(claim: Claim<'_>) -> bool {
    static SHORT: LazyLock<Words> =
        LazyLock::new(|| Words::new(["未达成", "未完成", "部分达成", "部分完成", "未达标", "未达到", "未实现"]));
    let full = Decimal::ONE_HUNDRED;
    // By the formula of the scores, so that a target is missed exactly where it costs points.
    claim.score(full).is_some_and(|reached| reached < full)
        || claim.is_late()
        || SHORT.longest_at(claim.achieved).is_some()
}

/// The score that is written for `indicator`, and its weight.
pub(super) fn scored(indicator: &Indicator<'_>) -> Option<(Decimal, Decimal)> {
    Some((points(&indicator.row[Column::Score])?, points(&indicator.row[Column::Weight])?))
}

/// Whether the form says why `indicator` was missed, or what is remarkable about it.
pub(super) fn has_reason(indicator: &Indicator<'_>) -> bool {
    [Column::Deviation, Column::Remark].iter().any(|column| !is_no_reason(&indicator.row[column]))
}

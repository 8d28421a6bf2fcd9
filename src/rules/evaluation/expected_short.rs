//! A monitoring table that expects less than the target and gives no reason, or holds the target impossible and says
//! nothing of what is done about it.

use super::outcome::{claim_of, has_reason, is_missed};
use crate::model::{Column, ticks};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use crate::template::Stage;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "expected-below-target",
    severity: Severity::Warning,
    says: "监控表预计完不成指标值，或者勾了“完全不可能”，没有写原因和措施",
    example: "指标值 ≥95%，全年预计 80%，偏差原因一栏空白",
    check: Check::Form(check),
};

/// The causes that are ticked.
const CAUSES: [Column; 5] =
    [Column::CauseFunds, Column::CauseRules, Column::CauseStaff, Column::CauseEquipment, Column::CauseOther];

fn check(view: &FormView<'_>, report: &mut Report) {
    if view.stage != Stage::Monitoring {
        return;
    }
    for indicator in view.indicators.iter().filter(|indicator| !has_reason(indicator)) {
        let expected = indicator.row[Column::Expected].trim();
        let claim = claim_of(view, indicator, expected);
        let called = indicator.called();
        if is_ticked(indicator, &Column::Impossible) {
            // A cause alone does not say what is done about it.
            let message = format!("“{called}”完全不可能完成，没有写原因和措施");
            let found = Found::cell(indicator, Column::Impossible, message);
            let found = found.evidence(format!("{} / 完全不可能", indicator.evidence()));
            report.add(view.form.id, found.hint("请写明原因和改进措施，或申请调整指标值"));
        } else if !expected.is_empty() && is_missed(claim) && !CAUSES.iter().any(|cause| is_ticked(indicator, cause)) {
            let message = format!("“{called}”的指标值是 {}，全年预计 {expected}，没有写原因", indicator.value);
            let found = Found::cell(indicator, Column::Expected, message);
            report.add(view.form.id, found.hint("请勾选或写明偏差原因"));
        }
    }
}

fn is_ticked(indicator: &Indicator<'_>, column: &Column) -> bool {
    ticks::is_ticked(&indicator.row[column])
}

#[cfg(test)]
mod tests {
    use crate::model::Column;
    use crate::rules::testing::{findings, form};

    fn check(cells: &[(Column, &str)], expected: usize) {
        let row = [(Column::Name, "合格率"), (Column::Value, "≥95%")];
        let cells: Vec<(Column, &str)> = row.iter().chain(cells).cloned().collect();
        let form = form("national-monitoring").indicator_of("产出指标", &cells);
        let found = findings("expected-below-target", &[form]);
        assert_eq!(found.len(), expected, "{cells:?}: {found:?}");
    }

    #[test]
    fn what_is_expected() {
        check(&[(Column::Expected, "80%")], 1);
        check(&[(Column::Expected, "96%")], 0);
        check(&[(Column::Expected, "")], 0);
        check(&[(Column::Expected, "80%"), (Column::Deviation, "招标推迟")], 0);
        check(&[(Column::Expected, "80%"), (Column::CauseStaff, "√")], 0);
        check(&[(Column::Impossible, "√")], 1);
        check(&[(Column::Impossible, "√"), (Column::CauseStaff, "√")], 1);
        check(&[(Column::Impossible, "√"), (Column::Deviation, "停止招标，已申请调整")], 0);
        check(&[(Column::Possible, "√")], 0);
        check(&[(Column::Impossible, "□")], 0);
    }
}

//! A missed target without a 偏差原因.

use super::outcome::{claim, has_reason, is_missed, scored};
use crate::model::Column;
use crate::model::score::points;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::Stage;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-deviation-reason",
    severity: Severity::Error,
    says: "没有达到指标值，或者扣了分，没有写偏差原因",
    example: "指标值 ≥95%，实际 90%，偏差原因空白",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // What is done by July need not reach the target of the year.
    if view.stage == Stage::Monitoring {
        return;
    }
    if !view.has_column(&Column::Deviation) {
        return without_column(view, report);
    }
    // 无偏差 is no reason either where the target was missed.
    for indicator in view.indicators.iter().filter(|indicator| !has_reason(indicator)) {
        let claim = claim(view, indicator);
        let (called, actual) = (indicator.called(), claim.achieved);
        let found = if is_missed(claim) {
            let message = format!("“{called}”的指标值是 {}，实际是 {actual}，没有写偏差原因", indicator.value);
            Found::cell(indicator, Column::Deviation, message)
        } else if let Some((score, weight)) = scored(indicator).filter(|(score, weight)| score < weight) {
            let (score, weight) = (score.normalize(), weight.normalize());
            let message = format!("“{called}”分值 {weight}，得 {score} 分，没有写扣分的原因");
            Found::cell(indicator, Column::Deviation, message).graded(Severity::Warning)
        } else {
            continue;
        };
        let found = found.evidence(format!("{} / {actual}", indicator.evidence()));
        report.add(view.form.id, found.hint("请写明没有达到的原因和改进措施"));
    }
}

/// A form without a place for reasons says by its score whether the target was met (重庆 2021: 72.74% of 100%, in full).
fn without_column(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let claim = claim(view, indicator);
        // 重庆 prints a coefficient, from which the score follows.
        let coefficient = points(&indicator.row[Column::Coefficient]).map(|percent| percent >= Decimal::ONE_HUNDRED);
        let full = scored(indicator).map(|(score, weight)| score >= weight).or(coefficient).unwrap_or_default();
        if full && is_missed(claim) {
            let (called, actual) = (indicator.called(), claim.achieved);
            let message = format!("“{called}”的指标值是 {}，实际是 {actual}，没有扣分，也没有写原因", indicator.value);
            let found = Found::indicator(indicator, message);
            let found = found.evidence(format!("{} / {actual}", indicator.evidence()));
            report.add(view.form.id, found.hint("请核对得分；确实达到的，请核对完成值"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, FieldPath, Form, Table};
    use crate::rules::testing::{check, form};

    fn row(target: &str, actual: &str, reason: &str) -> Form {
        let cells =
            [(Column::Name, "合格率"), (Column::Value, target), (Column::Actual, actual), (Column::Deviation, reason)];
        form("national-self-evaluation").indicator_of("产出指标", &cells)
    }

    #[test]
    fn a_form_without_a_place_for_reasons() {
        let row = |score| {
            let cells = [
                (Column::Name, "政府采购执行率"),
                (Column::Value, "100"),
                (Column::Unit, "%"),
                (Column::Actual, "72.74"),
                (Column::Weight, "2"),
                (Column::Score, score),
            ];
            form("chongqing-department-self-evaluation").indicator_of("", &cells)
        };
        let code = "missing-deviation-reason";
        check(code, row("2"), &["indicators[0]"]);
        check(code, row("1.45"), &[]);
        let mut by_coefficient = row("");
        by_coefficient.indicators[0].set(Column::Coefficient, "100%");
        check(code, by_coefficient, &["indicators[0]"]);
    }

    #[test]
    fn missed_targets() {
        let code = "missing-deviation-reason";
        check(code, row("≥95%", "90%", ""), &["indicators[0].deviation"]);
        check(code, row("≤5天", "7天", "无"), &["indicators[0].deviation"]);
        check(code, row("≥95%", "90%", "疫情影响"), &[]);
        check(code, row("≥95%", "96%", ""), &[]);
        check(code, row("≤5天", "3天", ""), &[]);
        check(code, row("显著提高", "提高", ""), &[]);
        check(code, row("≥95%", "", ""), &[]);
        check(code, row("≥85%", "80%", "无偏差"), &["indicators[0].deviation"]);
        check(code, row("2021年10月底前", "2021年12月15日", ""), &["indicators[0].deviation"]);
        check(code, row("2021年10月底前", "2021年10月15日", ""), &[]);
        check(code, row("不断增强", "部分达成", ""), &["indicators[0].deviation"]);
        check(code, row("12月底前", "2022年3月", ""), &["indicators[0].deviation"]);
    }

    #[test]
    fn points_that_are_taken_off() {
        let scored = |score: &str, reason: &str| {
            let mut form = row("≥95%", "95%", reason);
            let row = form.indicators[0].id();
            for (column, text) in [(Column::Weight, "10"), (Column::Score, score)] {
                form.set_text(&FieldPath::Cell(Table::Indicators, row, column), text);
            }
            form
        };
        check("missing-deviation-reason", scored("9", ""), &["indicators[0].deviation"]);
        check("missing-deviation-reason", scored("9", "群众反映窗口少"), &[]);
        check("missing-deviation-reason", scored("10", ""), &[]);
        check("missing-deviation-reason", scored("", ""), &[]);
    }
}

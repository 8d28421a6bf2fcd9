//! A missed target without a 偏差原因.

use crate::base::nothing::is_no_reason;
use crate::base::words::Words;
use crate::model::Column;
use crate::model::score::{is_late, score};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-deviation-reason",
    severity: Severity::Error,
    says: "没有达到指标值，也没有写偏差原因",
    example: "指标值 ≥95%，实际 90%，偏差原因空白",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    if !view.has_column(&Column::Deviation) {
        return;
    }
    // 无偏差 is no reason either where the target was missed.
    for indicator in view.indicators.iter().filter(|i| is_no_reason(&i.row[Column::Deviation])) {
        let actual = indicator.row[Column::Actual].trim();
        if is_missed(indicator.value, actual) {
            let message =
                format!("“{}”的指标值是 {}，实际是 {actual}，没有写偏差原因", indicator.called(), indicator.value);
            let found = Found::cell(indicator, Column::Deviation, message);
            let found = found.evidence(format!("{} / {actual}", indicator.evidence()));
            report.add(view.form.id, found.hint("请写明没有达到的原因和改进措施"));
        }
    }
}

/// Whether less was achieved than the target asks for: by number, by date, or in words.
fn is_missed(target: &str, actual: &str) -> bool {
    static SHORT: LazyLock<Words> =
        LazyLock::new(|| Words::new(["未达成", "未完成", "部分达成", "部分完成", "未达标", "未达到", "未实现"]));
    let full = Decimal::ONE_HUNDRED;
    // By the formula of the scores, so that a target is missed exactly where it costs points.
    score(full, target, actual).is_some_and(|reached| reached < full)
        || is_late(target, actual)
        || SHORT.longest_at(actual).is_some()
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::testing::{check, form};

    fn row(target: &str, actual: &str, reason: &str) -> Form {
        let cells =
            [(Column::Name, "合格率"), (Column::Value, target), (Column::Actual, actual), (Column::Deviation, reason)];
        form("national-self-evaluation").indicator_of("产出指标", &cells)
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
    }
}

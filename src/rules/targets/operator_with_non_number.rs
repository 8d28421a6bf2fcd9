//! An operator before a word: ≥长期 (广元 2021).

use crate::model::Column;
use crate::model::value::Spelling;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "operator-with-non-number",
    severity: Severity::Error,
    says: "≥、≤、= 后面不是数字",
    example: "≥长期",
    check: Check::Form(check),
};

/// What a value can be compared with although it is not a number.
const BASELINES: &[&str] =
    &["上年", "去年", "上期", "同期", "往年", "序时", "预算", "标准", "水平", "平均", "计划", "目标"];

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(operator) = indicator.target.lone_operator else { continue };
        // Operators in words, as in 大于等于序时进度, are the subject of `operator-in-words`.
        if !matches!(operator.spelling, Spelling::Symbol | Spelling::UnusualSymbol) {
            continue;
        }
        let sign = operator.span.of(indicator.value);
        let after = indicator.value.get(operator.span.end..).unwrap_or_default().trim();
        if is_number(after) {
            continue;
        }
        // Finance systems require a sign in its own column, where only = fits a word.
        let of_column = sign == "=" && !indicator.row[Column::Operator].trim().is_empty();
        let has_baseline = of_column || BASELINES.iter().any(|word| after.contains(word));
        let message = match after {
            "" => format!("“{sign}”后面没有数字"),
            after => format!("“{sign}”后面是“{after}”，不是数字"),
        };
        let found = Found::value(indicator, message).graded_if(has_baseline, Severity::Hint);
        report.add(view.form.id, found.hint(format!("请写出数字，或者去掉“{sign}”")));
    }
}

/// Whether a text is a number that the parser does not read as one: 15/10万, 19:1, 万分之二, ±5mm, the grade III类.
fn is_number(text: &str) -> bool {
    let grade = text.ends_with(['类', '级', '等']) && text.chars().count() <= 4;
    text.trim_start_matches('±').starts_with(char::is_numeric) || text.contains("分之") || grade
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn operators() {
        check_values(
            "operator-with-non-number",
            "可持续影响指标",
            &[("经办工作", "≥长期"), ("经办工作", "≥"), ("进度", "≧序时进度")],
            &[("满意度", "≥95%"), ("完成时间", "≤12月"), ("进度", "大于等于序时进度"), ("经办工作", "长期")],
        );
    }
}

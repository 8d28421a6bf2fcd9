//! A row with a value and without 三级指标.

use super::prompts::is_prompt;
use crate::model::Column;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-indicator-name",
    severity: Severity::Error,
    says: "有指标值，没有三级指标名称",
    example: "三级指标空白，指标值 ≥95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // Rows with neither name nor value are rows of the empty form.
    // A prompt as the value is the subject of `placeholder-left`.
    for indicator in view.indicators.iter().filter(|i| i.name.is_empty() && !i.has_no_value() && !is_prompt(i.value)) {
        let message = format!("指标值“{}”没有三级指标名称", indicator.value);
        let found = Found::cell(indicator, Column::Name, message).hint("请写明这个值衡量的是什么");
        report.add(view.form.id, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn names() {
        check_values(
            "missing-indicator-name",
            "数量指标",
            &[("", "≥95%"), ("指标1：", "2次")],
            &[("文件柜", "11套"), ("", ""), ("", "/")],
        );
    }
}

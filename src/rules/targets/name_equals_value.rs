//! A value that repeats the whole name and so gives no target.

use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "name-equals-value",
    severity: Severity::Error,
    says: "指标值和三级指标名称一样",
    example: "保障基金安全：保障基金安全",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.indicators.iter().filter(|indicator| !indicator.name.is_empty()) {
        if indicator.plain_name == indicator.plain_value && !indicator.plain_value.is_empty() {
            let message = format!("指标值和名称一样：{}", indicator.value);
            report.add(view.form.id, Found::value(indicator, message).hint("请写出要达到的数字或日期"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn names() {
        check_values(
            "name-equals-value",
            "社会效益指标",
            &[("保障基金安全", "保障基金安全。"), ("指标1：保障基金安全", "保障基金安全")],
            &[("保障基金安全", "基金安全得到保障"), ("", ""), ("满意度", "≥95%")],
        );
    }
}

//! An operator in words: 大于或等于95% (广元 2021) instead of ≥95%.

use super::spelling::replace;
use crate::model::value::Spelling;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "operator-in-words",
    severity: Severity::Hint,
    says: "用文字写比较关系：大于或等于95%",
    example: "大于或等于95%，可写成 ≥95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(operator) = indicator.target.operator().filter(|o| o.spelling == Spelling::Words) else { continue };
        let written = operator.span.of(indicator.value);
        // 控制在预算内 and 最多跑一次 are ordinary language; 大于或等于 spells out a sign.
        if indicator.target.lone_operator.is_some() && !written.contains("等于") {
            continue;
        }
        let symbol = operator.comparison.symbol();
        let found = Found::value(indicator, format!("“{written}”可以写成“{symbol}”")).hint(format!("请改成 {symbol}"));
        // With no number after it a sign would be a fault again (`operator-with-non-number`), so there is no fix.
        let found = match indicator.target.lone_operator {
            Some(_) => found,
            None => replace(found, view, indicator, operator.span, symbol),
        };
        report.add(view.form.id, found);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn words() {
        check_values(
            "operator-in-words",
            "满意度指标",
            &[("满意度", "大于或等于95%"), ("满意度", "不低于90%"), ("进度", "大于等于序时进度")],
            &[
                ("满意度", "≥95%"),
                ("满意度", "95%以上"),
                ("满意度", "达到95%"),
                ("经费", "控制在预算内"),
                ("次数", "不断增多"),
            ],
        );
    }
}

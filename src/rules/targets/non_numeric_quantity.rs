//! A quantity indicator without a number, such as 定期和不定期 (广元 2021).

use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "non-numeric-quantity",
    severity: Severity::Warning,
    says: "数量指标的值里没有数字",
    example: "县区交叉检查：定期和不定期",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.of_kind(Kind::Quantity) {
        // 若干 is the subject of `imprecise-quantity`.
        let counted = !indicator.target.quantities.is_empty() || indicator.target.approximate.is_some();
        if counted || indicator.has_no_value() || indicator.target.lone_operator.is_some() {
            continue;
        }
        // 全覆盖 says 100% in words.
        let all = ["全覆盖", "全部", "所有"].iter().any(|word| indicator.value.contains(word));
        let message = format!("数量指标“{}”的值“{}”没有数字", indicator.called(), indicator.value);
        let found = Found::value(indicator, message).graded_if(all, Severity::Hint);
        report.add(view.form.id, found.hint("请写出数量和单位，如 ≥4次、34人"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn quantities() {
        let code = "non-numeric-quantity";
        check_values(
            code,
            "数量指标",
            &[("交叉检查", "定期和不定期"), ("窗口建设", "四县三区"), ("基金安全", "提高"), ("会议", "2021年12月底前")],
            &[("会议", "两次"), ("会议", ""), ("会议", "若干次"), ("会议", "≥长期"), ("会议", "全年4次")],
        );
        check_values(code, "质量指标", &[], &[("基金安全", "提高")]);
    }
}

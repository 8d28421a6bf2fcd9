//! ≧ ≦ ＞ >= instead of ≥ ≤ >.

use super::spelling::replace;
use crate::model::value::Spelling;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "unusual-operator",
    severity: Severity::Hint,
    says: "比较符号写成 ≧、≦、＞、>=，应写 ≥、≤、>",
    example: "≧90%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(operator) = indicator.target.operator().filter(|o| o.spelling == Spelling::UnusualSymbol) else {
            continue;
        };
        let (written, usual) = (operator.span.of(indicator.value), operator.comparison.symbol());
        // At the cell that holds the sign: some forms give operators their own column.
        let found = Found::cell(indicator, indicator.operator_column(), format!("比较符号“{written}”应写成“{usual}”"));
        let found = found.hint(format!("请改成 {usual}"));
        report.add(view.form.id, replace(found, view, indicator, operator.span, usual));
    }
}

#[cfg(test)]
mod tests {
    use crate::edit::Edit;
    use crate::rules::testing::{check_values, findings, project};

    #[test]
    fn signs() {
        check_values(
            "unusual-operator",
            "满意度指标",
            &[("满意度", "≧90%"), ("满意度", ">=90%"), ("满意度", "＞90%"), ("满意度", "＝90%")],
            &[("满意度", "≥90%"), ("满意度", "=90%"), ("满意度", "90%"), ("满意度", "大于90%")],
        );
    }

    #[test]
    fn the_fix() {
        let found = findings("unusual-operator", &[project().indicator("满意度指标", "满意度", "≧90%")]);
        let Some(Edit::SetTexts { texts, .. }) = found.first().and_then(|f| f.fix.as_deref()) else { panic!("no fix") };
        assert_eq!(texts[0].1, "≥90%");
    }
}

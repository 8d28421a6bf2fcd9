//! A quantity with 约, 左右 or 若干, such as 共80人左右 (广元 2021).

use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "imprecise-quantity",
    severity: Severity::Warning,
    says: "数量不确切：约、左右、若干、余",
    example: "共80人左右",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let Some(word) = indicator.target.approximate else { continue };
        let elsewhere = indicator.kind != Kind::Quantity;
        let message = format!("“{}”里的“{}”说不清数量", indicator.value, word.of(indicator.value));
        let found = Found::value(indicator, message).graded_if(elsewhere, Severity::Hint);
        report.add(view.form.id, found.hint("请写出确切的数量，或用 ≥、≤ 写明界限"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn words() {
        check_values(
            "imprecise-quantity",
            "数量指标",
            &[("电子签章", "共80人左右"), ("培训", "约3人"), ("培训", "若干次")],
            &[("培训", "≥3人"), ("节约", "节约5万元"), ("预约", "预约100人次")],
        );
    }
}

//! A cost indicator without an amount, such as 财政补助标准 (博野 2022): costs cannot be checked against the total.

use crate::base::words::Words;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "cost-without-amount",
    severity: Severity::Warning,
    says: "成本指标的值里没有金额",
    example: "财政补助金额：财政补助标准",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in view.of_kind(Kind::Cost) {
        let target = &indicator.target;
        // A bare number is the subject of `missing-unit`; a rate or a count measures the cost in another way.
        if indicator.has_no_value() || !target.quantities.is_empty() || target.lone_operator.is_some() {
            continue;
        }
        let message = format!("成本指标“{}”的值“{}”没有金额", indicator.called(), indicator.value);
        let found = Found::value(indicator, message).graded_if(is_bounded(indicator), Severity::Hint);
        report.add(view.form.id, found.hint("请写出金额，如 ≤35万元、每例200元"));
    }
}

/// Whether words limit the cost although no amount does: 只减不增, 控制在预算内.
fn is_bounded(indicator: &Indicator<'_>) -> bool {
    static BOUNDS: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["只减不增", "预算", "不增", "不超", "限额", "限价", "节约", "低于", "下降", "降低", "上年"])
    });
    BOUNDS.stand_in(indicator.value)
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check_values, findings, project};

    const CODE: &str = "cost-without-amount";

    #[test]
    fn costs() {
        check_values(
            CODE,
            "成本指标",
            &[("补助金额", "财政补助标准"), ("拨付资金", "政策内全额拨付"), ("三公经费", "只减不增")],
            &[
                ("补助金额", "≤35万元"),
                ("补助金额", "7.87万"),
                ("补助金额", "每例200元"),
                ("控制率", "≤100%"),
                ("补助", ""),
            ],
        );
        check_values(CODE, "质量指标", &[], &[("补助金额", "财政补助标准")]);
    }

    #[test]
    fn what_words_bound() {
        let found = findings(CODE, &[project().indicator("成本指标", "三公经费", "只减不增")]);
        assert_eq!(found[0].severity, Severity::Hint);
    }
}

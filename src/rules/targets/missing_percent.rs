//! A rate or a satisfaction with a number but no %.

use crate::base::words::Words;
use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use std::sync::LazyLock;

use super::spelling::insert;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-percent",
    severity: Severity::Warning,
    says: "率、比例、满意度的数字后面没有 %",
    example: "群众满意度：≧90",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        // 群众满意 is not a head that names a rate, but under 满意度 only a share can be meant.
        let satisfaction = indicator.kind == Kind::Satisfaction && indicator.name.contains("满意");
        let Some(bare) = indicator.target.quantity().filter(|quantity| quantity.lacks_unit()) else { continue };
        // 0 is the same in any unit.
        if bare.value.is_zero() || (!indicator.names_rate() && !satisfaction) || names_measure(indicator.name) {
            continue;
        }
        let message = format!("“{}”的值“{}”没有 %", indicator.name, indicator.value);
        let found = Found::value(indicator, message).hint(format!("请写成 {}%，或写明单位", indicator.value));
        report.add(view.form.id, insert(found, view, indicator, bare.number.end, "%"));
    }
}

/// Whether the name states the unit: 群众满意度（%）, 满意度（分）.
fn names_measure(name: &str) -> bool {
    static MEASURES: LazyLock<Words> =
        LazyLock::new(|| Words::new(["%", "％", "‰", "百分比", "（分）", "(分)", "百分制"]));
    MEASURES.stand_in(name)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_values;

    #[test]
    fn shares() {
        check_values(
            "missing-percent",
            "满意度指标",
            &[("群众满意度", "≧90"), ("群众满意", "95"), ("政策知晓率", "80")],
            &[
                ("群众满意度", "≥90%"),
                ("群众满意度", "≥90分"),
                ("投诉次数", "≤2"),
                ("资金使用效率", "90"),
                ("经费变动率", "≤0"),
            ],
        );
    }
}

//! A rate or a satisfaction with a number and no %.

use crate::rules::finding::Severity;
use crate::rules::kind::Kind;
use crate::rules::rule::{Check, Note, Report, Rule};
use crate::rules::view::FormView;

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
        let satisfaction = indicator.kind == Kind::Satisfaction && indicator.name.contains("满意");
        let Some(bare) = indicator.target.quantity().filter(|quantity| quantity.lacks_unit()) else { continue };
        // Nothing is nothing in any unit.
        if bare.value.is_zero() || (!indicator.names_rate() && !satisfaction) {
            continue;
        }
        let message = format!("“{}”的值“{}”没有 %", indicator.name, indicator.value);
        let note = Note::value(indicator, message).hint(format!("请写成 {}%，或写明单位", indicator.value));
        report.add(view.form.id, insert(note, view, indicator, bare.number.end, "%"));
    }
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

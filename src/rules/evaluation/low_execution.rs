//! Less executed than the template asks for, 90 % by default, and no reason in the cell for it.

use super::rate::rate;
use crate::base::nothing::is_no_reason;
use crate::rules::completeness::prompts::is_prompt;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::Stage;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "low-execution-without-reason",
    severity: Severity::Warning,
    says: "预算执行率低于 90%，没有写原因",
    example: "执行率 20%，“原因”一栏空白",
    check: Check::Form(check),
};

/// The cell for the reason.
const REASON: &str = "funds.reason.total";

fn check(view: &FormView<'_>, report: &mut Report) {
    // Only a form that has the cell asks for the reason there.
    let asks = view.template.field(REASON).is_some() || !view.form.labels.get(REASON).is_empty();
    let reason = view.form.field(REASON);
    // What is paid by July need not be 90 % of the year's.
    if view.stage == Stage::Monitoring || !asks || !(is_no_reason(reason) || is_prompt(reason)) {
        return;
    }
    let enough = view.template.least_execution;
    if let Some(rate) = rate(view).filter(|rate| *rate < Decimal::from(enough)) {
        let message = format!("预算执行率 {}%，低于 {enough}%，没有写原因", rate.normalize());
        report.add(view.form.id, Found::field(REASON, message).hint("请写明没有执行完的原因"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::check_all;
    use crate::rules::testing::{check, form, set};
    use crate::template::Library;

    #[test]
    fn reasons() {
        let funds = |executed: &str, reason: &str| {
            let mut form = form("generic").with(&[
                ("funds.budget.total", "100"),
                ("funds.executed.total", executed),
                ("funds.reason.total", reason),
            ]);
            form.labels.set("funds.reason.total".into(), "原因");
            form
        };
        let code = "low-execution-without-reason";
        check(code, funds("20", ""), &["funds.原因"]);
        check(code, funds("89.9", "预算执行率未达到90%的需说明原因(100字以内)"), &["funds.原因"]);
        check(code, funds("90", ""), &[]);
        check(code, funds("20", "项目跨年实施，尾款次年支付"), &[]);
        check(code, funds("85", ""), &["funds.原因"]);
        check(code, form("national-self-evaluation").with(&[("funds.rate.total", "20%")]), &[]);
    }

    #[test]
    fn a_template_that_asks_for_less() {
        let source = include_str!("../../../assets/templates/generic.ron");
        let source = source.replacen("widths:", "least_execution: 80, widths:", 1);
        let mut library = Library::default();
        library.add_template("x.ron", &source).expect("template");
        let count = |rate: &str| {
            let mut form = form("generic").with(&[("funds.rate.total", rate), ("project_name", "采购")]);
            form.labels.set("funds.reason.total".into(), "原因");
            check_all(&set(&[form]), &library).iter().filter(|found| found.rule == super::RULE.code).count()
        };
        assert_eq!((count("79%"), count("85%")), (1, 0));
    }
}

//! Less than 90 % executed, and no reason in the cell for it.

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

/// 预算执行率未达到90%的需说明原因 (四川 2023 自评表), in percent.
const ENOUGH: Decimal = Decimal::from_parts(90, 0, 0, false, 0);

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
    if let Some(rate) = rate(view).filter(|rate| *rate < ENOUGH) {
        let message = format!("预算执行率 {}%，低于 90%，没有写原因", rate.normalize());
        report.add(view.form.id, Found::field(REASON, message).hint("请写明没有执行完的原因"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form};

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
        check(code, form("national-self-evaluation").with(&[("funds.rate.total", "20%")]), &[]);
    }
}

//! A rate of 100 % where nothing was budgeted and nothing executed.

use super::rate::rate;
use crate::model::score::points;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "ratio-of-nothing",
    severity: Severity::Hint,
    says: "预算数和执行数都是 0，执行率没有意义",
    example: "预算数 0，执行数 0，执行率 100%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let none = |key: &str| view.amount(key).is_some_and(|amount| amount.in_yuan().is_zero());
    let written = points(view.form.field("funds.rate.total")).filter(|rate| *rate > Decimal::ZERO);
    if none("funds.budget.total") && none("funds.executed.total") && written.is_some() && rate(view) == written {
        let message = format!("预算数和执行数都是 0，执行率写的是 {}", view.form.field("funds.rate.total").trim());
        report.add(view.form.id, Found::field("funds.rate.total", message).hint("没有预算的，执行率请留空或写“/”"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form};

    #[test]
    fn rates() {
        let funds = |amount, rate| {
            form("national-self-evaluation").with(&[
                ("funds.budget.total", amount),
                ("funds.executed.total", amount),
                ("funds.rate.total", rate),
            ])
        };
        check("ratio-of-nothing", funds("0.00", "100%"), &["funds.执行率"]);
        check("ratio-of-nothing", funds("0", "0%"), &[]);
        check("ratio-of-nothing", funds("0", ""), &[]);
        check("ratio-of-nothing", funds("5", "100%"), &[]);
    }
}

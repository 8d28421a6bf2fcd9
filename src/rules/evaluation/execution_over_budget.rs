//! A 执行数 above its 预算数.

use crate::model::FieldPath;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use crate::template::Stage;
use crate::template::own::own_funds;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "execution-over-budget",
    severity: Severity::Warning,
    says: "执行数大于预算数",
    example: "预算数 5 万元，执行数 5.2 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let own = own_funds(view.template, view.form);
    for key in view.template.fields.iter().map(|spec| &spec.key).chain(own) {
        let executed_key = key.as_str();
        let Some(row) = executed_key.strip_prefix("funds.executed.") else { continue };
        // A monitoring table has the budget of the beginning of the year alone.
        let of = |column: &str| view.amount(&format!("funds.{column}.{row}"));
        let budget = of("budget").or_else(|| of("initial").filter(|_| view.stage == Stage::Monitoring));
        let Some((budget, executed)) = budget.zip(view.amount(executed_key)) else { continue };
        // As money: the two columns may be labelled in different units.
        if executed > budget {
            let over = executed.apart(budget);
            let message = format!("执行数 {executed} 大于预算数 {budget}，超出 {over}");
            let found = Found::at(Place::Text(FieldPath::Field(key.clone())), message);
            report.add(view.form.id, found.hint("请核对；如有追加预算，预算数应填调整后的"));
            // The parts of a total that is too large would only repeat the finding.
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form};

    #[test]
    fn funds() {
        let funds = |budget, executed| {
            form("guangyuan-self-evaluation")
                .with(&[("funds.budget.total", budget), ("funds.executed.total", executed)])
        };
        check("execution-over-budget", funds("5", "5.2"), &["funds.执行数"]);
        check("execution-over-budget", funds("5", "5.00"), &[]);
        check("execution-over-budget", funds("5", "4.5"), &[]);
        check("execution-over-budget", funds("", "4.5"), &[]);
        let monitoring = |initial, executed| {
            form("national-monitoring").with(&[("funds.initial.total", initial), ("funds.executed.total", executed)])
        };
        check("execution-over-budget", monitoring("60", "62"), &["funds.已执行数"]);
        check("execution-over-budget", monitoring("60", "40"), &[]);
        // The funds of a form whose template has none of them.
        let mut own = form("generic").with(&[("funds.budget.total", "5"), ("funds.executed.total", "5.2")]);
        own.labels.set("funds.budget.total".into(), "预算数");
        own.labels.set("funds.executed.total".into(), "执行数");
        check("execution-over-budget", own, &["funds.执行数"]);
    }
}

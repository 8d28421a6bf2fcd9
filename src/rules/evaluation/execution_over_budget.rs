//! A 执行数 above its 预算数.

use crate::model::FieldPath;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "execution-over-budget",
    severity: Severity::Warning,
    says: "执行数大于预算数",
    example: "预算数 5 万元，执行数 5.2 万元",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for spec in &view.template.fields {
        let executed_key = spec.key.as_str();
        let Some(row) = executed_key.strip_prefix("funds.executed.") else { continue };
        let budget = view.amount(&format!("funds.budget.{row}"));
        let Some((budget, executed)) = budget.zip(view.amount(executed_key)) else { continue };
        // As money: the two columns may be labelled in different units.
        if executed > budget {
            let over = executed.apart(budget);
            let message = format!("执行数 {executed} 大于预算数 {budget}，超出 {over}");
            let found = Found::at(Place::Text(FieldPath::Field(spec.key.clone())), message);
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
    }
}

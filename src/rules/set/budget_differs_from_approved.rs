//! A report whose budget is not the one that was approved: 15.75万元 in the one, 15.78 in the other.

use super::targets_differ_from_declared::{binding, shared};
use crate::rules::amounts::money::usual;
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::template::Stage;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "budget-differs-from-approved",
    severity: Severity::Warning,
    says: "自评表、监控表的预算数和批复（调整、申报）的总额不同",
    example: "批复 15.78 万元，自评表写 15.75 万元",
    check: Check::Group(shared, check),
};

fn check(group: &Group<'_>, report: &mut Report) {
    let Some((plan, called)) = binding(group) else { return };
    let Some(approved) = plan.identity.total else { return };
    let is_adjusted = plan.identity.stage == Stage::Adjustment;
    for evaluation in group.facts.iter().filter(|facts| facts.identity.stage.reports()) {
        // After an adjustment the budget of the beginning of the year is another one.
        let adjusted = evaluation.identity.total.map(|total| ("funds.budget.total", total)).filter(|_| is_adjusted);
        let stated = adjusted.or(evaluation.initial);
        let Some((key, stated)) = stated.filter(|(_, stated)| *stated != approved) else { continue };
        let [own, other, apart] = [stated, approved, stated.apart(approved)].map(usual);
        let message = format!("预算数 {own}，{called}的总额是 {other}，相差 {apart}");
        let found = Found::field(key, message).evidence(format!("{own} ⟷ {other}"));
        report.add(evaluation.identity.id, found.hint("请核对；年中调整过的，请先做调整表"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::testing::{findings, form, project};

    fn check(plans: &[(&str, &str)], fields: &[(&str, &str)], expected: &[&str]) {
        let plan = |(stage, total): &(&str, &str)| {
            let title = format!("部门预算项目支出绩效目标{stage}");
            project().with(&[("project_name", "网络"), ("title", title.as_str()), ("funds.total", total)])
        };
        let report = form("guangyuan-self-evaluation").with(&[("project_name", "网络")]).with(fields);
        let forms: Vec<Form> = plans.iter().map(plan).chain([report]).collect();
        let found = findings("budget-differs-from-approved", &forms);
        assert_eq!(found.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn budgets() {
        let said = "预算数 15.75万元，批复表的总额是 15.78万元，相差 300元";
        check(&[("批复表", "15.78")], &[("funds.budget.total", "15.75")], &[said]);
        check(&[("批复表", "15.78")], &[("funds.budget.total", "157800元")], &[]);
        check(&[("批复表", "15.78")], &[], &[]);
        // The adjusted one binds, and the budget of the beginning of the year is what was approved.
        check(&[("批复表", "20"), ("调整表", "15.75")], &[("funds.budget.total", "15.75")], &[]);
        let both = [("funds.initial.total", "15.78"), ("funds.budget.total", "12")];
        check(&[("批复表", "15.78")], &both, &[]);
        check(&[("批复表", "15.78"), ("调整表", "12")], &both, &[]);
    }
}

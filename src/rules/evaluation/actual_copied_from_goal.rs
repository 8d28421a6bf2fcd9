//! A 目标实际完成情况 that repeats the goal word for word instead of saying what was achieved.

use crate::model::keys;
use crate::rules::finding::Severity;
use crate::rules::likeness::plain;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "actual-copied-from-goal",
    severity: Severity::Warning,
    says: "目标实际完成情况照抄了预期目标",
    example: "两栏的文字一字不差",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let (goals, actual) = (view.form.field(keys::GOALS), view.form.field(keys::GOALS_ACTUAL));
    // Plain, so that one full stop more or less makes no difference.
    let same = plain(goals);
    if same.chars().count() >= 6 && same == plain(actual) {
        let found = Found::line(keys::GOALS_ACTUAL, 0, "目标实际完成情况和预期目标一字不差");
        report.add(view.form.id, found.evidence(actual).hint("请写实际做了什么、做到什么程度"));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, form};

    #[test]
    fn texts() {
        let texts =
            |goals, actual| form("guangyuan-self-evaluation").with(&[("goals", goals), ("goals_actual", actual)]);
        let code = "actual-copied-from-goal";
        check(code, texts("完善决策程序，化解风险。", "完善决策程序，化解风险"), &["goals_actual[0]"]);
        check(code, texts("完善决策程序，化解风险。", "聘请机构1家，完善决策程序，化解风险。"), &[]);
        check(code, texts("", ""), &[]);
    }
}

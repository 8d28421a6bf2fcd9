//! A goal that was copied from another project, whole or nearly so: in 广元 2021 医保系统四级经办体系建设 has the goal of
//! the project for 保险费征收.

use super::copies::{owner, same_sort, speaks_of};
use crate::model::keys;
use crate::rules::facts::Facts;
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "goal-copied-from-other-project",
    severity: Severity::Error,
    says: "目标是从另一个项目抄来的",
    example: "经办窗口建设项目的目标写的是保险费征收",
    check: Check::Group(shared, check),
};

/// Goals up to this many characters may be the same by chance.
const LEAST: usize = 12;
/// A clause in more goals than this is a stock phrase and tells nothing about its origin.
const COMMON: usize = 12;

/// Forms that share a goal, or a clause of one.
fn shared(facts: &Facts) -> Vec<u64> {
    if !facts.is_project_plan() || facts.goals.plain.chars().nth(LEAST).is_none() {
        return Vec::new();
    }
    [facts.goals.whole].into_iter().chain(facts.goals.clauses.iter().map(|(clause, _)| *clause)).collect()
}

fn check(group: &Group<'_>, report: &mut Report) {
    if group.facts.iter().all(|facts| facts.goals.whole == group.key) {
        copies(&group.facts).into_iter().for_each(|(copy, original)| say(copy, original, "一字不差", report));
        return;
    }
    if group.facts.len() > COMMON {
        return;
    }
    for (at, facts) in group.facts.iter().enumerate() {
        for other in group.facts.iter().skip(at + 1).filter(|other| nearly_alike(facts, other, group.key)) {
            for (copy, original) in copies(&[facts, other]) {
                say(copy, original, "几乎一样", report);
            }
        }
    }
}

fn say(copy: &Facts, original: &Facts, words: &str, report: &mut Report) {
    let (name, other) = (&copy.identity.project, &original.identity.project);
    let message = format!("目标和“{other}”的{words}，没有说到“{name}”");
    let sure = speaks_of(&copy.goals.plain, original) > 0;
    let found = Found::line(keys::GOALS, 0, message).evidence(copy.form.field(keys::GOALS)).against(other);
    report.add(copy.identity.id, found.graded_if(!sure, Severity::Warning).hint("请写本项目自己的目标"));
}

/// Of the forms that share a goal, those whose project it does not mention, each with the form it belongs to.
fn copies<'f>(users: &[&'f Facts]) -> Vec<(&'f Facts, &'f Facts)> {
    let Some(text) = users.first().map(|facts| facts.goals.plain.as_str()) else { return Vec::new() };
    let Some((original, most)) = owner(text, users) else { return Vec::new() };
    // Where the goal mentions no project, the first form that has it counts as the original.
    let original = if most == 0 { users.first().copied().unwrap_or(original) } else { original };
    let copied = users.iter().filter(|facts| {
        facts.identity.id != original.identity.id && speaks_of(text, facts) == 0 && !same_sort(facts, original)
    });
    copied.map(|facts| (*facts, original)).collect()
}

/// Whether two different goals share most of their clauses. True only for the first shared clause: each clause forms a
/// group, and a pair should be reported once.
fn nearly_alike(a: &Facts, b: &Facts, clause: u64) -> bool {
    let (one, other) = (&a.goals.clauses, &b.goals.clauses);
    let mut shared = one.iter().filter(|(clause, _)| other.iter().any(|(held, _)| held == clause)).peekable();
    if a.goals.whole == b.goals.whole || shared.peek().is_none_or(|(first, _)| *first != clause) {
        return false;
    }
    let (count, length): (usize, usize) = (shared.map(|(_, n)| n).sum(), one.iter().map(|(_, n)| n).sum());
    // Two thirds of the goal, by length.
    count * 3 >= length * 2 && length > LEAST
}

#[cfg(test)]
mod tests {
    use crate::model::Form;
    use crate::rules::testing::{findings, project};

    fn form(name: &str, goals: &str) -> Form {
        project().with(&[("project_name", name), ("goals", goals)])
    }

    fn check(forms: &[Form], expected: &[u32]) {
        let found = findings("goal-copied-from-other-project", forms);
        assert_eq!(found.iter().map(|finding| finding.form.0).collect::<Vec<_>>(), expected, "{found:#?}");
    }

    #[test]
    fn word_for_word() {
        let goal = "做好基本医疗保险费征收工作，完成医疗保险目标任务。";
        check(&[form("经办窗口建设", goal), form("医疗保险征收经费", goal)], &[1]);
        check(&[form("医疗保险征收经费", goal), form("经办窗口建设", "建设窗口，方便群众办事就近办理")], &[]);
        check(&[form("中央医疗救助补助", goal), form("省级医疗救助补助", goal)], &[]);
        check(&[form("医疗保险征收经费", "完成任务"), form("窗口建设", "完成任务")], &[]);
    }

    #[test]
    fn nearly() {
        let goal = "通过开展医保监管宣传工作，加强医保监管队伍建设，提升医保监管水平和能力，打击欺诈骗取医保基金行为。";
        let near = goal.replace("宣传工作", "宣传和培训工作");
        check(&[form("医疗保险监管经费", goal), form("调度中心改造", &near)], &[2]);
        check(&[form("医疗保险监管经费", goal), form("医疗保险监管经费二期", &near)], &[]);
    }
}

//! A goal that is another project's.

use super::copies::{owner, same_sort, speaks_of};
use crate::model::keys;
use crate::rules::facts::{Facts, Part};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::rule::{Check, Note, Report, Rule};
use std::collections::{BTreeMap, HashMap};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "goal-copied-from-other-project",
    severity: Severity::Error,
    says: "目标是从另一个项目抄来的",
    example: "经办窗口建设项目的目标写的是保险费征收",
    check: Check::Forms(Part::Goals, check),
};

/// A shorter goal may be alike by chance.
const LEAST: usize = 12;
/// A clause that more goals hold says nothing about where it is from.
const COMMON: usize = 12;

fn check(forms: &Forms<'_>, report: &mut Report) {
    let mut by_text: BTreeMap<u64, Vec<&Facts>> = BTreeMap::new();
    for facts in forms.project_plans().filter(|facts| facts.goals.plain.chars().nth(LEAST).is_some()) {
        by_text.entry(facts.goals.whole).or_default().push(facts);
    }
    let mut found: BTreeMap<usize, (&Facts, &Facts, bool)> = BTreeMap::new();
    let place: HashMap<_, usize> = forms.facts.iter().enumerate().map(|(at, facts)| (facts.identity.id, at)).collect();
    let exact = by_text.values().filter(|users| users.len() > 1).flat_map(|users| copies(users));
    let near = nearly_alike(&by_text);
    let near = near.iter().flat_map(|pair| copies(pair));
    for (pair, is_exact) in exact.map(|pair| (pair, true)).chain(near.map(|pair| (pair, false))) {
        let at = place.get(&pair.0.identity.id).copied().unwrap_or(0);
        found.entry(at).or_insert((pair.0, pair.1, is_exact));
    }
    for (copy, original, exact) in found.values() {
        let words = if *exact { "一字不差" } else { "几乎一样" };
        let (name, other) = (&copy.identity.project, &original.identity.project);
        let message = format!("目标和“{other}”的{words}，没有说到“{name}”");
        let sure = speaks_of(&copy.goals.plain, original) > 0;
        let note = Note::line(keys::GOALS, 0, message).evidence(copy.form.field(keys::GOALS)).against(other);
        report.add(copy.identity.id, note.graded_if(!sure, Severity::Warning).hint("请写本项目自己的目标"));
    }
}

/// Of forms with one goal those that it does not speak of, each with the form that it does.
fn copies<'f>(users: &[&'f Facts]) -> Vec<(&'f Facts, &'f Facts)> {
    let Some(text) = users.first().map(|facts| facts.goals.plain.as_str()) else { return Vec::new() };
    let Some((original, most)) = owner(text, users) else { return Vec::new() };
    // Where the goal speaks of no project, the first that has it is the original.
    let original = if most == 0 { users.first().copied().unwrap_or(original) } else { original };
    let copied = users.iter().filter(|facts| {
        facts.identity.id != original.identity.id && speaks_of(text, facts) == 0 && !same_sort(facts, original)
    });
    copied.map(|facts| (*facts, original)).collect()
}

/// Pairs of forms whose goals share most of their clauses.
fn nearly_alike<'f>(by_text: &BTreeMap<u64, Vec<&'f Facts>>) -> Vec<[&'f Facts; 2]> {
    let goals: Vec<&Facts> = by_text.values().filter_map(|users| users.first().copied()).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, facts) in goals.iter().enumerate() {
        for (clause, _) in &facts.goals.clauses {
            holders.entry(*clause).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, facts) in goals.iter().enumerate() {
        let length: usize = facts.goals.clauses.iter().map(|(_, length)| length).sum();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for (clause, length) in &facts.goals.clauses {
            let others = holders.get(clause).filter(|others| (2..=COMMON).contains(&others.len()));
            for other in others.into_iter().flatten().filter(|other| **other > at) {
                *shared.entry(*other).or_default() += length;
            }
        }
        let alike = shared.into_iter().filter(|(_, count)| count * 3 >= length * 2 && length > LEAST);
        pairs.extend(alike.filter_map(|(other, _)| Some([*facts, *goals.get(other)?])));
    }
    pairs
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

//! One bureau or project with two codes, or one code for two projects.

use crate::rules::facts::{CodeOf, Coded, Facts};
use crate::rules::finding::Severity;
use crate::rules::groups::Group;
use crate::rules::rule::{Check, Found, Report, Rule};
use std::collections::HashMap;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "code-mismatch",
    severity: Severity::Error,
    says: "同一单位或同一项目在两张表里代码不同，或者两个项目用了同一个代码",
    example: "同一单位一张表写 450001，一张写 450002",
    check: Check::Group(shared, check),
};

/// Forms that name the same bureau, project or code.
fn shared(facts: &Facts) -> Vec<u64> {
    facts.codes.iter().map(|coded| coded.thing).collect()
}

fn check(group: &Group<'_>, report: &mut Report) {
    let mut pairs: Vec<(&Facts, &Coded)> = Vec::new();
    for facts in &group.facts {
        pairs.extend(facts.codes.iter().filter(|coded| coded.thing == group.key).map(|coded| (*facts, coded)));
    }
    let Some(first) = pairs.first().map(|(_, coded)| &coded.with) else { return };
    if pairs.iter().all(|(_, coded)| coded.with == *first) {
        return;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    pairs.iter().for_each(|(_, coded)| *counts.entry(&coded.with).or_default() += 1);
    // The most frequent one is the usual one. Reversed, since `max_by_key` takes the last of several equal ones.
    let frequency = |coded: &Coded| counts.get(coded.with.as_str()).copied();
    let Some((usual, same)) = pairs.iter().rev().max_by_key(|(_, coded)| frequency(coded)) else { return };
    for (facts, Coded { of, with, key, .. }) in pairs.iter().filter(|(_, coded)| coded.with != same.with) {
        let other = &same.with;
        let (message, hint) = match of {
            CodeOf::Bureau => (format!("同一单位的代码，这张表是 {with}，其他表是 {other}"), "请核对单位代码"),
            CodeOf::Project => (format!("同一项目的编码，这张表是 {with}，另一张表是 {other}"), "请核对项目编码"),
            CodeOf::Code => {
                let [name, other] = [facts, usual].map(|facts| &facts.identity.project);
                (format!("“{name}”和“{other}”用了同一个项目编码"), "请核对项目编码")
            }
        };
        report.add(facts.identity.id, Found::field(key, message).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{findings, form};

    fn check(forms: &[(&str, &str, &str)], expected: &[u32]) {
        let forms: Vec<_> = forms
            .iter()
            .map(|(bureau, name, code)| {
                form("boye-project").with(&[("unit", bureau), ("project_name", name), ("project_code", code)])
            })
            .collect();
        let found = findings("code-mismatch", &forms);
        assert_eq!(found.iter().map(|finding| finding.form.0).collect::<Vec<_>>(), expected, "{found:#?}");
    }

    #[test]
    fn codes() {
        let bureau = "450001 医疗保障局";
        check(&[(bureau, "甲", "1"), (bureau, "乙", "2"), ("450002 医疗保障局", "丙", "3")], &[3]);
        check(&[(bureau, "甲", "1"), (bureau, "甲", "2")], &[2]);
        check(&[(bureau, "甲", "1"), (bureau, "乙", "1")], &[2]);
        check(&[(bureau, "甲", "1"), ("医疗保障局", "乙", "2"), ("450002 教育局", "丙", "")], &[]);
    }
}

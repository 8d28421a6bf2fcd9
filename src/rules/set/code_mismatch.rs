//! One unit or project with two codes, or one code for two projects.

use crate::model::{FormId, Key, keys};
use crate::rules::facts::{Identity, Named, Part};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::likeness::plain;
use crate::rules::rule::{Check, Note, Report, Rule};
use std::collections::HashMap;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "code-mismatch",
    severity: Severity::Error,
    says: "同一单位或同一项目在两张表里代码不同，或者两个项目用了同一个代码",
    example: "同一单位一张表写 450001，一张写 450002",
    check: Check::Forms(Part::Identity, check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    let mut units: Pairs = Pairs::default();
    let mut projects: Pairs = Pairs::default();
    let mut names: Pairs = Pairs::default();
    for identity in forms.facts.iter().map(|facts| &facts.identity) {
        units.add(identity.id, &identity.unit);
        // A form whose unit field is the department's holds the same pair twice.
        if identity.department.key != identity.unit.key {
            units.add(identity.id, &identity.department);
        }
        if !identity.project_code.is_empty() && !identity.project_plain.is_empty() {
            let of_year = |identity: &Identity| format!("{} {}", identity.year, identity.project_plain);
            let key = Key::new(keys::PROJECT_CODE);
            projects.insert(identity.id, of_year(identity), plain(&identity.project_code), key.clone());
            names.insert(identity.id, plain(&identity.project_code), identity.project_plain.clone(), key);
        }
    }
    units.differing(|form, key, code, other| {
        let message = format!("同一单位的代码，这张表是 {code}，其他表是 {other}");
        report.add(form, Note::field(key.as_str(), message).hint("请核对单位代码"));
    });
    projects.differing(|form, key, code, other| {
        let message = format!("同一项目的编码，这张表是 {code}，另一张表是 {other}");
        report.add(form, Note::field(key.as_str(), message).hint("请核对项目编码"));
    });
    names.differing(|form, key, name, other| {
        let message = format!("“{name}”和“{other}”用了同一个项目编码");
        report.add(form, Note::field(key.as_str(), message).hint("请核对项目编码"));
    });
}

/// What each thing is paired with, form by form.
#[derive(Default)]
struct Pairs(HashMap<String, Vec<(FormId, String, Key)>>);

impl Pairs {
    fn add(&mut self, form: FormId, named: &Named) {
        if !named.name.is_empty() && !named.code.is_empty() {
            self.insert(form, plain(&named.name), named.code.clone(), named.key.clone());
        }
    }

    fn insert(&mut self, form: FormId, thing: String, with: String, key: Key) {
        self.0.entry(thing).or_default().push((form, with, key));
    }

    /// Calls `say` for each form whose pair is not the usual one of its thing.
    fn differing(self, mut say: impl FnMut(FormId, &Key, &str, &str)) {
        let mut found: Vec<(FormId, Key, String, String)> = Vec::new();
        for pairs in self.0.values() {
            let count = |with: &str| pairs.iter().filter(|(_, other, _)| other == with).count();
            let Some((first, ..)) = pairs.split_first() else { continue };
            if pairs.iter().all(|(_, with, _)| *with == first.1) {
                continue;
            }
            // The first of the most frequent ones is the usual one.
            let usual = pairs.iter().rev().max_by_key(|(_, with, _)| count(with)).map_or("", |(_, with, _)| with);
            let others = pairs.iter().filter(|(_, with, _)| with != usual);
            found.extend(others.map(|(form, with, key)| (*form, key.clone(), with.clone(), usual.to_owned())));
        }
        found.sort();
        for (form, key, with, usual) in &found {
            say(*form, key, with, usual);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{findings, form};

    fn check(forms: &[(&str, &str, &str)], expected: &[u32]) {
        let forms: Vec<_> = forms
            .iter()
            .map(|(unit, name, code)| {
                form("boye-project").with(&[("unit", unit), ("project_name", name), ("project_code", code)])
            })
            .collect();
        let found = findings("code-mismatch", &forms);
        assert_eq!(found.iter().map(|finding| finding.form.0).collect::<Vec<_>>(), expected, "{found:#?}");
    }

    #[test]
    fn codes() {
        let unit = "450001 医疗保障局";
        check(&[(unit, "甲", "1"), (unit, "乙", "2"), ("450002 医疗保障局", "丙", "3")], &[3]);
        check(&[(unit, "甲", "1"), (unit, "甲", "2")], &[2]);
        check(&[(unit, "甲", "1"), (unit, "乙", "1")], &[2]);
        check(&[(unit, "甲", "1"), ("医疗保障局", "乙", "2"), ("450002 教育局", "丙", "")], &[]);
    }
}

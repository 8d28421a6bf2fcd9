//! The checker against forms that bureaus published, whose mistakes were found by hand.
//!
//! Recall is the share of the certain mistakes that are reported under their rule at their place; precision the share of
//! the errors and warnings that fall on a place where a mistake is listed. Hints do not count.

#![allow(clippy::print_stdout, reason = "a test that falls short tells what it missed")]

use jibiao::rules::{Severity, check_all};
use jibiao::store::project;
use jibiao::template::Library;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// County, and the least of the certain mistakes found and the most false alarms that are allowed.
const COUNTIES: [(&str, usize, usize); 5] = [
    ("boye-2022", 43, 0),
    ("guangyuan-2021", 70, 0),
    ("guangyuan-2021-selfeval", 9, 0),
    ("shapotou-2023", 7, 0),
    ("weinan-2023", 9, 0),
];

/// Rules about a form as a whole: where in the form they were listed does not matter.
const FORM_WIDE: [&str; 15] = [
    "cost-sum-mismatch",
    "funds-sum-mismatch",
    "task-sum-mismatch",
    "duplicate-form",
    "schedule-incomplete",
    "schedule-not-increasing",
    "goal-copied-from-other-project",
    "unit-name-mismatch",
    "code-mismatch",
    "missing-code",
    "targets-differ-from-declared",
    "missing-first-level",
    "project-form-without-task",
    "actual-copied-from-goal",
    "prose-name-differs",
];

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    form: String,
    rule: String,
    place: String,
}

impl Spot {
    fn new(form: &str, rule: &str, address: &str) -> Self {
        Self { form: form.to_owned(), rule: rule.to_owned(), place: locus(address) }
    }

    /// What decides whether a listed mistake was reported.
    fn key(&self) -> (&str, &str, &str) {
        let wide = FORM_WIDE.contains(&self.rule.as_str());
        (&self.form, &self.rule, if wide { "" } else { &self.place })
    }

    fn place(&self) -> (&str, &str) {
        (&self.form, &self.place)
    }
}

/// The row, the branch or the field that an address names.
fn locus(address: &str) -> String {
    let numbered = ["indicators[", "tasks[", "goals[", "goals_actual["].iter().any(|name| address.starts_with(name));
    match address.split_once(']') {
        Some((head, _)) if numbered && !head.ends_with('*') && !head.contains("..") => format!("{head}]"),
        _ => address.split('.').next().unwrap_or_default().to_owned(),
    }
}

fn path(folder: &str, name: &str, extension: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name).with_extension(extension)
}

fn listed(county: &str) -> Vec<(Spot, bool)> {
    let text = std::fs::read(path("tests/data/mistakes", county, "json")).expect("mistakes");
    let list: Vec<Value> = serde_json::from_slice(&text).expect("JSON");
    let text = |mistake: &Value, key: &str| mistake[key].as_str().expect("text").to_owned();
    list.iter()
        .map(|m| (Spot::new(&text(m, "form"), &text(m, "rule"), &text(m, "where")), m["certain"] == true))
        .collect()
}

/// What the checker says, the loud findings with their messages.
fn reported(county: &str) -> Vec<(Spot, Severity, String)> {
    let project = project::load(&path("assets/samples", county, "ron")).expect("sample");
    let library = Library::builtin();
    let spot = |finding: &jibiao::rules::Finding| {
        let form = project.form(finding.form).expect("form");
        let template = library.template(&form.template).expect("template");
        Spot::new(&form.source, finding.rule, &finding.place.address(template, form))
    };
    check_all(&project, &library).iter().map(|f| (spot(f), f.severity, f.message.clone())).collect()
}

#[test]
fn mistakes_that_were_published() {
    let mut wrong = Vec::new();
    for (county, least, most_false) in COUNTIES {
        let (listed, reported) = (listed(county), reported(county));
        let certain: BTreeSet<_> = listed.iter().filter(|(_, certain)| *certain).map(|(spot, _)| spot.key()).collect();
        let got: BTreeSet<_> = reported.iter().map(|(spot, ..)| spot.key()).collect();
        let known: BTreeSet<_> = listed.iter().map(|(spot, _)| spot.key()).collect();
        let places: BTreeSet<_> = listed.iter().map(|(spot, _)| spot.place()).collect();
        let missed: Vec<_> = certain.difference(&got).collect();
        let loud: Vec<_> = reported.iter().filter(|(_, severity, _)| *severity != Severity::Hint).collect();
        let is_known = |spot: &Spot| known.contains(&spot.key()) || places.contains(&spot.place());
        let alarms: Vec<_> = loud.iter().filter(|(spot, ..)| !is_known(spot)).collect();
        let found = certain.len() - missed.len();
        println!(
            "{county}: recall {found}/{}, precision {}/{}, {} hints",
            certain.len(),
            loud.len() - alarms.len(),
            loud.len(),
            reported.len() - loud.len()
        );
        missed.iter().for_each(|spot| println!("  missed {spot:?}"));
        alarms
            .iter()
            .for_each(|(spot, _, message)| println!("  false? {} {} {}: {message}", spot.form, spot.rule, spot.place));
        if found < least || alarms.len() > most_false {
            wrong.push(county);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

//! Runs the rules that compare forms, on groups of forms and on the whole set.

use super::Checker;
use crate::model::{Column, FieldPath, FormId};
use crate::rules::facts::Facts;
use crate::rules::finding::Finding;
use crate::rules::forms::Forms;
use crate::rules::groups::{ByForm, Group, GroupKey};
use crate::rules::place::Place;
use crate::rules::rule::{Check, Report};
use crate::rules::table::RULES;
use foldhash::HashSet;
use std::collections::BTreeSet;

/// A check of all forms.
type SetCheck = fn(&Forms<'_>, &mut Report);

/// What must be checked again.
#[derive(Debug, Default)]
pub(super) struct Stale {
    pub(super) groups: Vec<GroupKey>,
    /// Whether the rules about the whole set must run again.
    pub(super) set: bool,
    /// Whether the rules that read manuscripts must.
    pub(super) manuscripts: bool,
}

impl Checker {
    /// Runs the rules on what is stale.
    pub(super) fn look_across(&mut self, mut stale: Stale) {
        let mut touched: BTreeSet<FormId> = BTreeSet::new();
        let mut touch = |findings: &ByForm| touched.extend(findings.forms());
        if stale.set || stale.manuscripts {
            let [set, manuscripts] = self.look_at_set(stale.set, stale.manuscripts);
            for (found, known) in [(set, &mut self.of_set), (manuscripts, &mut self.of_manuscripts)] {
                let Some(found) = found else { continue };
                touch(&found);
                // A form that lost a finding has changed too.
                touch(&std::mem::replace(known, found));
            }
        }
        // A form whose edit did not change a key has both left and joined that group.
        stale.groups.sort_unstable();
        stale.groups.dedup();
        for key in stale.groups {
            let found = self.look_at_group(key);
            touch(&found);
            touch(&self.groups.replace(key, found));
        }
        for id in touched {
            if let Some(place) = self.places.get(&id) {
                let across = self.across(id, *place);
                self.forms.get_mut(*place).into_iter().for_each(|looked| looked.across.clone_from(&across));
            }
        }
    }

    /// The findings about the whole set, and those in manuscripts or against them, each where it is asked for.
    fn look_at_set(&self, set: bool, manuscripts: bool) -> [Option<ByForm>; 2] {
        let facts = self.forms.iter().filter_map(|looked| Some(&looked.own.as_ref()?.facts));
        let (texts, facts): (Vec<&Facts>, Vec<&Facts>) = facts.partition(|facts| facts.prose.is_some());
        let ids = self.forms.iter().map(|looked| looked.id).collect();
        let forms = Forms::new(facts, texts, ids, &self.bureau);
        let run = |of: fn(&Check) -> Option<SetCheck>| {
            let mut report = Report::new();
            for rule in RULES.iter().filter(|rule| !self.severities.is_off(rule.code)) {
                if let Some(check) = of(&rule.check) {
                    report.begin(rule);
                    check(&forms, &mut report);
                }
            }
            ByForm::new(self.severities.apply(report.into_findings()))
        };
        let of_set = |check: &Check| if let Check::Set(check) = check { Some(*check) } else { None };
        let of_texts = |check: &Check| if let Check::Manuscripts(check) = check { Some(*check) } else { None };
        [set.then(|| run(of_set)), manuscripts.then(|| run(of_texts))]
    }

    fn look_at_group(&self, key: GroupKey) -> ByForm {
        let places = self.groups.places(key);
        let (Some(rule), false) = (RULES.get(key.0), places.is_empty()) else { return ByForm::default() };
        let Check::Group(_, check) = rule.check else { return ByForm::default() };
        let facts = places.iter().filter_map(|place| Some(&self.forms.get(*place)?.own.as_ref()?.facts));
        let mut report = Report::new();
        report.begin(rule);
        check(&Group { key: key.1, facts: facts.collect() }, &mut report);
        ByForm::new(self.severities.apply(report.into_findings()))
    }

    /// The findings in the form `id` of rules that compare forms, at most one per rule and place; in a manuscript one for each
    /// figure of a paragraph.
    fn across(&self, id: FormId, place: usize) -> Vec<Finding> {
        let own = self.forms.get(place).and_then(|looked| looked.own.as_ref());
        let groups = own.into_iter().flat_map(|own| &own.keys).flat_map(|key| self.groups.findings(*key, id));
        let mut seen = HashSet::default();
        let all = self.of_set.of(id).iter().chain(groups);
        let all = all.filter(|finding| seen.insert((finding.rule, &finding.place))).cloned();
        all.chain(of_texts(self.of_manuscripts.of(id))).collect()
    }
}

/// The findings of rules that read manuscripts. A paragraph states many figures, so each thing that is said of it counts; of
/// several of one sentence each has evidence of its own, so that each is accepted by itself.
fn of_texts(found: &[Finding]) -> Vec<Finding> {
    let (mut said, mut sentences) = (HashSet::default(), HashSet::default());
    let is_paragraph = |place: &Place| matches!(place, Place::Text(FieldPath::Cell(_, _, Column::Text)));
    let what = |finding: &Finding| is_paragraph(&finding.place).then(|| finding.message.clone());
    let each = found.iter().filter(|finding| said.insert((finding.rule, &finding.place, what(finding))));
    each.map(|finding| {
        let first = sentences.insert((finding.rule, &finding.place, &finding.evidence));
        let evidence = &finding.evidence;
        let evidence = if first { evidence.clone() } else { format!("{evidence}：{}", finding.message) };
        Finding { evidence, ..finding.clone() }
    })
    .collect()
}

//! Checks a project, and again after an edit only what the edit concerns.

use super::acceptance;
use super::facts::Facts;
use super::finding::{Finding, Severity};
use super::forms::Forms;
use super::rule::{Check, Report};
use super::table::RULES;
use super::view::{FormView, values};
use crate::model::{Checks, Form, FormId, Project, Regrade};
use crate::template::profile::Profile;
use crate::template::{Library, Template};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Everything that the rules say about `project`, form by form; what was accepted is left out.
pub fn check_all(project: &Project, library: &Library) -> Vec<Finding> {
    let mut checker = Checker::new(BTreeMap::new());
    checker.check(project, library);
    project.forms.iter().flat_map(|form| checker.findings_of(form.id)).cloned().collect()
}

/// Checks a project as it changes: a form is looked at again when it is another `Arc` than before, and the rules that
/// look across forms run again when the facts that they need have changed.
#[derive(Debug, Default)]
pub struct Checker {
    user: BTreeMap<String, Regrade>,
    checks: Checks,
    forms: HashMap<FormId, Checked>,
    order: Vec<FormId>,
    /// What each rule that looks across forms found, in the order of the table.
    across: Vec<Vec<Finding>>,
}

#[derive(Debug)]
struct Checked {
    facts: Facts,
    findings: Vec<Finding>,
}

impl Checker {
    /// A checker that has seen nothing; `user` is how the user weighs rules where the project does not say.
    pub fn new(user: BTreeMap<String, Regrade>) -> Self {
        Self { user, ..Self::default() }
    }

    /// Brings the findings up to date with `project`.
    pub fn check(&mut self, project: &Project, library: &Library) {
        if self.checks != project.checks {
            self.checks = project.checks.clone();
            self.forms.clear();
            self.order.clear();
            self.across.clear();
        }
        let profile = library.profile(&project.checks.profile).map(AsRef::as_ref);
        let order: Vec<FormId> = project.forms.iter().map(|form| form.id).collect();
        let mut stale: Vec<usize> =
            if order == self.order && !self.across.is_empty() { Vec::new() } else { (0..RULES.len()).collect() };
        if order != self.order {
            let kept: HashSet<FormId> = order.iter().copied().collect();
            self.forms.retain(|id, _| kept.contains(id));
            self.order = order;
        }
        for form in &project.forms {
            let known = self.forms.get(&form.id);
            if known.is_some_and(|known| Arc::ptr_eq(&known.facts.form, form)) {
                continue;
            }
            let Some(template) = library.template(&form.template) else {
                if self.forms.remove(&form.id).is_some() {
                    stale = (0..RULES.len()).collect();
                }
                continue;
            };
            let checked = self.look_at(form, template, profile);
            match known {
                Some(known) => stale.extend(changed(&known.facts, &checked.facts)),
                None => stale = (0..RULES.len()).collect(),
            }
            self.forms.insert(form.id, checked);
        }
        self.look_across(&stale);
    }

    /// What was found in the form `id` and is not accepted.
    pub fn findings_of(&self, id: FormId) -> impl Iterator<Item = &Finding> {
        self.all_of(id).filter(|finding| acceptance::reason(&self.checks, finding).is_none())
    }

    /// What was found in the form `id` and accepted, with the reason.
    pub fn accepted_of(&self, id: FormId) -> impl Iterator<Item = (&Finding, &str)> {
        self.all_of(id).filter_map(|finding| Some((finding, acceptance::reason(&self.checks, finding)?)))
    }

    fn all_of(&self, id: FormId) -> impl Iterator<Item = &Finding> {
        let own = self.forms.get(&id).into_iter().flat_map(|checked| &checked.findings);
        own.chain(self.across.iter().flatten().filter(move |finding| finding.form == id))
    }

    fn look_at(&self, form: &Arc<Form>, template: &Template, profile: Option<&Profile>) -> Checked {
        let values = values(form);
        let view = FormView::new(form, template, profile, &values);
        let mut report = Report::new();
        for rule in RULES.iter().filter(|rule| !self.is_off(rule.code)) {
            if let Check::Form(check) = rule.check {
                report.begin(rule);
                check(&view, &mut report);
            }
        }
        Checked { facts: Facts::of(form, &view), findings: self.weighed(report) }
    }

    fn look_across(&mut self, stale: &[usize]) {
        if stale.is_empty() {
            return;
        }
        let forms = Forms { facts: self.order.iter().filter_map(|id| Some(&self.forms.get(id)?.facts)).collect() };
        let mut across = std::mem::take(&mut self.across);
        across.resize_with(RULES.len(), Vec::new);
        for (at, (rule, found)) in RULES.iter().zip(&mut across).enumerate() {
            if let Check::Forms(_, check) = rule.check
                && stale.contains(&at)
                && !self.is_off(rule.code)
            {
                let mut report = Report::new();
                report.begin(rule);
                check(&forms, &mut report);
                *found = self.weighed(report);
            }
        }
        self.across = across;
    }

    fn regrade(&self, code: &str) -> Option<Regrade> {
        self.checks.rules.get(code).or_else(|| self.user.get(code)).copied()
    }

    fn is_off(&self, code: &str) -> bool {
        self.regrade(code) == Some(Regrade::Off)
    }

    fn weighed(&self, report: Report) -> Vec<Finding> {
        let mut findings = report.into_findings();
        if self.user.is_empty() && self.checks.rules.is_empty() {
            return findings;
        }
        for finding in &mut findings {
            match self.regrade(finding.rule) {
                Some(Regrade::Error) => finding.severity = Severity::Error,
                Some(Regrade::Warning) => finding.severity = Severity::Warning,
                Some(Regrade::Hint) => finding.severity = Severity::Hint,
                Some(Regrade::Off) | None => {}
            }
        }
        findings
    }
}

/// The rules across forms whose part of the facts has changed.
fn changed<'f>(before: &'f Facts, after: &'f Facts) -> impl Iterator<Item = usize> + use<'f> {
    let needs = |check: &Check| match check {
        Check::Form(_) => None,
        Check::Forms(part, _) => Some(*part),
    };
    let stale = move |check: &Check| needs(check).is_some_and(|part| !before.same(after, part));
    RULES.iter().enumerate().filter(move |(_, rule)| stale(&rule.check)).map(|(at, _)| at)
}

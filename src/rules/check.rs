//! Checks a project. After an edit only what the edit can have changed is checked again.

mod across;
mod last_year;

use super::acceptance::Acceptances;
use super::facts::Facts;
use super::finding::Finding;
use super::groups::{ByForm, GroupKey, Groups};
use super::rule::{Check, Report};
use super::severities::Severities;
use super::table::RULES;
use super::view::{FormView, values};
use crate::model::{Bureau, Form, FormId, Project, Regrade};
use crate::template::profile::Profile;
use crate::template::{Library, Template};
use across::Stale;
use foldhash::{HashMap, HashSet};
use last_year::last_years;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All findings in `project`, form by form, without the accepted ones.
pub fn check_all(project: &Project, library: &Library) -> Vec<Finding> {
    let mut checker = Checker::new(BTreeMap::new());
    checker.check(project, library);
    let Checker { forms, accepted, .. } = checker;
    let count = |looked: &Looked| looked.own.as_ref().map_or(0, |own| own.findings.len()) + looked.across.len();
    let mut all = Vec::with_capacity(forms.iter().map(count).sum());
    for Looked { own, across, .. } in forms {
        all.extend(own.into_iter().flat_map(|own| own.findings));
        all.extend(across);
    }
    all.retain(|finding| accepted.reason(finding).is_none());
    all
}

/// Checks a project as it changes. A form is checked again when its `Arc` is a different one; rules that compare forms
/// run again for the forms that it shares something with.
#[derive(Debug, Default)]
pub struct Checker {
    severities: Severities,
    accepted: Acceptances,
    /// The id of the upload profile whose limits apply.
    profile: String,
    /// Whose forms they are, and of which year.
    bureau: Bureau,
    places: HashMap<FormId, usize>,
    /// The forms in the project's order.
    forms: Vec<Looked>,
    groups: Groups,
    /// The findings of the rules about the whole set.
    of_set: ByForm,
    /// Those of the rules that read manuscripts.
    of_manuscripts: ByForm,
}

/// A form with its findings.
#[derive(Debug)]
struct Looked {
    id: FormId,
    /// None where the form could not be checked because its template is unknown.
    own: Option<Own>,
    /// The findings in it of rules that compare forms.
    across: Vec<Finding>,
}

/// The result of checking a form alone.
#[derive(Debug)]
struct Own {
    facts: Facts,
    last_year: Option<Arc<Form>>,
    findings: Vec<Finding>,
    keys: Vec<GroupKey>,
}

impl Checker {
    /// A checker that has checked nothing yet. `user` holds the user's severities, where the project sets none.
    pub fn new(user: BTreeMap<String, Regrade>) -> Self {
        Self { severities: Severities { user, ..Severities::default() }, ..Self::default() }
    }

    /// Brings the findings up to date with `project`.
    pub fn check(&mut self, project: &Project, library: &Library) {
        let (bureau, checks) = (&project.bureau, &project.checks);
        // Each of the three can change the findings of every form, so a change starts over.
        if (&self.bureau, &self.severities.project, &self.profile) != (bureau, &checks.rules, &checks.profile) {
            *self = Self::new(std::mem::take(&mut self.severities.user));
            self.severities.project.clone_from(&checks.rules);
            self.bureau.clone_from(bureau);
            self.profile.clone_from(&checks.profile);
        }
        // Acceptances filter findings when they are listed, so a new one needs no new check.
        self.accepted = Acceptances::of(checks);
        let profile = library.profile(&project.checks.profile).map(AsRef::as_ref);
        let mut stale = self.arrange(project);
        for (place, form) in project.forms.iter().enumerate() {
            if !self.has_seen(place, form) {
                let own = library.template(&form.template).map(|template| self.look_at(form, template, profile, None));
                self.put(place, own, &mut stale);
            }
        }
        self.look_back(project, library, &mut stale);
        self.look_across(stale);
    }

    /// Checks the forms again whose project was evaluated otherwise for the year before.
    fn look_back(&mut self, project: &Project, library: &Library, stale: &mut Stale) {
        let profile = library.profile(&project.checks.profile).map(AsRef::as_ref);
        let known = last_years(project, self.forms.iter().filter_map(|looked| Some(&looked.own.as_ref()?.facts)));
        for (place, form) in project.forms.iter().enumerate() {
            let Some(own) = self.forms.get(place).and_then(|looked| looked.own.as_ref()) else { continue };
            let last_year = known.get(&form.id);
            if own.last_year.as_ref().map(Arc::as_ptr) != last_year.map(Arc::as_ptr) {
                let template = library.template(&form.template);
                let own = template.map(|template| self.look_at(form, template, profile, last_year));
                self.put(place, own, stale);
            }
        }
    }

    fn has_seen(&self, place: usize, form: &Arc<Form>) -> bool {
        let own = self.forms.get(place).and_then(|looked| looked.own.as_ref());
        own.is_some_and(|own| Arc::ptr_eq(&own.facts.form, form))
    }

    /// Stores the result for the form at `place` and records what it makes stale.
    fn put(&mut self, place: usize, own: Option<Own>, stale: &mut Stale) {
        let Some(looked) = self.forms.get_mut(place) else { return };
        let before = std::mem::replace(&mut looked.own, own);
        let facts = [before.as_ref(), looked.own.as_ref()].map(|own| own.map(|own| &own.facts));
        stale.manuscripts |= !matches!(facts, [Some(before), Some(after)] if before.same_for_manuscripts(after));
        if let [Some(before), Some(after)] = facts
            && before.same(after)
        {
            // Nothing that other forms are compared with has changed.
            return;
        }
        stale.set |= !matches!(facts, [Some(before), Some(after)] if before.same_for_set(after));
        let left = before.map(|own| own.keys).unwrap_or_default();
        let joined = looked.own.as_ref().map(|own| own.keys.as_slice()).unwrap_or_default();
        self.groups.leave(&left, place);
        self.groups.join(joined, place);
        stale.groups.extend_from_slice(joined);
        stale.groups.extend(left);
    }

    /// The findings in the form `id` that are not accepted.
    pub fn findings_of(&self, id: FormId) -> impl Iterator<Item = &Finding> {
        self.all_of(id).filter(|finding| self.accepted.reason(finding).is_none())
    }

    /// The accepted findings in the form `id`, each with the reason.
    pub fn accepted_of(&self, id: FormId) -> impl Iterator<Item = (&Finding, &str)> {
        self.all_of(id).filter_map(|finding| Some((finding, self.accepted.reason(finding)?)))
    }

    fn all_of(&self, id: FormId) -> impl Iterator<Item = &Finding> {
        let looked = self.places.get(&id).and_then(|place| self.forms.get(*place));
        let own = looked.and_then(|looked| looked.own.as_ref()).into_iter().flat_map(|own| &own.findings);
        own.chain(looked.into_iter().flat_map(|looked| &looked.across))
    }

    /// Puts the forms into the project's order and returns what must be checked again: nothing, or, where forms were
    /// added, removed or moved, every comparison of forms.
    fn arrange(&mut self, project: &Project) -> Stale {
        if self.forms.iter().map(|looked| looked.id).eq(project.forms.iter().map(|form| form.id)) {
            return Stale::default();
        }
        let mut known: HashMap<FormId, Looked> = self.forms.drain(..).map(|looked| (looked.id, looked)).collect();
        let new = |id| Looked { id, own: None, across: Vec::new() };
        self.forms = project.forms.iter().map(|form| known.remove(&form.id).unwrap_or_else(|| new(form.id))).collect();
        self.places = self.forms.iter().enumerate().map(|(place, looked)| (looked.id, place)).collect();
        // Groups refer to forms by place, and the places have changed.
        self.groups.clear();
        let mut stale = Stale { set: true, manuscripts: true, groups: Vec::new() };
        for (place, looked) in self.forms.iter_mut().enumerate() {
            looked.across.clear();
            if let Some(own) = &looked.own {
                self.groups.join(&own.keys, place);
                stale.groups.extend_from_slice(&own.keys);
            }
        }
        stale
    }

    fn look_at(
        &self,
        form: &Arc<Form>,
        template: &Template,
        profile: Option<&Profile>,
        last_year: Option<&Arc<Form>>,
    ) -> Own {
        let values = values(form);
        let view = FormView {
            last_year: last_year.map(AsRef::as_ref),
            ..FormView::new(form, template, profile, &self.bureau.year, &values)
        };
        let facts = Facts::of(form, &view);
        let (mut report, mut keys) = (Report::new(), Vec::new());
        for (place, rule) in RULES.iter().enumerate().filter(|(_, rule)| !self.severities.is_off(rule.code)) {
            match rule.check {
                Check::Form(check) => {
                    report.begin(rule);
                    check(&view, &mut report);
                }
                // A manuscript is about forms and is none.
                Check::Group(..) if facts.prose.is_some() => {}
                Check::Group(shared, _) => keys.extend(shared(&facts).into_iter().map(|key| (place, key))),
                Check::Set(_) | Check::Manuscripts(_) => {}
            }
        }
        // A clause or a value that stands several times in a form makes it a member of the group once.
        let mut seen = HashSet::default();
        keys.retain(|key| seen.insert(*key));
        Own { facts, last_year: last_year.cloned(), findings: self.severities.apply(report.into_findings()), keys }
    }
}

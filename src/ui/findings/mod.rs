//! What the checker found: a list beside the form, a mark on each field, a count on each form.

mod list;
mod settled;

pub(super) use list::Asked;

use super::theme::{Colour, Colours};
use crate::model::{FieldPath, FormId, Project, Regrade};
use crate::rules::{Checker, Finding, Severity};
use crate::template::Library;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// The checker with what it last looked at, and what of its findings is listed.
pub(super) struct Findings {
    checker: Checker,
    seen: Option<Arc<Project>>,
    /// Whether errors, warnings and hints are listed.
    shown: [bool; 3],
    whole_project: bool,
    /// How many findings of each rule can be mended.
    mendable: BTreeMap<&'static str, usize>,
}

impl Findings {
    /// A checker that weighs the rules as the user prefers, where the project does not say.
    pub(super) fn new(user: BTreeMap<String, Regrade>) -> Self {
        Self {
            checker: Checker::new(user),
            seen: None,
            shown: [true; 3],
            whole_project: false,
            mendable: BTreeMap::new(),
        }
    }
}

/// The colour that stands for a severity.
pub(super) fn colour(severity: Severity, colours: &Colours) -> Colour {
    match severity {
        Severity::Error => colours.error,
        Severity::Warning => colours.warning,
        Severity::Hint => colours.hint,
    }
}

impl Findings {
    /// Brings the findings up to date; costs nothing while the project is the same.
    pub(super) fn update(&mut self, project: &Arc<Project>, library: &Library) {
        if self.seen.as_ref().is_none_or(|seen| !Arc::ptr_eq(seen, project)) {
            self.checker.check(project, library);
            self.mendable.clear();
            for finding in project.forms.iter().flat_map(|form| self.checker.findings_of(form.id)) {
                *self.mendable.entry(finding.rule).or_default() += usize::from(finding.fix.is_some());
            }
            self.seen = Some(Arc::clone(project));
        }
    }

    /// What was found in the form.
    pub(super) fn of(&self, form: FormId) -> impl Iterator<Item = &Finding> {
        self.checker.findings_of(form)
    }

    /// How many errors and warnings the form has.
    pub(super) fn count(&self, form: FormId) -> usize {
        self.checker.findings_of(form).filter(|finding| finding.severity != Severity::Hint).count()
    }

    /// The gravest severity among the form's findings.
    pub(super) fn gravest(&self, form: FormId) -> Option<Severity> {
        self.checker.findings_of(form).map(|finding| finding.severity).min()
    }

    /// The gravest colour among the findings at `path`.
    pub(super) fn mark(&self, form: FormId, path: &FieldPath, colours: &Colours) -> Option<Colour> {
        let here = self.checker.findings_of(form).filter(|finding| finding.place.path().as_ref() == Some(path));
        here.map(|finding| finding.severity).min().map(|severity| colour(severity, colours))
    }

    /// What is said about the field at `path`.
    pub(super) fn said(&self, form: FormId, path: &FieldPath) -> Vec<&Finding> {
        self.checker.findings_of(form).filter(|finding| finding.place.path().as_ref() == Some(path)).collect()
    }

    /// The place that the list goes on to from `at`, round the whole project.
    pub(super) fn beside(
        &self,
        project: &Project,
        at: Option<(FormId, Option<FieldPath>)>,
        forward: bool,
    ) -> Option<(FormId, Option<FieldPath>)> {
        let mut places: Vec<(FormId, Option<FieldPath>)> = Vec::new();
        let mut known = HashSet::new();
        for form in &project.forms {
            for finding in self.checker.findings_of(form.id).filter(|finding| self.shows(finding)) {
                let place = (form.id, finding.place.path());
                if known.insert(place.clone()) {
                    places.push(place);
                }
            }
        }
        let here = at.as_ref().and_then(|at| places.iter().position(|place| place == at));
        let of_form = |id| places.iter().position(|(form, _)| *form == id);
        let count = places.len();
        let next = match (here, forward) {
            (Some(here), true) => here + 1,
            (Some(here), false) => here + count - 1,
            (None, _) => at.and_then(|(form, _)| of_form(form)).unwrap_or(0),
        };
        (count > 0).then(|| places.swap_remove(next % count))
    }

    fn shows(&self, finding: &Finding) -> bool {
        self.shown[finding.severity as usize]
    }
}

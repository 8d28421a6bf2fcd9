//! What the checker found: a list beside the form, a mark on each field, a count on each form.

mod asked;
mod card;
mod counts;
mod index;
mod listed;
mod pane;
mod round;
mod settled;

pub(super) use asked::{Asked, Stop};
pub(super) use counts::Counts;
pub(super) use pane::Pane;

use super::theme::{Colour, Colours};
use crate::edit::Edit;
use crate::model::{FieldPath, Form, FormId, Project, Regrade};
use crate::rules::{Checker, Finding, Severity};
use crate::template::{Library, Template};
use index::{Index, Seated};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The findings of the project. They do not change while a frame is drawn.
pub(super) struct Findings {
    checker: Checker,
    seen: Option<Arc<Project>>,
    forms: HashMap<FormId, OfForm>,
    /// How many findings of each rule can be fixed.
    fixable: BTreeMap<&'static str, usize>,
}

/// What is cached about one form's findings.
struct OfForm {
    form: Arc<Form>,
    template: Option<Arc<Template>>,
    counts: Counts,
    /// Made on demand: few forms are looked at between two changes.
    index: OnceCell<Index>,
}

/// Gives a fix the name that undo shows for it.
fn named(fix: &Edit) -> Edit {
    Edit::Many { name: "改正".to_owned(), edits: vec![fix.clone()] }
}

/// Returns the colour of a severity.
pub(super) fn colour(severity: Severity, colours: &Colours) -> Colour {
    match severity {
        Severity::Error => colours.error,
        Severity::Warning => colours.warning,
        Severity::Hint => colours.hint,
    }
}

impl Findings {
    /// Creates a checker with the user's severities for rules where the project sets none.
    pub(super) fn new(user: BTreeMap<String, Regrade>) -> Self {
        Self { checker: Checker::new(user), seen: None, forms: HashMap::new(), fixable: BTreeMap::new() }
    }

    /// Updates the findings. Free if the project is the same.
    pub(super) fn update(&mut self, project: &Arc<Project>, library: &Library) {
        if self.seen.as_ref().is_some_and(|seen| Arc::ptr_eq(seen, project)) {
            return;
        }
        self.checker.check(project, library);
        self.seen = Some(Arc::clone(project));
        self.fixable.clear();
        self.forms.clear();
        for form in &project.forms {
            let fixable = self.checker.findings_of(form.id).filter(|finding| finding.fix.is_some());
            fixable.for_each(|finding| *self.fixable.entry(finding.rule).or_default() += 1);
            let counts = self.checker.findings_of(form.id).map(|finding| finding.severity).collect();
            let template = library.template(&form.template).map(Arc::clone);
            self.forms.insert(form.id, OfForm { form: Arc::clone(form), template, counts, index: OnceCell::new() });
        }
    }

    /// Returns the counts of a form's findings, without accepted ones.
    pub(super) fn counts(&self, form: FormId) -> Counts {
        self.forms.get(&form).map(|of| of.counts).unwrap_or_default()
    }

    /// Returns the colour of the gravest finding at `path`.
    pub(super) fn mark(&self, form: FormId, path: &FieldPath, colours: &Colours) -> Option<Colour> {
        self.at(form, path).next().map(|finding| colour(finding.severity, colours))
    }

    /// Returns the findings at `path`, the gravest first, if they are about `text`. While another text is typed there,
    /// the old findings no longer apply and there are no new ones yet.
    pub(super) fn said(&self, form: FormId, path: &FieldPath, text: &str) -> Vec<&Finding> {
        let checked = self.forms.get(&form).is_some_and(|of| of.form.text(path) == text);
        self.at(form, path).filter(|_| checked).collect()
    }

    /// Returns the first fix of the field at `path`.
    pub(super) fn fix(&self, form: FormId, path: &FieldPath) -> Option<Edit> {
        self.at(form, path).find_map(|finding| finding.fix.as_deref()).map(named)
    }

    fn at(&self, form: FormId, path: &FieldPath) -> impl Iterator<Item = &Finding> {
        self.index(form).into_iter().flat_map(move |index| index.at(path))
    }

    /// Returns the findings of a form.
    pub(super) fn found(&self, form: FormId) -> impl Iterator<Item = &Finding> {
        self.checker.findings_of(form)
    }

    /// Returns the findings of a form in the order of the paper.
    fn of(&self, form: FormId) -> &[Seated] {
        self.index(form).map_or(&[], |index| &index.listed)
    }

    fn index(&self, form: FormId) -> Option<&Index> {
        let of = self.forms.get(&form)?;
        let template = of.template.as_deref()?;
        Some(of.index.get_or_init(|| Index::new(template, &of.form, self.checker.findings_of(form))))
    }

    /// Returns how many findings of a rule can be fixed.
    fn fixable(&self, rule: &str) -> usize {
        self.fixable.get(rule).copied().unwrap_or_default()
    }

    /// Returns the edit that fixes all findings of one rule in the project.
    fn fix_all(&self, project: &Project, rule: &str) -> Edit {
        let found = project.forms.iter().flat_map(|form| self.checker.findings_of(form.id));
        let fixes = found.filter(|finding| finding.rule == rule).filter_map(|finding| finding.fix.as_deref().cloned());
        let edits: Vec<Edit> = fixes.collect();
        Edit::Many { name: format!("改正同类 {} 处", edits.len()), edits }
    }

    /// Returns the accepted findings of a form, with the reasons.
    fn accepted(&self, form: FormId) -> impl Iterator<Item = (&Finding, &str)> {
        self.checker.accepted_of(form)
    }
}

//! The findings in the list, kept until the project or the filters change.

use super::Findings;
use super::counts::Counts;
use super::index::Seated;
use crate::model::{Form, FormId, Project};
use crate::rules::Severity;
use std::sync::Arc;

/// The most findings that are listed at once.
pub(super) const MAX_ROWS: usize = 200;

/// What to list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Filter {
    /// Whether errors, warnings and hints are listed.
    pub(super) shown: [bool; 3],
    /// The form whose findings are listed. None lists those of all forms.
    pub(super) only: Option<FormId>,
}

impl Filter {
    /// Returns the forms that the filter includes.
    pub(super) fn forms(self, project: &Project) -> impl Iterator<Item = &Arc<Form>> {
        project.forms.iter().filter(move |form| self.only.is_none_or(|only| only == form.id))
    }
}

/// The listed findings.
pub(super) struct Listed {
    project: Arc<Project>,
    filter: Filter,
    /// The form of each, and its index among the form's findings.
    rows: Vec<(Arc<Form>, usize)>,
    /// The height of each when it was last drawn at this width. With it, cards out of sight need not be drawn.
    pub(super) heights: Vec<Option<f32>>,
    pub(super) width: f32,
    /// The counts of all findings, listed or not.
    pub(super) counts: Counts,
}

impl Listed {
    /// Returns the list in `kept`, made again if the project or the filter changed.
    pub(super) fn current<'k>(
        kept: &'k mut Option<Self>,
        findings: &Findings,
        project: &Arc<Project>,
        filter: Filter,
    ) -> &'k mut Self {
        if kept.as_ref().is_some_and(|it| !Arc::ptr_eq(&it.project, project) || it.filter != filter) {
            *kept = None;
        }
        kept.get_or_insert_with(|| {
            let shown = |seated: &Seated| filter.shown[seated.finding.severity as usize];
            let rows = filter.forms(project).flat_map(|form| {
                let listed = findings.of(form.id).iter().enumerate().filter(|(_, seated)| shown(seated));
                listed.map(|(number, _)| (Arc::clone(form), number))
            });
            let rows: Vec<_> = rows.take(MAX_ROWS).collect();
            let counts = filter.forms(project).map(|form| findings.counts(form.id)).sum();
            let heights = vec![None; rows.len()];
            Self { project: Arc::clone(project), filter, rows, heights, width: 0.0, counts }
        })
    }

    /// Returns the number of listed findings.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns a finding of the list with its form.
    pub(super) fn row<'a>(&'a self, findings: &'a Findings, at: usize) -> Option<(&'a Arc<Form>, &'a Seated)> {
        let (form, number) = self.rows.get(at)?;
        Some((form, findings.of(form.id).get(*number)?))
    }

    /// Returns how many findings the filters hide.
    pub(super) fn hidden(&self) -> usize {
        let hidden =
            super::counts::SEVERITIES.into_iter().filter(|severity: &Severity| !self.filter.shown[*severity as usize]);
        hidden.map(|severity| self.counts.of(severity)).sum()
    }
}

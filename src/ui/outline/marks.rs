//! Counts the findings at the rows of the outline.

use crate::model::{FieldPath, FormId, RowId, Table};
use crate::rules::{Place, Severity};
use crate::ui::findings::Findings;
use std::collections::HashMap;

/// The number of findings at a place, and the gravest severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    pub(super) count: usize,
    pub(super) gravest: Option<Severity>,
}

impl Mark {
    pub(super) fn with(self, other: Self) -> Self {
        let gravest = [self.gravest, other.gravest].into_iter().flatten().min();
        Self { count: self.count + other.count, gravest }
    }
}

/// The findings of a form by indicator and by class.
#[derive(Default)]
pub(super) struct Marks {
    rows: HashMap<RowId, Mark>,
    branches: HashMap<String, Mark>,
}

impl Marks {
    pub(super) fn of(findings: &Findings, form: FormId) -> Self {
        let mut marks = Self::default();
        for finding in findings.found(form) {
            let mark = match &finding.place {
                Place::Row(Table::Indicators, id) | Place::Text(FieldPath::Cell(Table::Indicators, id, _)) => {
                    marks.rows.entry(*id).or_default()
                }
                Place::Branch(label) => marks.branches.entry(label.clone()).or_default(),
                Place::Form | Place::Funds | Place::Table(_) | Place::Row(..) | Place::Text(_) | Place::Line(..) => {
                    continue;
                }
            };
            *mark = mark.with(Mark { count: 1, gravest: Some(finding.severity) });
        }
        marks
    }

    pub(super) fn of_row(&self, id: RowId) -> Mark {
        self.rows.get(&id).copied().unwrap_or_default()
    }

    pub(super) fn of_branch(&self, label: &str) -> Mark {
        self.branches.get(label).copied().unwrap_or_default()
    }
}

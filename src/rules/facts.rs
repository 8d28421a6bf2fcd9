//! The facts of a form that rules comparing forms need. They are small, and compared to see what an edit has changed.

mod reading;
mod told;

pub(super) use told::Told;

use super::manuscript::prose::Prose;
use super::view::FormView;
use crate::base::money::Money;
use crate::model::{Form, FormId, RowId, keys};
use crate::template::{Scope, Stage};
use foldhash::HashMap;
use std::sync::Arc;

/// What other forms are compared with.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) form: Arc<Form>,
    pub(super) identity: Identity,
    pub(super) codes: Vec<Coded>,
    pub(super) tasks: Vec<Task>,
    pub(super) goals: Goals,
    pub(super) values: LongValues,
    pub(super) targets: Vec<(RowId, u64)>,
    /// What a report states as the budget at the beginning of the year, and its field.
    pub(super) initial: Option<(&'static str, Money)>,
    /// What manuscripts may mention.
    pub(super) told: Told,
    /// The text of a manuscript, which is about forms and is none. None for a form.
    pub(super) prose: Option<Prose>,
}

/// Who and what a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) id: FormId,
    pub(super) scope: Scope,
    pub(super) stage: Stage,
    pub(super) year: String,
    /// The bureau's name without its code, and the field that holds it.
    pub(super) bureau: Named,
    /// The department's name and code.
    pub(super) department: Named,
    pub(super) project: String,
    /// The project's name as `likeness::plain` gives it.
    pub(super) project_plain: String,
    /// The same without a suffix in brackets.
    pub(super) project_core: String,
    pub(super) project_code: String,
    pub(super) total: Option<Money>,
}

/// A pair that belongs together: a bureau and its code, a project and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coded {
    pub(super) of: CodeOf,
    /// The fingerprint of one half.
    pub(super) thing: u64,
    /// The other half.
    pub(super) with: String,
    /// The field that holds the code.
    pub(super) key: &'static str,
}

/// What is paired with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeOf {
    /// A bureau with its code.
    Bureau,
    /// A project of a year with its code.
    Project,
    /// A code with its project.
    Code,
}

/// A name with a code before it, and the field that holds both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) key: &'static str,
}

/// A task of a department form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) id: RowId,
    /// The name without 任务1：; the content where nothing else is left.
    pub(super) name: String,
    pub(super) plain: String,
    pub(super) content: String,
    pub(super) total: Option<Money>,
}

/// The goals of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Goals {
    /// The whole text, plain.
    pub(super) plain: String,
    /// The fingerprint of the plain text.
    pub(super) whole: u64,
    /// The fingerprint of the text as it is written.
    pub(super) written: u64,
    /// Fingerprint and length in characters of the clauses that are long enough to be distinctive.
    pub(super) clauses: Vec<(u64, usize)>,
}

/// The long values in words, by fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct LongValues {
    /// The fingerprints, in the order of their first rows.
    pub(super) fingerprints: Vec<u64>,
    /// The rows with each.
    pub(super) rows: HashMap<u64, Vec<RowId>>,
}

impl Facts {
    pub(super) fn of(form: &Arc<Form>, view: &FormView<'_>) -> Self {
        let identity = reading::identity(view);
        Self {
            form: Arc::clone(form),
            codes: reading::codes(&identity),
            tasks: reading::tasks(view),
            goals: reading::goals(form.field(keys::GOALS)),
            values: reading::long_values(view),
            targets: reading::targets(view),
            initial: reading::initial(view),
            told: Told::of(view),
            prose: view.template.has_prose().then(|| Prose::of(form)),
            identity,
        }
    }

    /// Whether no rule that compares forms can tell the two apart.
    pub(super) fn same(&self, other: &Self) -> bool {
        let rows = self.values == other.values && self.targets == other.targets;
        self.same_for_set(other) && rows && self.initial == other.initial
    }

    /// Whether no rule about the whole set can tell the two apart.
    pub(super) fn same_for_set(&self, other: &Self) -> bool {
        // The codes follow from the identity, and values and targets are compared within groups only.
        self.identity == other.identity && self.tasks == other.tasks && self.goals == other.goals
    }

    /// Whether no rule that reads manuscripts can tell the two apart.
    pub(super) fn same_for_manuscripts(&self, other: &Self) -> bool {
        let is_form = self.prose.is_none() && other.prose.is_none();
        is_form && self.told == other.told && self.same_for_set(other)
    }

    /// Whether the form sets the targets of one project: a declaration or an approval.
    pub(super) fn is_project_plan(&self) -> bool {
        self.identity.scope == Scope::Project && !self.identity.stage.reports()
    }
}

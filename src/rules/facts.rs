//! What the rules that look across forms need of each form: small, and compared to see what an edit changed.

use super::likeness::{fingerprint, plain};
use super::measure::core;
use super::view::FormView;
use crate::base::amount::amount_in;
use crate::model::{Column, Form, FormId, Key, RowId, keys};
use crate::template::{Scope, Stage};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The least characters of a value or a clause that two projects hardly write alike by chance.
const LONG: usize = 12;
const CLAUSE: usize = 6;

/// What one form tells the others.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub(super) form: Arc<Form>,
    pub(super) identity: Identity,
    pub(super) codes: Vec<Coded>,
    pub(super) tasks: Vec<Task>,
    pub(super) goals: Goals,
    pub(super) values: Vec<LongValue>,
    pub(super) targets: Vec<(RowId, u64)>,
}

/// Who and what a form is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) id: FormId,
    pub(super) scope: Scope,
    pub(super) stage: Stage,
    pub(super) year: String,
    /// The unit's name without its code, and the field that holds it.
    pub(super) unit: Named,
    /// The department's name and code.
    pub(super) department: Named,
    pub(super) project: String,
    /// The project's name, plain.
    pub(super) project_plain: String,
    /// The same without what stands in brackets at its end.
    pub(super) project_core: String,
    pub(super) project_code: String,
    /// In 元.
    pub(super) total: Option<Decimal>,
}

/// Two things of which each should have the other: a unit and its code, a project and its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coded {
    pub(super) of: CodeOf,
    /// A fingerprint of the one thing.
    pub(super) thing: u64,
    /// The other.
    pub(super) with: String,
    /// The field that holds the code.
    pub(super) key: Key,
}

/// What is paired with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeOf {
    /// A unit with its code.
    Unit,
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
    pub(super) key: Key,
}

/// A task of a department form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) id: RowId,
    /// The name, or of a 任务1 what it is about.
    pub(super) name: String,
    pub(super) plain: String,
    pub(super) content: String,
    /// In 元.
    pub(super) total: Option<Decimal>,
}

/// The goals of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Goals {
    /// Plain, all in one.
    pub(super) plain: String,
    /// The fingerprint of the plain text.
    pub(super) whole: u64,
    /// The fingerprint of the text as it is written.
    pub(super) written: u64,
    /// Fingerprint and length of each clause that is long enough to tell.
    pub(super) clauses: Vec<(u64, usize)>,
}

/// A long value in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LongValue {
    pub(super) id: RowId,
    pub(super) fingerprint: u64,
}

impl Facts {
    pub(super) fn of(form: &Arc<Form>, view: &FormView<'_>) -> Self {
        let identity = identity(view);
        Self {
            form: Arc::clone(form),
            codes: codes(&identity),
            tasks: tasks(view),
            goals: goals(form.field(keys::GOALS)),
            values: long_values(view),
            targets: targets(view),
            identity,
        }
    }

    /// Whether both say the same.
    pub(super) fn same(&self, other: &Self) -> bool {
        self.same_for_set(other) && self.values == other.values && self.targets == other.targets
    }

    /// Whether both say the same to the rules that look at the whole set.
    pub(super) fn same_for_set(&self, other: &Self) -> bool {
        self.identity == other.identity && self.tasks == other.tasks && self.goals == other.goals
    }

    /// Whether it is about one project and says what is to be reached.
    pub(super) fn is_project_plan(&self) -> bool {
        self.identity.scope == Scope::Project && self.identity.stage != Stage::SelfEvaluation
    }
}

fn identity(view: &FormView<'_>) -> Identity {
    let form = view.form;
    let own = [keys::UNIT, keys::IMPLEMENTER, keys::DEPARTMENT];
    let unit = own.into_iter().find(|key| !form.field(key).trim().is_empty()).unwrap_or(keys::UNIT);
    let project = form.field(keys::PROJECT_NAME).trim();
    Identity {
        id: form.id,
        scope: view.template.scope,
        stage: view.stage,
        year: form.field(keys::YEAR).trim().to_owned(),
        unit: named(form, unit),
        department: named(form, keys::DEPARTMENT),
        project: project.to_owned(),
        project_plain: plain(project),
        project_core: plain(core(project)),
        project_code: form.field(keys::PROJECT_CODE).trim().to_owned(),
        total: view.total(),
    }
}

/// Splits `450001 博野县医疗保障局本级` into code and name.
fn named(form: &Form, key: &str) -> Named {
    let text = form.field(key).trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (code, name) = if digits >= 3 { text.split_at(digits) } else { ("", text) };
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '—' | '_' | '，' | '、'));
    Named { name: name.to_owned(), code: code.to_owned(), key: Key::new(key) }
}

fn codes(identity: &Identity) -> Vec<Coded> {
    let mut codes = Vec::new();
    let mut add = |of: CodeOf, thing: &str, with: &str, key: &Key| {
        if !thing.is_empty() && !with.is_empty() {
            let thing = fingerprint(thing).rotate_left(of as u32);
            codes.push(Coded { of, thing, with: with.to_owned(), key: key.clone() });
        }
    };
    let Identity { unit, department, project_plain, year, .. } = identity;
    add(CodeOf::Unit, &plain(&unit.name), &unit.code, &unit.key);
    // A form whose unit field is the department's holds the same pair twice.
    if department.key != unit.key {
        add(CodeOf::Unit, &plain(&department.name), &department.code, &department.key);
    }
    let (code, key) = (plain(&identity.project_code), Key::new(keys::PROJECT_CODE));
    if !project_plain.is_empty() {
        add(CodeOf::Project, &format!("{year} {project_plain}"), &code, &key);
    }
    add(CodeOf::Code, &code, project_plain, &key);
    codes
}

fn tasks(view: &FormView<'_>) -> Vec<Task> {
    let read = |row: &crate::model::Row| {
        let (name, content) = (row[Column::Name].trim(), row[Column::Content].trim());
        let only_number = name.strip_prefix("任务").is_some_and(|rest| rest.chars().all(char::is_numeric));
        let name = if name.is_empty() || only_number { content } else { name };
        let total = amount_in(&row[Column::Total], view.template.money);
        Task {
            id: row.id(),
            name: name.to_owned(),
            plain: plain(name),
            content: plain(content),
            total: total.and_then(|total| total.checked_mul(view.template.money.in_yuan())),
        }
    };
    view.form.tasks.iter().map(read).collect()
}

fn goals(text: &str) -> Goals {
    let whole = plain(text);
    let clauses = text
        .split(['，', ',', '。', '；', ';', '\n', '：', ':'])
        .map(plain)
        .filter(|clause| clause.chars().count() >= CLAUSE)
        .map(|clause| (fingerprint(&clause), clause.chars().count()));
    Goals { clauses: clauses.collect(), whole: fingerprint(&whole), written: fingerprint(text), plain: whole }
}

fn long_values(view: &FormView<'_>) -> Vec<LongValue> {
    let in_words = view.indicators.iter().filter(|indicator| indicator.target.quantities.is_empty());
    let long = in_words.filter(|indicator| indicator.value.chars().nth(LONG).is_some());
    long.map(|indicator| LongValue { id: indicator.id, fingerprint: fingerprint(indicator.value) }).collect()
}

fn targets(view: &FormView<'_>) -> Vec<(RowId, u64)> {
    let both = |name: &str, value: &str| fingerprint(name) ^ fingerprint(value).rotate_left(17);
    view.indicators.iter().map(|indicator| (indicator.id, both(indicator.name, indicator.value))).collect()
}

//! All projects of a file at a glance: their stations, amounts, execution, scores, findings and where each form stands.

mod table;
#[cfg(test)]
mod tests;

pub use table::{due, summary};

use super::station::stage_of;
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::score::{execution_rate, points};
use crate::model::{Column, Form, FormId, Fund, Line, Lines, Project, State, Table, keys};
use crate::rules::score::evaluate;
use crate::template::{Library, Stage, Units, shown};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::Arc;

/// A form of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Station {
    /// The form.
    pub form: FormId,
    /// Its stage. None if its template is not there.
    pub stage: Option<Stage>,
    /// Where it stands.
    pub state: State,
    /// The day and the reason of its last step.
    pub step: String,
    /// How many findings it has.
    pub findings: usize,
}

/// A project, or the whole of a bureau, with all its forms of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Whether it is a project, and not the whole of a bureau.
    pub is_project: bool,
    /// Its code; empty where none is known.
    pub code: String,
    /// The year.
    pub year: String,
    /// Its forms in the order of the year.
    pub forms: Vec<Station>,
    /// The amount that was granted.
    pub budget: Option<Money>,
    /// What was executed, as last reported.
    pub executed: Option<Money>,
    /// The share that was executed, in percent.
    pub rate: Option<Decimal>,
    /// The score of its self-evaluation.
    pub score: Option<Decimal>,
    /// The sum of the weights of its indicators.
    pub weight: Option<Decimal>,
}

impl Entry {
    /// An amount in 万元 as it is printed; empty where there is none.
    pub fn wan(amount: Option<Money>) -> String {
        amount.map(|amount| amount.to(MoneyUnit::Wan).figure().normalize().to_string()).unwrap_or_default()
    }

    /// The form that is shown when the entry is chosen: the last one.
    pub fn last(&self) -> Option<FormId> {
        self.forms.last().map(|station| station.form)
    }

    /// How many findings its last form has: what was handed in before is no longer worked on.
    pub fn findings(&self) -> usize {
        self.forms.last().map_or(0, |station| station.findings)
    }

    /// The form that tells where the project stands: one that was sent back, else the last one of which something is noted.
    pub fn standing(&self) -> Option<&Station> {
        let returned = self.forms.iter().rfind(|station| station.state == State::Returned);
        returned.or_else(|| self.forms.iter().rfind(|station| station.state != State::Draft)).or(self.forms.last())
    }

    /// Where the project stands.
    pub fn state(&self) -> State {
        self.standing().map_or(State::Draft, |station| station.state)
    }

    /// The forms that the bureau still has to work on: those that were sent back, and the last one while it is a draft.
    pub fn due(&self) -> impl Iterator<Item = &Station> {
        let last = self.last();
        self.forms.iter().filter(move |station| {
            station.state == State::Returned || (station.state == State::Draft && Some(station.form) == last)
        })
    }

    /// The names of its stages, in the order of the year.
    pub fn stages(&self) -> String {
        let named: Vec<&str> = self.forms.iter().filter_map(|station| station.stage.map(Stage::name)).collect();
        named.join(" ")
    }
}

/// The entries of `project` in its order. `findings` tells how many a form has.
pub fn overview(project: &Project, library: &Library, findings: &dyn Fn(FormId) -> usize) -> Vec<Entry> {
    let lines = Lines::of(project.forms.iter().map(AsRef::as_ref));
    let mut order: Vec<Subject> = Vec::new();
    let mut forms: HashMap<Subject, Vec<&Arc<Form>>> = HashMap::new();
    // A manuscript is about forms and is none.
    let is_form = |form: &&Arc<Form>| stage_of(library, form) != Some(Stage::Manuscript);
    for form in project.forms.iter().filter(is_form) {
        let subject = Subject::of(&lines, form);
        let group = forms.entry(subject.clone()).or_default();
        if group.is_empty() {
            order.push(subject);
        }
        group.push(form);
    }
    let groups = order.into_iter().filter_map(|subject| forms.remove(&subject));
    groups
        .map(|group| Entry { is_project: lines.line(group[0]).is_some(), ..entry(group, library, findings) })
        .collect()
}

/// What is told in one row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Subject {
    Project(Line, String),
    /// A form that names no project.
    Alone(FormId),
}

impl Subject {
    fn of(lines: &Lines, form: &Form) -> Self {
        let year = form.field(keys::YEAR).trim().to_owned();
        lines.line(form).map_or(Self::Alone(form.id), |line| Self::Project(line, year))
    }
}

fn entry(mut group: Vec<&Arc<Form>>, library: &Library, findings: &dyn Fn(FormId) -> usize) -> Entry {
    group.sort_by_key(|form| stage_of(library, form));
    let stage = |form: &Form| stage_of(library, form);
    let plans = || group.iter().rev().filter(|form| stage(form).is_some_and(Stage::plans));
    let reports = || group.iter().rev().filter(|form| stage(form).is_some_and(Stage::reports));
    let total = |form: &&&Arc<Form>| amount(library, form, Fund::Total.key(form)?);
    let tasks = |form: &&&Arc<Form>| {
        let template = library.template(&form.template)?;
        shown::total_money(template, form, Table::Tasks, &Column::Total)
    };
    let of_initial = |form: &&&Arc<Form>| amount(library, form, "funds.initial.total");
    let budget = plans().find_map(|form| total(&form).or_else(|| tasks(&form)));
    let budget = budget.or_else(|| reports().find_map(|form| total(&form).or_else(|| of_initial(&form))));
    let executed = reports().find_map(|form| amount(library, form, "funds.executed.total"));
    let rate = reports().find_map(|form| {
        let whole = total(&form).or_else(|| of_initial(&form))?;
        execution_rate(amount(library, form, "funds.executed.total")?, whole)
    });
    let score = reports().find_map(|form| evaluate(library.template(&form.template)?, form).total);
    let weights = |form: &&&Arc<Form>| {
        let weights: Vec<Decimal> = form.indicators.iter().filter_map(|row| points(&row[Column::Weight])).collect();
        (!weights.is_empty()).then(|| weights.into_iter().fold(Decimal::ZERO, Decimal::saturating_add))
    };
    let last = group.last().copied();
    Entry {
        is_project: false,
        name: last.map(|form| form.name().to_owned()).unwrap_or_default(),
        code: group
            .iter()
            .map(|form| form.field(keys::PROJECT_CODE).trim())
            .find(|code| !code.is_empty())
            .unwrap_or_default()
            .to_owned(),
        year: last.map(|form| form.field(keys::YEAR).trim().to_owned()).unwrap_or_default(),
        forms: group.iter().map(|form| station(form, stage(form), findings(form.id))).collect(),
        budget,
        executed,
        rate,
        score,
        weight: group.iter().rev().find_map(|form| weights(&form)),
    }
}

fn station(form: &Form, stage: Option<Stage>, findings: usize) -> Station {
    let step = form.steps.last().map(|step| [step.date.trim(), step.reason.trim()].join(" ").trim().to_owned());
    Station { form: form.id, stage, state: form.state(), step: step.unwrap_or_default(), findings }
}

fn amount(library: &Library, form: &Form, key: &str) -> Option<Money> {
    let template = library.template(&form.template)?;
    Money::read(form.field(key), Units::of(template, form).of_field(key))
}

//! What the forms of a file tell of its projects, as manuscripts are compared with it.

use crate::base::money::Money;
use crate::model::score::execution_rate;
use crate::model::{Bureau, FormId};
use crate::rules::facts::Facts;
use crate::rules::likeness::plain;
use crate::rules::measure::core;
use crate::template::{Scope, Stage};
use foldhash::HashMap;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest characters of a name by which a sentence is known to tell of it.
const LEAST: usize = 3;

/// What the forms of a file tell.
#[derive(Debug, Default)]
pub(in crate::rules) struct Known {
    /// Projects, and tasks that are none.
    pub(in crate::rules) things: Vec<Thing>,
    /// All projects together, and the department.
    pub(in crate::rules) whole: Thing,
    /// How many projects there are, as the forms and as the tasks of the department tell.
    pub(in crate::rules) counts: BTreeSet<usize>,
    /// How many forms there are: all, and those of projects.
    pub(in crate::rules) forms: BTreeSet<usize>,
    pub(in crate::rules) years: BTreeSet<i32>,
    /// The codes of bureaus and projects, each with whose it is.
    pub(in crate::rules) codes: BTreeMap<String, String>,
    /// The names of bureaus.
    pub(in crate::rules) bureaus: BTreeSet<String>,
    /// The things by the names that they have, by first character, the longest first.
    names: HashMap<char, Vec<(String, usize)>>,
    /// The pairs of neighbouring characters of projects' names, with the projects.
    pairs: HashMap<(char, char), Vec<usize>>,
    /// How many pairs the name of each thing has.
    lengths: Vec<usize>,
}

/// A project or a task, or all of them.
#[derive(Debug, Default, Clone)]
pub(in crate::rules) struct Thing {
    pub(in crate::rules) name: String,
    pub(in crate::rules) is_project: bool,
    pub(in crate::rules) budget: Vec<Money>,
    pub(in crate::rules) executed: Vec<Money>,
    pub(in crate::rules) others: Vec<Money>,
    pub(in crate::rules) rates: Vec<Decimal>,
    pub(in crate::rules) scores: Vec<Decimal>,
    pub(in crate::rules) indicators: Vec<usize>,
    pub(in crate::rules) forms: Vec<FormId>,
}

impl Known {
    /// What `facts` tell, which are those of all forms of `bureau`.
    pub(in crate::rules) fn of(facts: &[&Facts], bureau: &Bureau) -> Self {
        let mut known = Self::default();
        let mut by_name: HashMap<String, usize> = HashMap::default();
        for form in facts {
            known.add_bureaus(form);
            if form.identity.scope == Scope::Project && !form.identity.project.is_empty() {
                let at = known.thing(&mut by_name, &form.identity.project, true);
                if let Some(thing) = known.things.get_mut(at) {
                    thing.take(form);
                }
            }
        }
        let projects = known.things.len();
        known.counts.insert(projects);
        known.forms.extend([facts.len(), facts.iter().filter(|form| form.identity.scope == Scope::Project).count()]);
        for form in facts.iter().filter(|form| form.identity.scope == Scope::Department) {
            known.whole.take(form);
            for task in form.tasks.iter().filter(|task| !task.plain.is_empty()) {
                let at = known.thing(&mut by_name, &task.name, false);
                let thing = known.things.get_mut(at);
                thing.into_iter().for_each(|thing| thing.budget.extend(task.total));
            }
        }
        known.sums(facts);
        if !bureau.name.trim().is_empty() {
            known.bureaus.insert(bureau.name.trim().to_owned());
        }
        if !bureau.code.trim().is_empty() {
            known.codes.insert(bureau.code.trim().to_owned(), bureau.name.trim().to_owned());
        }
        known.years.extend(bureau.year.trim().parse::<i32>().ok());
        known.index();
        known.names.values_mut().for_each(|names| names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len())));
        known
    }

    /// The place of the thing called `name`, which is new if none is called so.
    fn thing(&mut self, by_name: &mut HashMap<String, usize>, name: &str, is_project: bool) -> usize {
        let key = plain(core(name)).into_owned();
        let next = self.things.len();
        let at = *by_name.entry(key).or_insert(next);
        if at == next {
            self.things.push(Thing { name: core(name).to_owned(), is_project, ..Thing::default() });
        }
        for name in [name.trim(), core(name)] {
            let Some(first) = name.chars().next().filter(|_| name.chars().count() >= LEAST) else { continue };
            let names = self.names.entry(first).or_default();
            if !names.iter().any(|(known, _)| known == name) {
                names.push((name.to_owned(), at));
            }
        }
        at
    }

    fn add_bureaus(&mut self, form: &Facts) {
        let identity = &form.identity;
        for named in [&identity.bureau, &identity.department].into_iter().filter(|named| !named.name.is_empty()) {
            self.bureaus.insert(named.name.clone());
            if !named.code.is_empty() {
                self.codes.insert(named.code.clone(), named.name.clone());
            }
        }
        if !identity.project_code.is_empty() {
            self.codes.insert(identity.project_code.clone(), identity.project.clone());
        }
        self.years.extend(identity.year.parse::<i32>().ok());
    }

    /// The sums over all projects, of each year and stage, and of the year as it ended.
    fn sums(&mut self, facts: &[&Facts]) {
        let mut last: BTreeMap<(&str, &str), [Option<Money>; 2]> = BTreeMap::new();
        let mut by_stage: BTreeMap<(&str, Stage), Vec<Option<Money>>> = BTreeMap::new();
        let of_projects = facts.iter().filter(|form| form.identity.scope == Scope::Project);
        for form in of_projects.clone() {
            let (identity, told) = (&form.identity, &form.told);
            let budget = told.budget.first().copied();
            by_stage.entry((&identity.year, identity.stage)).or_default().push(budget);
            let known = last.entry((&identity.year, &identity.project_core)).or_default();
            *known = [budget.or(known[0]), told.executed.or(known[1])];
        }
        let sum = |amounts: &[Option<Money>]| Money::sum(amounts.iter().copied().collect::<Option<Vec<Money>>>()?);
        let whole = &mut self.whole;
        whole.budget.extend(by_stage.values().filter_map(|amounts| sum(amounts)));
        for year in last.keys().map(|(year, _)| *year).collect::<BTreeSet<_>>() {
            let of_year = || last.iter().filter(|((of, _), _)| *of == year).map(|(_, amounts)| *amounts);
            let [budget, executed] = [0, 1].map(|at| sum(&of_year().map(|amounts| amounts[at]).collect::<Vec<_>>()));
            whole.budget.extend(budget);
            whole.executed.extend(executed);
            whole.rates.extend(executed.zip(budget).and_then(|(executed, budget)| execution_rate(executed, budget)));
        }
        let scores: Vec<Decimal> = of_projects.clone().filter_map(|form| form.told.score).collect();
        let points = scores.iter().try_fold(Decimal::ZERO, |sum, score| sum.checked_add(*score));
        let mean = points.and_then(|points| points.checked_div(Decimal::from(scores.len())));
        whole.scores.extend(mean);
        whole.scores.extend(mean.and_then(|mean| mean.checked_mul(Decimal::new(4, 1))));
        whole.indicators.push(of_projects.map(|form| form.told.indicators).sum());
    }

    /// Notes which pairs of characters are in which names: a text is looked through once for all of them.
    fn index(&mut self) {
        for (at, thing) in self.things.iter().enumerate() {
            let mut pairs = pairs(&plain(&thing.name));
            pairs.sort_unstable();
            pairs.dedup();
            self.lengths.push(pairs.len());
            for pair in pairs.into_iter().filter(|_| thing.is_project) {
                self.pairs.entry(pair).or_default().push(at);
            }
        }
    }

    /// The projects of whose names `run`, which is plain, holds at least half of the pairs.
    pub(in crate::rules) fn sharing(&self, run: &str) -> Vec<&Thing> {
        let mut hits: Vec<(usize, (char, char))> = Vec::new();
        for pair in pairs(run) {
            hits.extend(self.pairs.get(&pair).into_iter().flatten().map(|thing| (*thing, pair)));
        }
        hits.sort_unstable();
        hits.dedup();
        let of_one = hits.chunk_by(|(a, _), (b, _)| a == b);
        let enough = of_one.filter_map(|hits| {
            let (thing, _) = hits.first()?;
            (hits.len() * 2 >= *self.lengths.get(*thing)?).then_some(self.things.get(*thing)?)
        });
        enough.collect()
    }

    /// The things that `text` names, where, the longest name at each place.
    pub(in crate::rules) fn named_in(&self, text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
        let mut found: Vec<(std::ops::Range<usize>, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            if found.last().is_some_and(|(last, _)| at < last.end) {
                continue;
            }
            let rest = text.get(at..).unwrap_or_default();
            let named =
                self.names.get(&c).and_then(|names| names.iter().find(|(name, _)| rest.starts_with(name.as_str())));
            found.extend(named.map(|(name, thing)| (at..at + name.len(), *thing)));
        }
        found
    }

    /// The thing that is called `name`.
    pub(in crate::rules) fn called(&self, name: &str) -> Option<usize> {
        let name = plain(core(name));
        self.things.iter().position(|thing| plain(&thing.name) == name)
    }
}

/// The pairs of neighbouring characters of `text`.
fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

impl Thing {
    fn take(&mut self, form: &Facts) {
        let told = &form.told;
        self.budget.extend(&told.budget);
        self.executed.extend(told.executed);
        self.others.extend(&told.others);
        self.rates.extend(told.rate);
        self.scores.extend(told.score);
        self.indicators.push(told.indicators);
        self.forms.push(form.identity.id);
    }
}

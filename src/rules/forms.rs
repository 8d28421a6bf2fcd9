//! The facts of all forms, as the rules about the whole set see them.

use super::facts::Facts;
use super::manuscript::known::Known;
use super::manuscript::prose::Prose;
use super::manuscript::subject::{Told, told};
use super::set::tasks::{Matched, matched};
use crate::model::{Bureau, FormId};
use crate::template::{Scope, Stage};
use foldhash::{HashMap, HashSet};
use std::cell::OnceCell;

/// The facts of all forms, in the project's order.
pub(super) struct Forms<'f> {
    /// Those of the forms.
    pub(super) facts: Vec<&'f Facts>,
    /// Those of the manuscripts.
    pub(super) manuscripts: Vec<&'f Facts>,
    /// All that are in the file, whether their template is known or not.
    pub(super) ids: HashSet<FormId>,
    bureau: &'f Bureau,
    matched: OnceCell<Option<Matched<'f>>>,
    known: OnceCell<Known>,
    told: OnceCell<Vec<Told<'f>>>,
}

impl<'f> Forms<'f> {
    pub(super) fn new(
        facts: Vec<&'f Facts>,
        manuscripts: Vec<&'f Facts>,
        ids: HashSet<FormId>,
        bureau: &'f Bureau,
    ) -> Self {
        let (matched, known, told) = Default::default();
        Self { facts, manuscripts, ids, bureau, matched, known, told }
    }

    /// What the forms tell; read once for all rules that ask.
    pub(super) fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::of(&self.facts, self.bureau))
    }

    /// The manuscripts with their text.
    pub(super) fn proses(&self) -> impl Iterator<Item = (FormId, &'f Prose)> {
        self.manuscripts.iter().filter_map(|facts| Some((facts.identity.id, facts.prose.as_ref()?)))
    }

    /// The sentences of all manuscripts with whom they tell of; read once for all rules that ask.
    pub(super) fn told(&self) -> &[Told<'f>] {
        self.told.get_or_init(|| self.proses().flat_map(|(id, prose)| told(id, prose, self.known())).collect())
    }

    /// The tasks of the department form matched with their project forms; computed once for all rules that ask.
    pub(super) fn matched(&self) -> Option<&Matched<'f>> {
        let department = || self.department_plan();
        self.matched.get_or_init(|| matched(department()?, self.projects(&department()?.identity.year))).as_ref()
    }

    /// The forms of single projects in `year` by which the projects are known: of each project those of the stage that
    /// binds, and its reports only where no plan is there.
    fn projects(&self, year: &str) -> impl Iterator<Item = &'f Facts> {
        let mut binding: HashMap<&str, (bool, Stage)> = HashMap::default();
        let rank = |facts: &Facts| (!facts.identity.stage.reports(), facts.identity.stage);
        let is_of_year = move |facts: &&Facts| {
            let own = facts.identity.year.as_str();
            facts.identity.scope == Scope::Project && (own.is_empty() || year.is_empty() || own == year)
        };
        let of_year: Vec<&Facts> = self.facts.iter().copied().filter(is_of_year).collect();
        for facts in &of_year {
            let known = binding.entry(&facts.identity.project_plain).or_insert_with(|| rank(facts));
            *known = (*known).max(rank(facts));
        }
        of_year
            .into_iter()
            .filter(move |facts| binding.get(facts.identity.project_plain.as_str()) == Some(&rank(facts)))
    }

    /// The form of the whole department, where there is exactly one.
    pub(super) fn department_plan(&self) -> Option<&'f Facts> {
        let mut found = self
            .facts
            .iter()
            .copied()
            .filter(|facts| facts.identity.scope == Scope::Department && !facts.identity.stage.reports());
        // With two of them it is unclear whose tasks the project forms belong to.
        found.next().filter(|_| found.next().is_none())
    }
}

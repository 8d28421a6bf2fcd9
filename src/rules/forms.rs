//! The facts of all forms, as the rules about the whole set see them.

use super::facts::Facts;
use super::set::tasks::{Matched, matched};
use crate::template::Scope;
use std::cell::OnceCell;

/// The facts of all forms, in the project's order.
pub(super) struct Forms<'f> {
    pub(super) facts: Vec<&'f Facts>,
    matched: OnceCell<Option<Matched<'f>>>,
}

impl<'f> Forms<'f> {
    pub(super) fn new(facts: Vec<&'f Facts>) -> Self {
        Self { facts, matched: OnceCell::new() }
    }

    /// The tasks of the department form matched with their project forms; computed once for all rules that ask.
    pub(super) fn matched(&self) -> Option<&Matched<'f>> {
        self.matched.get_or_init(|| matched(self.department_plan()?, self.project_plans())).as_ref()
    }

    /// The declarations and approvals of single projects.
    pub(super) fn project_plans(&self) -> impl Iterator<Item = &'f Facts> {
        self.facts.iter().copied().filter(|facts| facts.is_project_plan())
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

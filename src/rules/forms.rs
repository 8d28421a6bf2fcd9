//! The forms of a set, by their facts.

use super::facts::Facts;
use crate::template::{Scope, Stage};

/// The facts of all forms, in the project's order.
pub(super) struct Forms<'f> {
    pub(super) facts: Vec<&'f Facts>,
}

impl<'f> Forms<'f> {
    /// The forms of single projects that say what is to be reached.
    pub(super) fn project_plans(&self) -> impl Iterator<Item = &'f Facts> {
        self.facts.iter().copied().filter(|facts| facts.is_project_plan())
    }

    /// The form of the whole department, where there is exactly one.
    pub(super) fn department_plan(&self) -> Option<&'f Facts> {
        let mut found =
            self.facts.iter().copied().filter(|facts| {
                facts.identity.scope == Scope::Department && facts.identity.stage != Stage::SelfEvaluation
            });
        found.next().filter(|_| found.next().is_none())
    }
}

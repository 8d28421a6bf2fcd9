//! Whose a text is that several projects carry: the project's whose name it speaks of.

use crate::rules::facts::Facts;
use crate::rules::likeness::{percent, shared};

/// How like the names of two projects of one sort are: their goals may well be the same.
const SAME_SORT: usize = 40;

/// The one of `users` that `text` (plain) speaks of most, and how much it does.
pub(super) fn owner<'f>(text: &str, users: &[&'f Facts]) -> Option<(&'f Facts, usize)> {
    let speaks = |facts: &Facts| shared(&facts.identity.project_plain, text);
    users.iter().rev().map(|facts| (*facts, speaks(facts))).max_by_key(|(_, count)| *count)
}

/// How much `text` (plain) speaks of the project of `facts`.
pub(super) fn speaks_of(text: &str, facts: &Facts) -> usize {
    shared(&facts.identity.project_plain, text)
}

/// Whether two forms are about projects of one sort, or about one project.
pub(super) fn same_sort(a: &Facts, b: &Facts) -> bool {
    let (a, b) = (&a.identity.project_plain, &b.identity.project_plain);
    a.is_empty() || b.is_empty() || percent(a, b) >= SAME_SORT
}

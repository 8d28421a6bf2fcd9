//! Which of several projects a shared text belongs to: the one whose name it mentions most.

use crate::rules::facts::Facts;
use crate::rules::likeness::{percent, shared};

/// The similarity in percent from which two projects are of one kind, so that their goals may well be the same.
// 中央医疗救助补助 and 省级医疗救助补助 are alike by 71% and share their goal rightly.
const SAME_SORT: usize = 40;

/// The one of `users` whose name `text` (plain) mentions most, and how many of its pairs.
pub(super) fn owner<'f>(text: &str, users: &[&'f Facts]) -> Option<(&'f Facts, usize)> {
    let speaks = |facts: &Facts| shared(&facts.identity.project_plain, text);
    // Reversed, since `max_by_key` takes the last of several, and the first is meant.
    users.iter().rev().map(|facts| (*facts, speaks(facts))).max_by_key(|(_, count)| *count)
}

/// How many pairs of the project's name `text` (plain) contains.
pub(super) fn speaks_of(text: &str, facts: &Facts) -> usize {
    shared(&facts.identity.project_plain, text)
}

/// Whether two forms are about projects of one kind, or about the same project. Without a name it cannot be ruled out.
pub(super) fn same_sort(a: &Facts, b: &Facts) -> bool {
    let (a, b) = (&a.identity.project_plain, &b.identity.project_plain);
    a.is_empty() || b.is_empty() || percent(a, b) >= SAME_SORT
}

//! A sum of a budget table that does not come out.

use crate::base::money::Money;

/// A sum that does not come out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong {
    /// The line of the sum, from 0, and its column.
    pub(super) place: (usize, usize),
    pub(super) stated: Money,
    pub(super) sum: Money,
    /// What was added up.
    pub(super) parts: &'static str,
    /// Whether they may be less than the whole.
    pub(super) at_most: bool,
}

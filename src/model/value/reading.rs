//! The meaning of a text as a whole: a quantity, several, a date, or words.

use super::compute::Computed;
use super::date::DateMark;
use super::quantity::Quantity;

/// The meaning of a text as a whole; the indices refer to the lists of the `Value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One quantity, which the others explain: 105万元（按7.5万元/人.年*14人测算）.
    Quantity(usize),
    /// Several quantities side by side: 2次，各2天，聘请专家15人.
    Several,
    /// A date and no quantity.
    Date(usize),
    /// Words alone.
    Text,
}

pub(super) fn reading(quantities: &[Quantity<'_>], dates: &[DateMark], computed: &Computed) -> Reading {
    match (quantities.len(), computed.main) {
        (0, _) => dates
            .iter()
            // 全年, 2021年12月底前: the definite date is the one that counts.
            .position(DateMark::is_definite)
            .or_else(|| (!dates.is_empty()).then_some(0))
            .map_or(Reading::Text, Reading::Date),
        (1, _) => Reading::Quantity(0),
        (_, Some(main)) => Reading::Quantity(main),
        (_, None) => Reading::Several,
    }
}

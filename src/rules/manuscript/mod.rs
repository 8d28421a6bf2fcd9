//! Rules that read manuscripts: what their sentences say against what the forms of the file tell.
//!
//! A sentence is compared only where it says what it tells of; figures in braces are right by construction.

mod about;
pub(super) mod amount_differs;
pub(super) mod code_differs;
pub(super) mod compare;
pub(super) mod count_differs;
pub(super) mod form_not_in_file;
pub(super) mod known;
pub(super) mod loose_arrow;
pub(super) mod name_differs;
mod near_names;
pub(super) mod prose;
pub(super) mod rate_differs;
mod role;
pub(super) mod score_differs;
mod stated;
pub(super) mod subject;
#[cfg(test)]
mod tests;
pub(super) mod unknown_figure;
pub(super) mod year_differs;

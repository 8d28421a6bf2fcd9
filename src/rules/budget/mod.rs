//! Rules about the budget tables of a manuscript: whether they add up, and whether they are those of the forms beside them.

mod across;
mod among;
pub(super) mod differs_from_form;
mod down;
pub(super) mod table;
pub(super) mod tables_differ;
pub(super) mod total_differs;
mod which;
mod wrong;

#[cfg(test)]
mod tests;

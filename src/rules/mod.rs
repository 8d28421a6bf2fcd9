//! The checks: one rule per file; a finding is a value with place, figures and fix.
//!
//! A rule checks one form or compares the forms of a set. Where it cannot be sure it stays silent, or reports a warning
//! and says why: after three false alarms nobody reads on. [`Checker`] checks again only what an edit can have changed.

pub mod acceptance;
mod amounts;
mod budget;
mod check;
mod completeness;
mod degree;
mod evaluation;
mod facts;
mod finding;
mod forms;
mod groups;
pub mod help;
mod kind;
mod likeness;
mod manuscript;
mod marks;
mod measure;
mod place;
mod rule;
pub mod score;
mod set;
mod severities;
mod table;
mod targets;
#[cfg(test)]
mod testing;
mod view;
mod wording;

pub use amounts::costs::{Costs, costs};
pub use check::{Checker, check_all};
pub use finding::{Finding, Severity};
pub use place::Place;
pub use rule::Rule;
pub use table::rules;

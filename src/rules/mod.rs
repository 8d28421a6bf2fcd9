//! The checks: one rule a file, findings as values with place, figures and fix.
//!
//! A rule looks at one form or across the forms of a set. It says only what it can be sure of; where it is not, it is
//! silent or says why it asks. [`Checker`] looks again only at what an edit concerns.

pub mod acceptance;
mod amounts;
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

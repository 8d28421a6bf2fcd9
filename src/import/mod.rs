//! Spreadsheets and the clipboard → forms, and a report of the cells that could not be placed.
//!
//! A file is read into grids of cells ([`crate::workbook`]). Each form on a grid is recognised by the labels that
//! templates print. Tables are found by their headers and single fields by the labels around them, never by position:
//! every county moves rows and columns. Each cell's outcome is kept, so that a preview can show it and nothing is lost
//! silently.

mod aligned;
mod band;
mod branch;
mod budget;
mod bureau;
mod candidate;
pub mod clipboard;
mod dots;
mod ends;
mod error;
mod fold;
mod funds;
mod head;
mod header;
mod heading;
mod importer;
mod instruction;
mod kernel;
mod learned;
mod leftover;
mod levels;
pub mod limits;
mod listed;
mod made;
mod manuscript;
mod month;
mod outcome;
mod paired_funds;
mod rank;
mod reading;
mod recognise;
mod rows;
mod schedule;
mod section;
mod serial;
mod side;
mod signature;
mod slot;
mod small;
mod sums;
mod tables;
mod text;
mod totals;
mod twins;
mod unasked;
mod unit_labels;
mod units;
mod vocabulary;
mod years;

pub use error::ImportError;
pub use importer::Importer;
pub use learned::Learned;
pub use made::{About, Made};
pub use outcome::{Imported, ImportedForm, ReadCell, ReadSheet, Reason, Role, Unplaced};

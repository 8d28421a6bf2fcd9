//! What everything else stands on: amounts, lengths, moments, sizes of files, faces with their advance widths, text as it
//! is taken in and as messages show it, word lists.

pub mod amount;
pub mod calendar;
pub mod face;
pub mod length;
pub mod order;
pub mod size;
pub mod text;
pub mod visible;
pub mod words;

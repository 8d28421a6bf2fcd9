//! What everything else stands on: amounts, lengths, moments, sizes of files, faces with their advance widths, text as it
//! is taken in and as messages show it, word lists, the notation of files.

pub mod amount;
pub mod calendar;
pub mod face;
pub mod length;
pub mod listed;
pub mod money;
pub mod notation;
pub mod nothing;
pub mod order;
pub mod size;
pub mod text;
pub mod visible;
pub mod words;

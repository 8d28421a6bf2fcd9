//! What everything else builds on: amounts, work on all cores, lengths, dates and times, file sizes, faces with their advance widths, the
//! cleaning of text from outside and its way into messages, word lists, and the notation of files.

pub mod amount;
pub mod calendar;
pub mod cores;
pub mod face;
pub mod length;
pub mod listed;
pub mod money;
pub mod notation;
pub mod nothing;
pub mod numeral;
pub mod order;
pub mod paper;
pub mod size;
pub mod text;
pub mod visible;
pub mod words;

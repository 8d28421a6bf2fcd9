//! Numbers and dates as their cells show them. Number formats are parsed once per workbook and applied to each cell.

mod built_in;
mod code;
mod condition;
mod date;
mod digits;
mod format;
mod fraction;
mod number;
mod parser;
mod places;
mod styles;

pub(super) use built_in::chinese_date;
pub(super) use date::FROM_1899_TO_1970;
pub(super) use digits::plain;
pub(super) use styles::{CODE_CHARS, Formats, Styles};

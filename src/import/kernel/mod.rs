//! What a heading means that no template lists: known by its kernel, whatever years, brackets and periods counties add.
//!
//! 2023年指标值, 年初目标值(A) and 当年预期实现值 all head the target; 本年财政拨款 and 财政投款 (a misprint) both name the fiscal
//! part of the funds. Each file knows the words of one part of a form.

mod columns;
mod fields;
mod fund_columns;
mod fund_names;
mod fund_rows;
mod goals;
mod memo;
mod plain;
mod times;

pub(super) use fund_columns::FundColumn;
pub(super) use fund_names::FundRow;
pub(super) use memo::{column, columns_of, fund, keys, row};
pub(super) use plain::{is_piece, plain};
pub(super) use times::{is_of_part, is_past};

//! Budget tables, which a county publishes beside its forms: 收支总表, 功能科目 and 经济科目 with their codes, 三公. They are no
//! forms; all of a file become the tables of one manuscript.

mod block;
mod found;

pub(super) use block::{Block, blocks};
pub(super) use found::{Tables, shown};

use crate::workbook::Grid;
use std::borrow::Cow;

/// The id of the template of manuscripts with budget tables.
pub(super) const TEMPLATE: &str = "budget-tables";

/// The budget tables on `grid`, and the grid without their rows, on which forms are looked for.
pub(super) fn parted(grid: &Grid) -> (Cow<'_, Grid>, Vec<Block>) {
    let blocks = blocks(grid);
    if blocks.is_empty() {
        return (Cow::Borrowed(grid), blocks);
    }
    let is_taken = |row: u32| blocks.iter().any(|block| block.holds(row));
    (Cow::Owned(grid.without_rows(is_taken)), blocks)
}

//! Checks blocks of cells at fixed places.

use super::fields::Declared;
use super::rows::Rows;
use crate::base::notation::{Faults, Place};
use crate::model::keys;
use crate::template::shape::GridFile;

pub(super) fn check(
    grid: &GridFile,
    place: &Place<'static>,
    declared: &Declared<'_>,
    rows: &mut Rows,
    faults: &mut Faults<'_>,
) {
    let side = super::check_side(grid.side.as_ref(), place, rows, faults);
    if grid.rows.is_empty() {
        faults.add(place, "表格块 grid 没有行：请写出 rows，或者删去这一块");
    }
    for (r, row) in grid.rows.iter().enumerate() {
        let place = place.field("rows").item(r);
        rows.push(place.clone(), "这一行", side, row.iter().map(|cell| cell.span), faults);
        for (c, cell) in row.iter().enumerate() {
            let place = place.item(c);
            if cell.span == 0 {
                faults.add(&place, "单元格的 span 不能是 0：请写它占几列");
            }
            for slot in cell.text.slots() {
                let is_given = [keys::TITLE, keys::YEAR].contains(&slot.as_str());
                if !is_given && declared.lacks(slot) {
                    faults.add(&place, format!("引用了未声明的字段 {{{slot}}}：请在 fields 里声明它，或者改正这里"));
                }
            }
        }
    }
}

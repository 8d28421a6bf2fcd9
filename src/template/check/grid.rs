//! Checks blocks of cells at fixed places.

use super::fields::Declared;
use super::rows::Rows;
use crate::base::notation::{Faults, Place};
use crate::template::grid::laid;
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
    // Where no cell may be higher than its row, one that is so is told of once, not again for the row below.
    let height = |rows| if grid.frame && !grid.only_filled { rows } else { 1 };
    let sizes: Vec<Vec<_>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| (cell.span, height(cell.rows))).collect()).collect();
    for (r, (row, laid)) in grid.rows.iter().zip(laid(&sizes)).enumerate() {
        let place = place.field("rows").item(r);
        let beside = side.map(|side| side + laid.hanging);
        rows.push(place.clone(), "这一行", beside, row.iter().map(|cell| cell.span), faults);
        for (c, cell) in row.iter().enumerate() {
            let place = place.item(c);
            if cell.span == 0 || cell.rows == 0 {
                let name = if cell.span == 0 {
                    "span 不能是 0：请写它占几列"
                } else {
                    "rows 不能是 0：请写它占几行"
                };
                faults.add(&place, format!("单元格的 {name}"));
            } else if cell.rows > 1 && (!grid.frame || grid.only_filled) {
                faults.add(&place, "没有边框、或者写了 only_filled 的块，单元格不能占几行：请删去 rows");
            } else if cell.rows > grid.rows.len() - r {
                let left = grid.rows.len() - r;
                faults.add(&place, format!("单元格占 {} 行，这一块从它起只有 {left} 行：请改 rows", cell.rows));
            } else if laid.places[c].is_none() {
                faults.add(&place, "单元格和上面占几行的单元格重叠：请改 span 或者 rows");
            }
            declared.check_slots(&cell.text, &place, faults);
        }
    }
}

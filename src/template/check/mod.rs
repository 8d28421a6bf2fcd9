//! Checks of a template beyond its notation, one subject per file.
//!
//! Every check runs, whatever the others found, so that all faults are reported at once. A check ignores what could not
//! be read and what depends on it: otherwise a field with an unreadable key would be reported as missing wherever it is
//! used.

mod fields;
mod grid;
mod head;
mod page;
mod placed;
mod rows;
mod table;

use super::Side;
use super::shape::{BlockFile, TemplateFile};
use crate::base::notation::{Faults, Place};
use fields::Declared;
use rows::Rows;

/// The version of the template format that this program reads.
pub(super) const VERSION: u32 = 1;

/// Adds the faults of the template in `file` to `faults`; `taken` tells whether another template has an id.
pub(super) fn template(file: &TemplateFile, taken: impl Fn(&str) -> bool, faults: &mut Faults<'_>) {
    let root = Place::default();
    let version = root.field("version");
    if faults.is_read(&version) && file.version != VERSION {
        // Another version may give the rest another meaning.
        let what = format!("模板格式版本 {} 不认识，本程序支持版本 {VERSION}：请写 version: {VERSION}", file.version);
        faults.add_alone(&version, what);
        return;
    }
    head::check(file, taken, faults);
    page::check(&file.page, &root.field("page"), faults);
    let declared = Declared::check(&file.fields, faults);
    let mut rows = Rows::of(&file.widths, faults);
    for (i, block) in file.blocks.iter().enumerate() {
        let place = root.field("blocks").item(i);
        match block {
            BlockFile::Grid(grid) => grid::check(grid, &place, &declared, &mut rows, faults),
            BlockFile::Table(table) => table::check(table, &place, &declared, &mut rows, faults),
            BlockFile::Schedule(schedule) => {
                check_side(schedule.side.as_ref(), &place, &rows, faults);
            }
            BlockFile::Prose(_) | BlockFile::Notes(_) => {}
        }
    }
    rows.check(faults);
    placed::check(file, &declared, faults);
}

/// Checks the side label of the block at `place`; returns how many columns it takes, if that is known.
fn check_side(side: Option<&Side>, place: &Place<'static>, rows: &Rows, faults: &mut Faults<'_>) -> Option<usize> {
    let place = place.field("side");
    let span = side.map_or(0, |side| side.span);
    let most = rows.width().map(|width| width.saturating_sub(1));
    if side.is_some() && (span == 0 || most.is_some_and(|most| span > most)) {
        let range = most.map_or_else(|| "至少占 1 列".to_owned(), |most| format!("在 1–{most} 列之间"));
        faults.add(&place, format!("左侧标签占 {span} 列，应{range}：请改它的 span"));
        return None;
    }
    faults.is_whole(&place).then_some(span)
}

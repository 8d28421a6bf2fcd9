//! Checks a template's paper and type sizes.

use crate::base::length::A4_MM;
use crate::base::notation::{Faults, Place};
use crate::template::PageSpec;

/// The least room for a table between the margins, mm.
const LEAST_ROOM: f32 = 50.0;

pub(super) fn check(page: &PageSpec, place: &Place<'static>, faults: &mut Faults<'_>) {
    let (width, height) = if page.landscape { (A4_MM.1, A4_MM.0) } else { A4_MM };
    let [top, right, bottom, left] = page.margins_mm;
    let is_margin = |margin: &f32| (0.0..=100.0).contains(margin);
    if !page.margins_mm.iter().all(is_margin) || width - left - right < LEAST_ROOM || height - top - bottom < LEAST_ROOM
    {
        faults.add(&place.field("margins_mm"), "页边距应在 0–100 毫米之间，并给表格留出至少 50 毫米");
    }
    for (name, size) in [
        ("title_pt", page.title_pt),
        ("body_pt", page.body_pt),
        ("least_pt", page.least_pt),
        ("table_pt", page.table_pt),
    ] {
        if !(5.0..=72.0).contains(&size) {
            faults.add(&place.field(name), format!("字号 {name} 应在 5–72 磅之间"));
        }
    }
    if page.least_pt > page.body_pt && faults.is_read(&place.field("body_pt")) {
        faults.add(&place.field("least_pt"), "最小字号 least_pt 不能大于正文字号 body_pt");
    }
    if !(8.0..=200.0).contains(&page.pitch_pt) {
        faults.add(&place.field("pitch_pt"), "行距 pitch_pt 应在 8–200 磅之间");
    }
    if !(8.0..=200.0).contains(&page.row_pt) {
        faults.add(&place.field("row_pt"), "行高 row_pt 应在 8–200 磅之间");
    }
}

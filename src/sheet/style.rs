//! How a form is set: as its template says, but for what its project says otherwise.

use super::LINE;
use crate::model::PaperStyle;
use crate::template::PageSpec;

/// The smallest text that can still be read on paper, pt: 小六.
const SMALLEST_PT: f32 = 6.5;

/// Margins and type sizes of `page` in `style`.
pub(super) fn styled(page: &PageSpec, style: &PaperStyle) -> PageSpec {
    let body_pt = (page.body_pt + f32::from(style.body_half_pt) / 2.0).max(SMALLEST_PT);
    PageSpec {
        title_pt: style.title_pt.map_or(page.title_pt, |size| f32::from(size).max(SMALLEST_PT)),
        body_pt,
        least_pt: page.least_pt.min(body_pt),
        margins_mm: style.margins_mm.map_or(page.margins_mm, own_margins),
        ..page.clone()
    }
}

fn own_margins(margins: [u8; 4]) -> [f32; 4] {
    margins.map(|margin| f32::from(margin.min(PaperStyle::LARGEST_MARGIN_MM)))
}

/// The distance of the lines of a table in `style`, as a multiple of the type size. Never less than usual: spreadsheets set
/// lines as far apart as the face wants, and would cut what has less room.
pub(super) fn line(style: &PaperStyle) -> f32 {
    style.line_percent.map_or(LINE, |percent| (f32::from(percent) / 100.0).max(LINE))
}

//! Which rows of a sheet each page has, and how large their type is: what all outputs have in common.

use super::measure::{Measure, Scale, measure};
use super::paginate::paginate;
use super::strip::PageRows;
use super::{PageOptions, paper};
use crate::base::face::Faces;
use crate::base::length::pt;
use crate::sheet::{Fit, Sheet};

/// By how much the body shrinks from one attempt to take fewer pages to the next, pt.
const FIT_STEP_PT: f32 = 0.25;
/// The share of its size by which type shrinks without being asked to: 五号, 10.5 pt, to 9.25 pt, so that it stays larger
/// than 小五, 9 pt, the smallest that published forms are set in.
const LITTLE: f32 = 0.12;
/// The share of a page up to which the rows on the last one are few: what type that shrinks by [`LITTLE`] can save.
const FEW: f32 = 0.25;

/// A sheet divided over pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Paged {
    /// Its measures, in the type size of these pages.
    pub measure: Measure,
    pub(super) pages: Vec<PageRows>,
}

impl Paged {
    /// How many pages there are. Never 0.
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The rows with which pages begin. The first page is left out, and so is one that goes on within a row.
    pub fn breaks(&self) -> impl Iterator<Item = usize> {
        let first = self.pages.iter().skip(1).filter_map(|page| page.own().first());
        first.filter(|strip| strip.lines.as_ref().is_none_or(|lines| lines.start == 0)).map(|strip| strip.row)
    }

    /// The height of each row on paper, pt: a row may be raised where a page goes on with the label beside it.
    pub fn heights(&self) -> Vec<f32> {
        let mut heights = vec![0.0; self.measure.heights.len()];
        for strip in self.pages.iter().flat_map(PageRows::own) {
            heights[strip.row] += strip.height;
        }
        heights
    }

    /// Whether only a few rows stand on the last of several pages of `room` pt.
    fn ends_with_few(&self, room: f32) -> bool {
        let last = self.pages.last().filter(|_| self.count() > 1);
        last.is_some_and(|page| page.own().iter().map(|strip| strip.height).sum::<f32>() <= room * FEW)
    }
}

/// Divides `sheet` over pages, in the size of type that its [`Fit`] asks for.
pub fn paged(sheet: &Sheet, faces: &Faces, options: PageOptions) -> Paged {
    let room = if options.endless { f32::INFINITY } else { room(sheet) };
    let page = &sheet.page;
    let at = |scale: Scale| {
        let measure = measure(sheet, faces, scale);
        let pages = paginate(sheet, &measure, room, options.endless);
        Paged { measure, pages }
    };
    let full = at(Scale::of(sheet));
    let (least, wanted) = match sheet.fit {
        Fit::OnePage if full.count() > 1 => (page.least_pt, 1),
        Fit::Auto if full.ends_with_few(room) => (page.least_pt.max(page.body_pt * (1.0 - LITTLE)), full.count() - 1),
        // Never larger than the template's type.
        Fit::OnePage | Fit::Auto | Fit::FullSize => return full,
    };
    let steps = ((page.body_pt - least) / FIT_STEP_PT).floor().max(0.0) as usize;
    (1..=steps)
        .map(|step| at(Scale::of(sheet).with_body(page.body_pt - step as f32 * FIT_STEP_PT)))
        .find(|smaller| smaller.count() <= wanted)
        // If it does not fit even at the least size, small type gains nothing: print at full size.
        .unwrap_or(full)
}

/// The height between the margins, pt.
pub fn room(sheet: &Sheet) -> f32 {
    let [top, _, bottom, _] = sheet.page.margins_mm.map(pt);
    paper(sheet).1 - top - bottom
}

//! Sheet → [`Pages`]: wrapped text and lines at fixed points on paper.
//!
//! All measures are in pt from the upper left corner of the paper. The PDF writer and the preview draw the same pages,
//! measured with the same faces, so the preview cannot differ from the print.

mod borders;
mod breaking;
mod contents;
mod measure;
mod paged;
mod paginate;
mod place;
mod runs;
mod strip;
mod wrap;

pub use measure::{Measure, PADDING, Scale, line_height, measure, pad_y, text_size};
pub use paged::{Paged, paged, room};
pub use wrap::{Line, wrap};

use crate::base::face::{Faces, Role};
use crate::base::length::pt;
use crate::sheet::Sheet;

/// Width of a table's border lines, pt.
pub const RULE_PT: f32 = 0.5;
/// Type size of the page number, pt.
// 小五, the size of Word's footer style.
const FOOTER_PT: f32 = 9.0;

/// How a sheet is set on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageOptions {
    /// Whether the pages have no page numbers.
    pub no_page_numbers: bool,
    /// Whether all rows go on one page of any length, for editing on screen.
    pub endless: bool,
    /// The numbers of the pages, if they are part of a longer document: how many are before, and how many are in all.
    pub within: Option<(usize, usize)>,
}

/// A sheet laid out on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Width of the paper, pt.
    pub width: f32,
    /// Height of the paper, pt.
    pub height: f32,
    /// The sizes of its type.
    pub scale: Scale,
    /// The pages. Never empty.
    pub pages: Vec<Page>,
}

/// A page: text in reading order, lines, and where each cell lies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The texts, in reading order.
    pub texts: Vec<Text>,
    /// The lines of the table, each shared border once.
    pub rules: Vec<Rule>,
    /// Where the sheet's cells are.
    pub areas: Vec<Area>,
}

/// A piece of text on one line, in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The left end, pt.
    pub x: f32,
    /// The baseline, pt from the top.
    pub baseline: f32,
    /// The type size, pt.
    pub size: f32,
    /// The face that it is set in.
    pub role: Role,
    /// The text.
    pub text: String,
    /// The index of the sheet's cell that it belongs to. None for a page number.
    pub cell: Option<usize>,
}

/// A horizontal or vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// The upper or left end.
    pub from: (f32, f32),
    /// The lower or right end.
    pub to: (f32, f32),
}

/// Where a cell is on a page, or the part of it that is on this page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The index of the sheet's cell.
    pub cell: usize,
    /// Left, top, right, bottom, pt.
    pub rect: [f32; 4],
}

impl Page {
    /// Returns the area that contains a point of the page.
    pub fn area_at(&self, x: f32, y: f32) -> Option<&Area> {
        let inside = |r: &[f32; 4]| (r[0]..=r[2]).contains(&x) && (r[1]..=r[3]).contains(&y);
        self.areas.iter().find(|area| inside(&area.rect))
    }

    /// Returns the index of the cell at a point of the page.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        self.area_at(x, y).map(|area| area.cell)
    }
}

/// Returns the width and height of the paper of `sheet`, pt.
pub fn paper(sheet: &Sheet) -> (f32, f32) {
    sheet.paper.size(sheet.page.landscape)
}

/// Lays `sheet` out on paper.
pub fn pages(sheet: &Sheet, faces: &Faces, options: PageOptions) -> Pages {
    set(sheet, &paged(sheet, faces, options), faces, options)
}

/// Sets the rows of `paged` on paper.
pub fn set(sheet: &Sheet, paged: &Paged, faces: &Faces, options: PageOptions) -> Pages {
    let [top, _, bottom, left] = sheet.page.margins_mm.map(pt);
    let (width, height) = paper(sheet);
    let height = if options.endless { top + bottom + paged.measure.heights.iter().sum::<f32>() } else { height };
    let (before, count) = options.within.unwrap_or((0, paged.count()));
    let pages = paged
        .pages
        .iter()
        .enumerate()
        .map(|(i, rows)| {
            let mut page = place::place(sheet, &paged.measure, faces, &rows.strips, (left, top));
            if !options.no_page_numbers {
                let baseline = height - bottom / 2.0 + FOOTER_PT / 2.0;
                page.texts.push(page_number(faces, before + i + 1, count, width / 2.0, baseline));
            }
            page
        })
        .collect();
    Pages { width, height, scale: paged.measure.scale, pages }
}

fn page_number(faces: &Faces, number: usize, count: usize, middle: f32, baseline: f32) -> Text {
    let text = format!("第 {number} 页　共 {count} 页");
    let width: f32 = text.chars().map(|c| f32::from(faces.advance(Role::Body, c))).sum::<f32>() * FOOTER_PT / 1000.0;
    // Laid out by hand: the page number is not a cell, so a click on it goes nowhere.
    Text { x: middle - width / 2.0, baseline, size: FOOTER_PT, role: Role::Body, text, cell: None }
}

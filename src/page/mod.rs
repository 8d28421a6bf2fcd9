//! Sheet → [`Pages`]: wrapped text and lines at fixed points on paper.
//!
//! All measures are in pt from the upper left corner of the paper. The PDF writer and the preview walk the same
//! pages, measured with the same faces, so the preview is the print by construction.

mod borders;
mod breaking;
mod measure;
mod paginate;
mod place;
mod wrap;

pub use measure::{LINE_HEIGHT, Measure, PADDING, Scale, measure, pad_y, text_size};
pub use wrap::{Line, wrap};

use crate::base::face::{Faces, Role};
use crate::base::length::{A4_MM, pt};
use crate::sheet::{PageSpec, Sheet};

/// Width of the lines of a table, pt.
pub const RULE_PT: f32 = 0.5;
/// Size of the page number, pt.
const FOOTER_PT: f32 = 9.0;
/// By how much type shrinks from one attempt to fit a page to the next, pt.
const FIT_STEP_PT: f32 = 0.25;

/// How a sheet is set on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PageOptions {
    /// Whether type shrinks, within the template's limits, so that the sheet fits one page.
    pub fit_one_page: bool,
    /// Whether pages carry no number.
    pub no_page_numbers: bool,
    /// Whether the paper is as long as the sheet: for a screen.
    pub endless: bool,
}

/// A sheet on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Pages {
    /// Width of the paper, pt.
    pub width: f32,
    /// Height of the paper, pt.
    pub height: f32,
    /// The pages; never empty.
    pub pages: Vec<Page>,
}

/// A page: text in reading order, lines, and where each cell lies.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The texts, in reading order.
    pub texts: Vec<Text>,
    /// The lines of the table; each shared border once.
    pub rules: Vec<Rule>,
    /// Where the sheet's cells lie.
    pub areas: Vec<Area>,
}

/// A run of text on one line in one face.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The left end, pt.
    pub x: f32,
    /// The baseline, pt from the top.
    pub baseline: f32,
    /// The size, pt.
    pub size: f32,
    /// What it is set in.
    pub role: Role,
    /// The text.
    pub text: String,
    /// The sheet's cell that it belongs to; None for a page number.
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

/// The place of a cell, or of the part of it that stands on this page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The sheet's cell.
    pub cell: usize,
    /// Left, top, right, bottom, pt.
    pub rect: [f32; 4],
}

impl Page {
    /// The place at a point of the page.
    pub fn area_at(&self, x: f32, y: f32) -> Option<&Area> {
        let inside = |r: &[f32; 4]| (r[0]..=r[2]).contains(&x) && (r[1]..=r[3]).contains(&y);
        self.areas.iter().find(|area| inside(&area.rect))
    }

    /// The cell at a point of the page.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        self.area_at(x, y).map(|area| area.cell)
    }
}

/// The paper of `spec` in pt: width, height.
pub fn paper(spec: &PageSpec) -> (f32, f32) {
    let (short, long) = (pt(A4_MM.0), pt(A4_MM.1));
    if spec.landscape { (long, short) } else { (short, long) }
}

/// Sets `sheet` on paper.
pub fn pages(sheet: &Sheet, faces: &Faces, options: PageOptions) -> Pages {
    let full = set(sheet, faces, Scale::full(&sheet.page), options);
    if !options.fit_one_page || full.pages.len() == 1 {
        return full;
    }
    let steps = ((sheet.page.body_pt - sheet.page.least_pt) / FIT_STEP_PT).floor().max(0.0) as usize;
    (1..=steps)
        .map(|step| Scale::of(&sheet.page, sheet.page.body_pt - step as f32 * FIT_STEP_PT))
        .map(|scale| set(sheet, faces, scale, options))
        .find(|smaller| smaller.pages.len() == 1)
        // A sheet that does not fit even at the least size is printed at full size.
        .unwrap_or(full)
}

fn set(sheet: &Sheet, faces: &Faces, scale: Scale, options: PageOptions) -> Pages {
    let measured = measure(sheet, faces, scale);
    let [top, _, bottom, left] = sheet.page.margins_mm.map(pt);
    let (width, height) = paper(&sheet.page);
    let height = if options.endless { top + bottom + measured.heights.iter().sum::<f32>() + 1.0 } else { height };
    let split = paginate::paginate(sheet, &measured, height - top - bottom);
    let count = split.len();
    let pages = split
        .iter()
        .enumerate()
        .map(|(i, strips)| {
            let mut page = place::place(sheet, &measured, faces, strips, (left, top));
            if !options.no_page_numbers {
                let baseline = height - bottom / 2.0 + FOOTER_PT / 2.0;
                page.texts.push(page_number(faces, i + 1, count, width / 2.0, baseline));
            }
            page
        })
        .collect();
    Pages { width, height, pages }
}

fn page_number(faces: &Faces, number: usize, count: usize, middle: f32, baseline: f32) -> Text {
    let text = format!("第 {number} 页　共 {count} 页");
    let width: f32 = text.chars().map(|c| f32::from(faces.advance(Role::Body, c))).sum::<f32>() * FOOTER_PT / 1000.0;
    Text { x: middle - width / 2.0, baseline, size: FOOTER_PT, role: Role::Body, text, cell: None }
}

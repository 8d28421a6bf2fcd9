//! A form as the paragraphs and tables of a section, and the paper of a section.

use super::TWIPS;
use super::footers::Footers;
use super::grid::Grid;
use super::paragraph::{Look, paragraph};
use super::prose::{Added, Beside, Prose};
use super::table::table;
use crate::base::length::pt;
use crate::page::{line_height, pad_y, paper};
use crate::sheet::{CellStyle, Sheet, Style};
use std::fmt::Write;
use std::ops::Range;

/// A paragraph that takes next to no room: Word joins tables between which there is none, and wants one behind a table.
const SEAM: &str =
    r#"<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>"#;

/// By how much the margin at the bottom is smaller than that of the PDF, mm: Word sets the lines of a table beside its rows,
/// and the last row must not run over for that.
const BOTTOM_SLACK_MM: f32 = 5.0;

/// A part of a sheet from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A row of one text without a frame: a title, a caption.
    Line(usize),
    /// Rows of a table, of which the first ones repeat on each page.
    Rows { rows: Range<usize>, repeated: usize },
}

/// The form or text as paragraphs and tables.
pub(super) fn body(prose: &Prose<'_>) -> String {
    let (sheet, measured) = (prose.added.sheet, prose.added.measured);
    let grid = Grid::of(sheet);
    let mut out = String::with_capacity(4_000 + sheet.cells.len() * 500);
    prose.mark_form(&mut out);
    let mut after_table = false;
    for part in parts(sheet, &grid) {
        match part {
            Part::Line(row) => line(&mut out, prose, row),
            Part::Rows { rows, repeated } => {
                let begins_page = sheet.rows[rows.start].begins_page;
                if after_table || begins_page {
                    let begins_page = if begins_page { "<w:pageBreakBefore/>" } else { "" };
                    let _ = write!(out, "<w:p><w:pPr>{begins_page}{SEAM}</w:pPr></w:p>");
                }
                table(&mut out, &grid, (prose, measured), (rows, repeated));
            }
        }
        after_table = out.ends_with("</w:tbl>");
    }
    out
}

fn parts(sheet: &Sheet, grid: &Grid<'_>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for row in 0..sheet.rows.len() {
        if is_line(sheet, row) {
            parts.push(Part::Line(row));
            continue;
        }
        // Word repeats only the first rows of a table, so that a table with a head of its own begins there.
        let header = sheet.sections.iter().find(|section| section.header.start == row && !grid.is_crossed(row));
        match (parts.last_mut(), header) {
            (Some(Part::Rows { rows, .. }), None) => rows.end = row + 1,
            (_, header) => {
                let repeated = header.map_or(0, |section| section.header.len());
                parts.push(Part::Rows { rows: row..row + 1, repeated });
            }
        }
    }
    parts
}

/// Whether a row is one text over the whole width, without a frame.
fn is_line(sheet: &Sheet, row: usize) -> bool {
    let cells = &sheet.cells[sheet.cells_of(row)];
    let whole = |columns| columns == sheet.widths.len();
    !sheet.rows[row].framed && matches!(cells, [cell] if cell.rows == 1 && whole(cell.columns))
}

/// Adds the text of an unframed row as a paragraph, of the row's height if it is not one of a manuscript.
fn line(out: &mut String, prose: &Prose<'_>, row: usize) {
    let (sheet, measured) = (prose.added.sheet, prose.added.measured);
    let index = sheet.cells_of(row).start;
    let cell = &sheet.cells[index];
    let keep_next = sheet.rows.get(row + 1).is_some_and(|next| next.keep);
    if let CellStyle::Paragraph(style) = cell.style {
        // A part begins a page by its style; what is written beside that is a break of the user's in front of it.
        let is_broken = || {
            let above = row.checked_sub(1).and_then(|above| sheet.cells_of(above).next());
            above.is_some_and(|above| sheet.cells[above].style == CellStyle::Paragraph(Style::PageBreak))
        };
        let begins_page = sheet.rows[row].begins_page && (style != Style::Part || is_broken());
        let beside = Beside { keep_next, begins_page, align: None };
        prose.paragraph(out, index, style, &beside);
        return;
    }
    let lines = measured.lines(index).len().max(1) as f32;
    let rest = measured.heights[row] - lines * line_height(cell.style, measured.scale);
    let around = (rest / 2.0).max(pad_y(cell.style));
    let heads_form = cell.style == CellStyle::Title && !prose.is_text();
    let look = Look { around, keep_next, heads_form, ..Look::of(sheet, measured, index) };
    paragraph(out, &cell.text, &look);
}

/// A section that ends when the next one begins, or the document.
pub(super) struct Section {
    /// What says of which size its paper is, and how wide its margins are.
    paper: String,
    /// Whether its pages are numbered from 1, or go on from those before it; None without numbers.
    anew: Option<bool>,
    /// How many pages the PDF has of what it is numbered with.
    pages: usize,
    /// Whether a page break of the manuscript is the last of it.
    ends_with_break: bool,
}

impl Section {
    pub(super) fn of(added: &Added<'_>, no_page_numbers: bool) -> Self {
        let anew = added.numbers.is_none_or(|(before, _)| before == 0);
        let last = added.sheet.cells.last().map(|cell| cell.style);
        Self {
            paper: paper_of(added.sheet),
            anew: (!no_page_numbers).then_some(anew),
            pages: added.numbers.map_or(added.pages, |(_, all)| all),
            ends_with_break: last == Some(CellStyle::Paragraph(Style::PageBreak)),
        }
    }

    /// The end of the section, after which `next` begins on a page of its own.
    pub(super) fn end(&self, next: Option<&Self>, footers: &mut Footers) -> String {
        let goes_on = next.is_some_and(|next| next.anew == Some(false));
        let foot = self.anew.map(|anew| footers.section(anew, goes_on, self.pages)).unwrap_or_default();
        let (paper, reference, begins) = (&self.paper, foot.reference, foot.begins);
        let properties = format!(r#"<w:sectPr>{reference}<w:type w:val="nextPage"/>{paper}{begins}</w:sectPr>"#);
        // What follows begins a page anyway: the break is kept for a reader of the file.
        let style = if self.ends_with_break { r#"<w:pStyle w:val="PageBreak"/>"# } else { "" };
        // Word wants a paragraph behind a table, and the last properties behind it.
        let (inside, behind) = if next.is_some() { (properties.as_str(), "") } else { ("", properties.as_str()) };
        format!("<w:p><w:pPr>{style}{SEAM}{inside}</w:pPr>{}</w:p>{behind}", foot.mark)
    }
}

/// The elements that say what the paper of a form is.
fn paper_of(sheet: &Sheet) -> String {
    let ((width, height), page) = (paper(sheet), &sheet.page);
    let twips = |length: f32| (length * TWIPS).round();
    let [top, right, bottom, left] = page.margins_mm;
    let foot = twips(pt(bottom / 2.0));
    let bottom = (bottom - BOTTOM_SLACK_MM).max(bottom / 2.0);
    let [top, right, bottom, left] = [top, right, bottom, left].map(|mm| twips(pt(mm)));
    let landscape = if page.landscape { r#" w:orient="landscape""# } else { "" };
    format!(
        concat!(
            r#"<w:pgSz w:w="{width}" w:h="{height}"{landscape}/>"#,
            r#"<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{foot}" "#,
            r#"w:footer="{foot}" w:gutter="0"/>"#
        ),
        width = twips(width),
        height = twips(height),
        landscape = landscape,
        top = top,
        right = right,
        bottom = bottom,
        left = left,
        foot = foot
    )
}

//! A form as the paragraphs and tables of a section, and the paper of a section.

use super::TWIPS;
use super::grid::Grid;
use super::paragraph::{Look, paragraph};
use super::prose::{Beside, Prose};
use super::table::table;
use crate::base::length::pt;
use crate::page::{line_height, pad_y, paper};
use crate::sheet::{CellStyle, Sheet};
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
        let beside = Beside { keep_next, begins_page: sheet.rows[row].begins_page, align: None };
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

/// The end of a section, after which the next form begins on a page of its own.
pub(super) fn break_after(properties: &str) -> String {
    format!("<w:p><w:pPr>{SEAM}{properties}</w:pPr></w:p>")
}

/// The element that says what the paper of a form is.
pub(super) fn properties(sheet: &Sheet, no_page_numbers: bool) -> String {
    let ((width, height), page) = (paper(sheet), &sheet.page);
    let twips = |length: f32| (length * TWIPS).round();
    let [top, right, bottom, left] = page.margins_mm;
    let foot = twips(pt(bottom / 2.0));
    let bottom = (bottom - BOTTOM_SLACK_MM).max(bottom / 2.0);
    let [top, right, bottom, left] = [top, right, bottom, left].map(|mm| twips(pt(mm)));
    let landscape = if page.landscape { r#" w:orient="landscape""# } else { "" };
    let footer = if no_page_numbers { "" } else { r#"<w:footerReference w:type="default" r:id="rId2"/>"# };
    format!(
        concat!(
            r#"<w:sectPr>{footer}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{landscape}/>"#,
            r#"<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{foot}" "#,
            r#"w:footer="{foot}" w:gutter="0"/></w:sectPr>"#
        ),
        footer = footer,
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

//! Rows of a sheet as a table.

use super::TWIPS;
use super::grid::Grid;
use super::paragraph::{Look, paragraph};
use super::prose::{Beside, Prose};
use crate::page::{Measure, PADDING, room};
use crate::sheet::CellStyle;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::ops::Range;

/// A line around a cell, of half a point.
const FRAMED: &str = concat!(
    r#"<w:tcBorders><w:top w:val="single" w:sz="4" w:color="auto"/><w:left w:val="single" w:sz="4" w:color="auto"/>"#,
    r#"<w:bottom w:val="single" w:sz="4" w:color="auto"/><w:right w:val="single" w:sz="4" w:color="auto"/></w:tcBorders>"#
);

/// Adds `rows` as a table, of which the first `repeated` are printed on each page.
pub(super) fn table(
    out: &mut String,
    grid: &Grid<'_>,
    (prose, measured): (&Prose<'_>, &Measure),
    (rows, repeated): (Range<usize>, usize),
) {
    let edges: Vec<i64> = measured.edges.iter().map(|edge| (edge * TWIPS).round() as i64).collect();
    let columns = columns(grid, prose, &rows);
    let padding = (PADDING * TWIPS) as i64;
    let width = edges.last().copied().unwrap_or_default();
    // Writing to a String cannot fail, here and below.
    let _ = write!(
        out,
        concat!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>"#,
            r#"<w:tblCellMar><w:left w:w="{padding}" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>"#,
            "</w:tblPr><w:tblGrid>"
        ),
        width = width,
        padding = padding
    );
    for pair in columns.windows(2) {
        let _ = write!(out, r#"<w:gridCol w:w="{}"/>"#, edges[pair[1]] - edges[pair[0]]);
    }
    out.push_str("</w:tblGrid>");
    let first = rows.start;
    for row in rows {
        let height = measured.heights[row];
        let repeats = if row < first + repeated { "<w:tblHeader/>" } else { "" };
        // A row that is higher than a page must go on on the next one.
        let whole = if height < room(grid.sheet) { "<w:cantSplit/>" } else { "" };
        let twips = (height * TWIPS).floor();
        let _ =
            write!(out, r#"<w:tr><w:trPr>{whole}<w:trHeight w:val="{twips}" w:hRule="atLeast"/>{repeats}</w:trPr>"#);
        for (cell, column, count) in grid.row(row) {
            let (from, to) = (column, column + count);
            let count = columns.partition_point(|edge| *edge < to) - columns.partition_point(|edge| *edge < from);
            self::cell(out, (prose, measured), (row, cell), (edges[to] - edges[from], count));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

/// The columns of the grid that the table has, by their edges. A form has all, so that its tables stand below each other
/// as on the sheet; of the grid that the tables of a manuscript share, each has those that it uses, as Word allows no more
/// than 63.
fn columns(grid: &Grid<'_>, prose: &Prose<'_>, rows: &Range<usize>) -> Vec<usize> {
    let all = grid.sheet.widths.len();
    if !prose.is_text() {
        return (0..=all).collect();
    }
    let begun = rows.clone().flat_map(|row| grid.row(row).map(|(_, column, _)| column));
    begun.chain([all]).collect::<BTreeSet<usize>>().into_iter().collect()
}

/// Adds the cell of the sheet's cell `index` in `row`, or an empty one where no cell is.
fn cell(
    out: &mut String,
    (prose, measured): (&Prose<'_>, &Measure),
    (row, index): (usize, Option<usize>),
    (width, columns): (i64, usize),
) {
    let sheet = prose.added.sheet;
    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
    if columns > 1 {
        let _ = write!(out, r#"<w:gridSpan w:val="{columns}"/>"#);
    }
    let own = index.map(|index| (index, &sheet.cells[index]));
    let begins = own.is_some_and(|(_, cell)| cell.row == row);
    if own.is_some_and(|(_, cell)| cell.rows > 1) {
        out.push_str(if begins { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" });
    }
    if sheet.rows[row].framed && own.is_some() {
        out.push_str(FRAMED);
    }
    out.push_str(r#"<w:vAlign w:val="center"/></w:tcPr>"#);
    match own.filter(|_| begins) {
        Some((index, cell)) => {
            let next_keeps = sheet.rows.get(row + 1).is_some_and(|next| next.keep);
            let look = Look { keep_next: next_keeps, ..Look::of(sheet, measured, index) };
            if let CellStyle::Paragraph(style) = cell.style {
                let beside = Beside { keep_next: next_keeps, begins_page: false, align: Some(look.align) };
                prose.paragraph(out, index, style, &beside);
                out.push_str("</w:tc>");
                return;
            }
            let upright = cell.stacked && {
                let room: f32 = measured.heights[cell.row..cell.row + cell.rows].iter().sum();
                measured.stands_upright(sheet, index, room)
            };
            if upright {
                let stacked: Vec<String> = cell.text.chars().filter(|c| !c.is_whitespace()).map(String::from).collect();
                paragraph(out, &stacked.join("\n"), &look);
            } else {
                paragraph(out, &cell.text, &look);
            }
        }
        // Each cell has a paragraph.
        None => out.push_str("<w:p/>"),
    }
    out.push_str("</w:tc>");
}

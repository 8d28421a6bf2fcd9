//! Places the text and borders of a page's cells at points on paper.

use super::borders::Borders;
use super::measure::{Measure, PADDING, level_lines, line_height, pad_y, text_size};
use super::runs::write_runs;
use super::strip::Strip;
use super::wrap::Line;
use super::{Area, Page, Text, contents};
use crate::base::face::Faces;
use crate::sheet::{Align, Cell, CellStyle, Sheet, Style};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Distance of the baseline from the top of a character's square, as a share of the type size.
// Noto's ideographic square reaches from 0.88 em above the baseline to 0.12 em below it.
const BASELINE: f32 = 0.88;

/// Places the `strips` of a page on paper, with the table's upper left corner at `origin` (pt).
pub(super) fn place(sheet: &Sheet, measured: &Measure, faces: &Faces, strips: &[Strip], origin: (f32, f32)) -> Page {
    let xs: Vec<f32> = measured.edges.iter().map(|x| origin.0 + x).collect();
    let mut ys = vec![origin.1];
    ys.extend(strips.iter().scan(origin.1, |y, strip| {
        *y += strip.height;
        Some(*y)
    }));
    let mut page = Page::default();
    let mut borders = Borders::new(&xs, &ys);
    for i in cells_on(sheet, measured, strips) {
        let cell = &sheet.cells[i];
        let Some(here) = strips_of(strips, cell) else { continue };
        let (columns, framed) = (cell.column..cell.column + cell.columns, sheet.rows[cell.row].framed);
        let rect = [xs[columns.start], ys[here.start], xs[columns.end], ys[here.end]];
        if framed {
            borders.frame(columns, here.clone());
        }
        // Only a cell of one row is split by lines. A merged label is written whole on each page.
        let window = strips[here.start].lines.clone().filter(|_| cell.rows == 1);
        write(&mut page.texts, sheet, measured, faces, i, rect, window);
        page.areas.push(Area { cell: i, rect });
    }
    page.rules = borders.rules();
    page
}

/// Returns the indices of the cells of `strips`: those that begin there, and those that continue from above.
fn cells_on(sheet: &Sheet, measured: &Measure, strips: &[Strip]) -> BTreeSet<usize> {
    let rows = strips.iter().map(|strip| strip.row);
    rows.flat_map(|row| sheet.cells_of(row).chain(measured.continuing(row).iter().copied())).collect()
}

/// Returns the strips that `cell` covers on this page.
fn strips_of(strips: &[Strip], cell: &Cell) -> Option<Range<usize>> {
    let rows = cell.row..cell.row + cell.rows;
    let first = strips.iter().position(|strip| rows.contains(&strip.row))?;
    let count = strips[first..].iter().take_while(|strip| rows.contains(&strip.row)).count();
    Some(first..first + count)
}

fn write(
    texts: &mut Vec<Text>,
    sheet: &Sheet,
    measured: &Measure,
    faces: &Faces,
    index: usize,
    rect: [f32; 4],
    window: Option<Range<usize>>,
) {
    let cell = &sheet.cells[index];
    let (role, size) = text_size(cell.style, measured.scale);
    let line_height = line_height(cell.style, measured.scale);
    let room = rect[3] - rect[1];
    let mut lines = Cow::Borrowed(measured.lines(index));
    if cell.stacked && !measured.stands_upright(sheet, index, room) {
        lines = Cow::Owned(level_lines(faces, cell, measured.text_width(cell), measured.scale));
    }
    let align = cell.align.unwrap_or(if lines.len() > 1 && !is_label(cell) { Align::Left } else { Align::Center });
    // A row that is split by lines has padding only at its two ends.
    let split = window.as_ref().map(|window| if window.start == 0 { pad_y(cell.style) } else { 0.0 });
    let shown = window.map_or(0..lines.len(), |w| w.start.min(lines.len())..w.end.min(lines.len()));
    let height = shown.len() as f32 * line_height;
    let top = rect[1] + split.unwrap_or((room - height) / 2.0);
    for (n, line) in lines[shown].iter().enumerate() {
        let baseline = top + n as f32 * line_height + (line_height - size) / 2.0 + BASELINE * size;
        let x = line_start(cell, measured, rect, line, align);
        if let Some((title, page)) = cell.text[line.start..line.end].split_once('\t').filter(|_| is_contents(cell)) {
            let end = rect[2] - PADDING;
            contents::write(texts, faces, (role, size), (title, page), (x, end, baseline), index);
            continue;
        }
        write_runs(texts, faces, (role, size), &cell.text[line.start..line.end], (x, baseline), index);
    }
}

fn is_contents(cell: &Cell) -> bool {
    cell.style == CellStyle::Paragraph(Style::ContentsLine)
}

fn is_label(cell: &Cell) -> bool {
    cell.style != CellStyle::Value
}

fn line_start(cell: &Cell, measured: &Measure, rect: [f32; 4], line: &Line, align: Align) -> f32 {
    let left = rect[0] + PADDING + f32::from(cell.indent) * measured.scale.body;
    match align {
        Align::Left => left,
        Align::Right => rect[2] - PADDING - line.width,
        Align::Center => (rect[0] + rect[2] - line.width) / 2.0,
    }
}

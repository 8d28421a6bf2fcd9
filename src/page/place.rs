//! Places the text and borders of a page's cells at points on paper.

use super::borders::Borders;
use super::measure::{LINE_HEIGHT, Measure, PADDING, level_lines, pad_y, text_size};
use super::paginate::Strip;
use super::wrap::{Line, advance};
use super::{Area, Page, Text};
use crate::base::face::{Faces, Role};
use crate::sheet::{Align, Cell, Sheet};
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
    let line_height = size * LINE_HEIGHT;
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
        write_runs(texts, faces, role, size, &cell.text[line.start..line.end], (x, baseline), index);
    }
}

fn is_label(cell: &Cell) -> bool {
    cell.style != crate::sheet::CellStyle::Value
}

fn line_start(cell: &Cell, measured: &Measure, rect: [f32; 4], line: &Line, align: Align) -> f32 {
    let left = rect[0] + PADDING + f32::from(cell.indent) * measured.scale.body;
    match align {
        Align::Left => left,
        Align::Right => rect[2] - PADDING - line.width,
        Align::Center => (rect[0] + rect[2] - line.width) / 2.0,
    }
}

/// Writes a line as runs of one face each: a PDF text operator takes one font.
fn write_runs(
    texts: &mut Vec<Text>,
    faces: &Faces,
    role: Role,
    size: f32,
    line: &str,
    (mut x, baseline): (f32, f32),
    cell: usize,
) {
    let mut run: Option<Text> = None;
    for c in line.chars() {
        let (face, _) = faces.place(role, c);
        let wide = f32::from(advance(faces, role, c)) * size / 1000.0;
        // A tab has no glyph: it ends the run and only moves on.
        if c == '\t' || run.as_ref().is_some_and(|run| run.role != face) {
            texts.extend(run.take());
        }
        if c != '\t' {
            let fresh = || Text { x, baseline, size, role: face, text: String::new(), cell: Some(cell) };
            run.get_or_insert_with(fresh).text.push(c);
        }
        x += wide;
    }
    texts.extend(run);
}

//! Measures a sheet: column widths, row heights and wrapped lines, before anything is placed on a page.

use super::wrap::{Line, wrap};
use crate::base::face::{Faces, Role};
use crate::base::length::pt;
use crate::sheet::{Cell, CellStyle, LINE, PageSpec, Sheet, Style};
use std::ops::Range;

/// Space between the left or right border of a cell and its text, pt.
pub const PADDING: f32 = 4.0;

/// The type sizes and least row height that a sheet is set in, pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// Size of the title.
    pub title: f32,
    /// Size of all other text.
    pub body: f32,
    /// Least height of a framed row.
    pub row: f32,
    /// Distance of the lines of paragraphs.
    pub pitch: f32,
    /// Size of the text of a manuscript's tables.
    pub table: f32,
    /// Distance of the lines of tables, as a multiple of the type size.
    pub line: f32,
}

impl Scale {
    /// The sizes that a page asks for, with lines at the usual distance.
    pub fn full(page: &PageSpec) -> Self {
        let (title, body, row, pitch, table) = (page.title_pt, page.body_pt, page.row_pt, page.pitch_pt, page.table_pt);
        Self { title, body, row, pitch, table, line: LINE }
    }

    /// The sizes that `sheet` asks for.
    pub(super) fn of(sheet: &Sheet) -> Self {
        Self { line: sheet.line, ..Self::full(&sheet.page) }
    }

    /// These sizes, scaled so that the body is `body` pt.
    #[must_use]
    pub fn with_body(self, body: f32) -> Self {
        let share = body / self.body;
        let [title, row, pitch, table] = [self.title, self.row, self.pitch, self.table].map(|length| length * share);
        Self { title, body, row, pitch, table, line: self.line }
    }
}

/// The measures of a sheet: column edges, row heights and wrapped texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The sizes that it was measured in.
    pub scale: Scale,
    /// The left edge of each column and the right edge of the last, pt from the left edge of the table.
    pub edges: Vec<f32>,
    /// The height of each row, pt.
    pub heights: Vec<f32>,
    lines: Vec<Line>,
    cells: Vec<Range<u32>>,
    least: Vec<f32>,
    continuing: Vec<Vec<usize>>,
}

impl Measure {
    /// Returns the lines of the cell at index `cell`.
    pub fn lines(&self, cell: usize) -> &[Line] {
        let range = &self.cells[cell];
        &self.lines[range.start as usize..range.end as usize]
    }

    /// Returns the indices of the cells that begin above `row` and continue into it.
    pub(super) fn continuing(&self, row: usize) -> &[usize] {
        self.continuing.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the width of `cell`, pt.
    pub fn width(&self, cell: &Cell) -> f32 {
        self.edges[cell.column + cell.columns] - self.edges[cell.column]
    }

    /// Returns the width that the text of `cell` may take, pt.
    pub fn text_width(&self, cell: &Cell) -> f32 {
        let indent = f32::from(cell.indent) * self.scale.body;
        // At least one character: in a narrow column, padding and indent alone may exceed the width.
        (self.width(cell) - 2.0 * PADDING - indent).max(self.scale.body)
    }

    /// Returns the height that the cell at index `cell` needs when its text runs horizontally, pt.
    pub(super) fn least_height(&self, cell: usize) -> f32 {
        self.least[cell]
    }

    /// Whether the stacked label at index `cell` fits into a height of `room` pt.
    pub fn stands_upright(&self, sheet: &Sheet, cell: usize, room: f32) -> bool {
        // 0.01 pt absorbs rounding: both sides are f32 sums of the same heights in different order.
        sheet.cells[cell].stacked && self.full_height(sheet, cell) <= room + 0.01
    }

    /// Returns the height that the cell at index `cell` needs, pt.
    fn full_height(&self, sheet: &Sheet, cell: usize) -> f32 {
        text_height(&sheet.cells[cell], self.lines(cell).len(), self.scale)
    }
}

/// Returns the face and the size (pt) of the text in a cell of `style`.
pub fn text_size(style: CellStyle, scale: Scale) -> (Role, f32) {
    match style {
        CellStyle::Title => (Role::Title, scale.title),
        CellStyle::Caption | CellStyle::Label | CellStyle::Value => (Role::Body, scale.body),
        CellStyle::Paragraph(Style::Title) => (Role::Title, scale.title),
        CellStyle::Paragraph(Style::Part) => (Role::Sans, scale.title),
        CellStyle::Paragraph(Style::Heading1 | Style::Caption) => (Role::Sans, scale.body),
        CellStyle::Paragraph(Style::TableHead | Style::TableRow | Style::Form) => (Role::Body, scale.table),
        CellStyle::Paragraph(_) => (Role::Body, scale.body),
    }
}

/// Returns the space above and below the text in a cell of `style`, pt.
pub fn pad_y(style: CellStyle) -> f32 {
    match style {
        CellStyle::Title => 5.0,
        CellStyle::Caption => 2.0,
        CellStyle::Label | CellStyle::Value => 3.0,
        CellStyle::Paragraph(style) if style.is_table() || style == Style::Form => 3.0,
        // The pitch of the lines is the space between paragraphs too.
        CellStyle::Paragraph(_) => 0.0,
    }
}

/// Returns the distance of the lines of a cell of `style`, pt.
pub fn line_height(style: CellStyle, scale: Scale) -> f32 {
    let (_, size) = text_size(style, scale);
    match style {
        CellStyle::Paragraph(style) if !style.is_table() && style != Style::Form => scale.pitch.max(size * scale.line),
        _ => size * scale.line,
    }
}

fn text_height(cell: &Cell, lines: usize, scale: Scale) -> f32 {
    // An empty paragraph is an empty line.
    let lines = if matches!(cell.style, CellStyle::Paragraph(_)) { lines.max(1) } else { lines };
    lines as f32 * line_height(cell.style, scale) + 2.0 * pad_y(cell.style)
}

/// Wraps the text of a cell horizontally.
pub(super) fn level_lines(faces: &Faces, cell: &Cell, width: f32, scale: Scale) -> Vec<Line> {
    let mut lines = Vec::new();
    let (role, size) = text_size(cell.style, scale);
    wrap(faces, role, &cell.text, size, width, &mut lines);
    lines
}

/// Adds one line per character: a label set vertically in a narrow column, like 绩效指标 at the left of 广元's form.
fn stacked_lines(faces: &Faces, cell: &Cell, scale: Scale, lines: &mut Vec<Line>) {
    let (role, size) = text_size(cell.style, scale);
    lines.extend(cell.text.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(start, c)| Line {
        start,
        end: start + c.len_utf8(),
        width: f32::from(faces.advance(role, c)) * size / 1000.0,
    }));
}

/// Measures `sheet` at the sizes of `scale`.
pub fn measure(sheet: &Sheet, faces: &Faces, scale: Scale) -> Measure {
    let mut measured = Measure {
        scale,
        edges: edges(sheet),
        heights: sheet.rows.iter().map(|row| if row.framed { scale.row } else { 0.0 }).collect(),
        lines: Vec::with_capacity(sheet.cells.len() * 2),
        cells: Vec::with_capacity(sheet.cells.len()),
        least: Vec::with_capacity(sheet.cells.len()),
        continuing: continuing(sheet),
    };
    for cell in &sheet.cells {
        let first = measured.lines.len();
        let (role, size) = text_size(cell.style, scale);
        let width = measured.text_width(cell);
        wrap(faces, role, &cell.text, size, width, &mut measured.lines);
        // Measured horizontally even when stacked: on a continued page the label may be left with only a few rows.
        measured.least.push(text_height(cell, measured.lines.len() - first, scale));
        if cell.stacked {
            measured.lines.truncate(first);
            stacked_lines(faces, cell, scale, &mut measured.lines);
        }
        measured.cells.push(first as u32..measured.lines.len() as u32);
    }
    stretch_rows(sheet, &mut measured);
    measured
}

/// Returns for each row the indices of the cells that continue into it from above.
fn continuing(sheet: &Sheet) -> Vec<Vec<usize>> {
    let mut continuing = vec![Vec::new(); sheet.rows.len()];
    for (i, cell) in sheet.cells.iter().enumerate() {
        continuing[cell.row + 1..cell.row + cell.rows].iter_mut().for_each(|cells| cells.push(i));
    }
    continuing
}

/// Returns the column edges: the relative widths scaled to the paper between the margins.
fn edges(sheet: &Sheet) -> Vec<f32> {
    // Margins come from the template. They are narrower than the 28 mm of GB/T 9704 because a form is an attachment.
    let [_, right, _, left] = sheet.page.margins_mm.map(pt);
    let room = super::paper(sheet).0 - left - right;
    let total: f32 = sheet.widths.iter().sum();
    let mut at = 0.0;
    let mut edges = vec![0.0];
    for width in &sheet.widths {
        at += width / total * room;
        edges.push(at);
    }
    edges
}

/// Makes each row as high as its cells need. A cell over several rows stretches the last of them.
fn stretch_rows(sheet: &Sheet, measured: &mut Measure) {
    for (i, cell) in sheet.cells.iter().enumerate().filter(|(_, cell)| cell.rows == 1) {
        let need = measured.full_height(sheet, i);
        measured.heights[cell.row] = measured.heights[cell.row].max(need);
    }
    let mut spanning: Vec<usize> = (0..sheet.cells.len()).filter(|&i| sheet.cells[i].rows > 1).collect();
    // Short spans first: a long span around them then counts the height that they have added.
    spanning.sort_by_key(|&i| sheet.cells[i].rows);
    for i in spanning {
        let cell = &sheet.cells[i];
        let rows = cell.row..cell.row + cell.rows;
        // Only what the horizontal text needs: a stacked label that does not fit is set horizontally (see `place`).
        let lacking = measured.least_height(i) - measured.heights[rows.clone()].iter().sum::<f32>();
        if lacking > 0.0 {
            measured.heights[rows.end - 1] += lacking;
        }
    }
}

//! A sheet as the part of a workbook.

use super::printing::{Foot, page_breaks, setup};
use super::xml::{cell_name, escaped};
use super::{MAX_CELL_CHARS, MAX_ROW_PT, PX_PER_PT};
use crate::page::Paged;
use crate::sheet::{Cell, Sheet};
use std::fmt::Write;

/// Width of a digit of the standard font, Times New Roman of 12 pt, in pixels: column widths are counted in digits. In this
/// face it is 8 pixels and 6 pt exactly, where Excel rounds the 7.4 pixels of Calibri down and LibreOffice does not; and
/// every system has it, or one of the same widths.
const DIGIT_PX: f32 = 8.0;

/// What a cell holds.
pub(super) enum Content<'s> {
    Number(f64),
    Text(&'s str),
}

/// A sheet with the format and the content of each of its cells.
pub(super) struct Worksheet<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) paged: &'s Paged,
    pub(super) cells: Vec<(usize, Content<'s>)>,
    pub(super) foot: Foot,
    pub(super) first: bool,
}

impl Worksheet<'_> {
    /// The part.
    pub(super) fn part(&self) -> String {
        // Writing to a String cannot fail, here and below.
        let mut out = String::with_capacity(4_000 + self.sheet.cells.len() * 200);
        let (rows, columns) = (self.sheet.rows.len().max(1), self.sheet.widths.len().max(1));
        let chosen = if self.first { r#" tabSelected="1""# } else { "" };
        let _ = write!(
            out,
            concat!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                "\n",
                r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
                r#"<dimension ref="A1:{}"/>"#,
                r#"<sheetViews><sheetView{} workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>"#
            ),
            cell_name(rows - 1, columns - 1),
            chosen
        );
        for (column, edges) in self.paged.measure.edges.windows(2).enumerate() {
            let pixels = ((edges[1] - edges[0]) * PX_PER_PT).round();
            let width = (pixels / DIGIT_PX * 256.0).trunc() / 256.0;
            let number = column + 1;
            let _ = write!(out, r#"<col min="{number}" max="{number}" width="{width}" customWidth="1"/>"#);
        }
        out.push_str("</cols><sheetData>");
        self.rows(&mut out);
        out.push_str("</sheetData>");
        self.merges(&mut out);
        setup(&mut out, self.sheet, self.foot);
        page_breaks(&mut out, self.paged);
        out.push_str("</worksheet>");
        out
    }

    fn rows(&self, out: &mut String) {
        let columns = self.sheet.widths.len();
        // The cell that begins at, or covers, each place of the grid.
        let mut grid: Vec<Option<usize>> = vec![None; self.sheet.rows.len() * columns];
        for (index, cell) in self.sheet.cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.rows {
                grid[row * columns + cell.column..][..cell.columns].fill(Some(index));
            }
        }
        let heights = self.paged.heights();
        for (row, places) in grid.chunks(columns.max(1)).enumerate() {
            // In whole pixels, as spreadsheets keep it; never more, or a full page would lose its last row. For every row,
            // since Excel never fits the height of merged wrapped cells.
            let height = heights[row].min(MAX_ROW_PT) * PX_PER_PT;
            let _ = write!(out, r#"<row r="{}" ht="{}" customHeight="1">"#, row + 1, height.floor() / PX_PER_PT);
            for (column, index) in places.iter().enumerate() {
                let Some(index) = *index else { continue };
                let cell = &self.sheet.cells[index];
                let begins = (cell.row, cell.column) == (row, column);
                self.cell(out, index, &cell_name(row, column), begins);
            }
            out.push_str("</row>");
        }
    }

    /// Adds the cell called `name`, which the sheet's cell `index` covers and, perhaps, begins in. A blank one keeps its
    /// border.
    fn cell(&self, out: &mut String, index: usize, name: &str, begins: bool) {
        let (format, content) = &self.cells[index];
        let _ = match content {
            Content::Number(number) if begins => write!(out, r#"<c r="{name}" s="{format}"><v>{number}</v></c>"#),
            Content::Text(text) if begins && !text.is_empty() => {
                let upright = self.stands_upright(index);
                let text = shown_text(text, upright);
                write!(
                    out,
                    r#"<c r="{name}" s="{format}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
                    escaped(&text)
                )
            }
            Content::Number(_) | Content::Text(_) => write!(out, r#"<c r="{name}" s="{format}"/>"#),
        };
    }

    fn stands_upright(&self, index: usize) -> bool {
        let cell = &self.sheet.cells[index];
        cell.stacked && {
            let room: f32 = self.paged.measure.heights[cell.row..cell.row + cell.rows].iter().sum();
            self.paged.measure.stands_upright(self.sheet, index, room)
        }
    }

    fn merges(&self, out: &mut String) {
        let merged: Vec<&Cell> = self.sheet.cells.iter().filter(|cell| cell.rows * cell.columns > 1).collect();
        if merged.is_empty() {
            return;
        }
        let _ = write!(out, r#"<mergeCells count="{}">"#, merged.len());
        for cell in merged {
            let last = cell_name(cell.row + cell.rows - 1, cell.column + cell.columns - 1);
            let _ = write!(out, r#"<mergeCell ref="{}:{last}"/>"#, cell_name(cell.row, cell.column));
        }
        out.push_str("</mergeCells>");
    }
}

/// A cell's text in the spreadsheet; stacked labels have one character per line.
fn shown_text(text: &str, upright: bool) -> String {
    if upright {
        let characters: Vec<String> = text.chars().filter(|c| !c.is_whitespace()).map(String::from).collect();
        return characters.join("\n");
    }
    match text.char_indices().nth(MAX_CELL_CHARS) {
        Some((end, _)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

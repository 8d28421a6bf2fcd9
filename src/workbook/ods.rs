//! .ods, read directly: calamine does not tell merged cells of this kind, and lays out whatever area a file claims.

use super::area::Area;
use super::error::WorkbookError;
use super::grid::{Grid, GridCell};
use super::limits::{self, Room};
use super::number;
use super::package::Package;
use super::xml::{Node, attribute, events};
use quick_xml::events::BytesStart;
use std::ops::ControlFlow;

/// Reads the sheets.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, WorkbookError> {
    // An encrypted file names its key here; a manifest that cannot be read says nothing.
    if package.part("META-INF/manifest.xml")?.unwrap_or_default().text.contains("encryption-data") {
        return Err(WorkbookError::Encrypted);
    }
    let content = package.needed("content.xml")?;
    let mut sheets = Sheets::default();
    let sound = events(&content, |node| {
        match node {
            Node::Start(name, tag) => sheets.start(name, tag),
            Node::End(name) => sheets.end(name),
            Node::Text(text) => sheets.text(text),
        }
        if sheets.done.len() > limits::SHEETS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    sheets.finish((!sound).then(|| "工作表没有读完：内容在中途断开".to_owned()));
    if sheets.done.len() > limits::SHEETS {
        return Err(WorkbookError::TooManySheets { found: sheets.done.len() });
    }
    Ok(sheets.done)
}

/// The sheets read so far, and the one that is being read.
#[derive(Default)]
struct Sheets {
    done: Vec<Grid>,
    room: Room,
    full: bool,
    name: Option<String>,
    cells: Vec<GridCell>,
    merges: Vec<Area>,
    row: u32,
    rows: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// How deep in notes, which hang on cells and are no text of theirs.
    aside: u32,
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    columns: u32,
    text: String,
    paragraphs: u32,
    number: Option<f64>,
    percent: bool,
    date: Option<String>,
}

impl Sheets {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let number = |name: &str| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
        match name {
            "table" if self.name.is_none() => {
                self.name = Some(attribute(tag, "name").unwrap_or_default());
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                self.rows = number("number-rows-repeated").unwrap_or(1).max(1);
                self.column = 0;
            }
            "table-cell" | "covered-table-cell" if self.aside == 0 => {
                let area = Area {
                    row: self.row,
                    column: self.column,
                    rows: number("number-rows-spanned").unwrap_or(1).max(1),
                    columns: number("number-columns-spanned").unwrap_or(1).max(1),
                };
                if area.rows > 1 || area.columns > 1 {
                    self.merges.push(area);
                }
                let kind = attribute(tag, "value-type").unwrap_or_default();
                self.cell = Some(OpenCell {
                    columns: number("number-columns-repeated").unwrap_or(1).max(1),
                    number: attribute(tag, "value").and_then(|text| text.parse().ok()),
                    percent: kind == "percentage",
                    date: attribute(tag, "date-value"),
                    ..OpenCell::default()
                });
            }
            "annotation" | "shapes" => self.aside += 1,
            "p" if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                }
            }
            "line-break" => self.text("\n"),
            "tab" => self.text("\t"),
            "s" => {
                let spaces = number("c").unwrap_or(1).min(limits::CELL_CHARS as u32);
                self.text(&" ".repeat(spaces as usize));
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| self.aside == 0 && cell.paragraphs > 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, tag: &str) {
        match tag {
            "table" => self.finish(None),
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "table-cell" | "covered-table-cell" if self.aside == 0 => self.close_cell(),
            "annotation" | "shapes" => self.aside = self.aside.saturating_sub(1),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let (row, column, columns) = (self.row, self.column, cell.columns);
        self.column = self.column.saturating_add(columns);
        let text = cell.shown();
        if text.is_empty() {
            return;
        }
        let failed = text.starts_with('#') && text.ends_with(['!', '?', 'A']) && text.is_ascii();
        // Rows and cells that repeat, filled ones too, are written once with a count.
        for row in (0..self.rows).map_while(|i| row.checked_add(i)) {
            for column in (0..columns).map_while(|i| column.checked_add(i)) {
                if !self.room.cell(text.len()) {
                    self.full = true;
                    return;
                }
                self.cells.push(GridCell { area: Area::single(row, column), text: text.clone(), failed });
            }
        }
    }

    fn finish(&mut self, notice: Option<String>) {
        if let Some(name) = self.name.take() {
            let (cells, merges) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.merges));
            let mut grid = Grid::new(name, cells, &merges, &mut self.room);
            grid.notices.extend(notice);
            grid.notices.extend(std::mem::take(&mut self.full).then(limits::surplus));
            self.done.push(grid);
        }
    }
}

impl OpenCell {
    /// The text of the cell: of a number, its value rather than what its format made of it, unless it is a percentage.
    fn shown(self) -> String {
        if let Some(date) = self.date {
            let mut parts = date.split('T').next().unwrap_or_default().split('-').map(str::parse::<u32>);
            if let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) {
                return if self.text.contains('年') { self.text } else { format!("{year}年{month}月{day}日") };
            }
        }
        match self.number {
            Some(number) if !self.percent && plain_figures(&self.text) => number::plain(number),
            _ => self.text,
        }
    }
}

/// Whether the text is nothing but a number: a format may add words to it.
fn plain_figures(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "+-.,Ee".contains(c))
}

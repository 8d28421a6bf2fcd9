//! .ods files. Not read by calamine, which gives no merged cells for them and allocates whatever area a file claims.

use super::area::Area;
use super::error::WorkbookError;
use super::grid::Grid;
use super::limits;
use super::package::Package;
use super::sheets::{BROKEN_OFF, Sheets};
use super::shown::plain;
use super::text::Text;
use super::xml::{Node, attribute, events};
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// What users know the part as that holds all sheets.
const CONTENT: &str = "表格内容";

/// Reads the sheets.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, WorkbookError> {
    // The manifest of an encrypted file names its keys.
    if package.part("META-INF/manifest.xml", "文件清单")?.unwrap_or_default().contains("encryption-data") {
        return Err(WorkbookError::Encrypted);
    }
    let content = package.needed("content.xml", CONTENT)?;
    let mut reading = Content::default();
    let sound = events(&content, |node| {
        match node {
            Node::Start(name, tag) => reading.start(name, tag),
            Node::End(name) => reading.end(name),
            Node::Text(text) => reading.text(text),
        }
        if reading.sheets.count() > limits::SHEETS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    // Between two sheets there is none to tell it of.
    if !sound && reading.name.is_none() {
        return Err(WorkbookError::broken_off(CONTENT));
    }
    reading.close_sheet((!sound).then_some(BROKEN_OFF));
    let found = reading.sheets.count();
    if found > limits::SHEETS {
        return Err(WorkbookError::TooManySheets { found });
    }
    Ok(reading.sheets.into_grids())
}

/// The sheets read so far, and the position in the open one.
#[derive(Default)]
struct Content {
    sheets: Sheets,
    name: Option<String>,
    row: u32,
    rows: u32,
    column: u32,
    cell: Option<OpenCell>,
    /// The depth in annotations and shapes: they are attached to cells, but not part of the cell's text.
    aside: u32,
}

/// The open cell.
#[derive(Default)]
struct OpenCell {
    columns: u32,
    text: Text,
    paragraphs: u32,
    number: Option<f64>,
    percent: bool,
    date: Option<String>,
}

impl Content {
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
                    self.sheets.merge(area);
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
                        cell.text.push("\n");
                    }
                    cell.paragraphs += 1;
                }
            }
            "line-break" => self.text("\n"),
            "tab" => self.text("\t"),
            "s" => {
                let spaces = number("c").unwrap_or(1) as usize;
                self.open_text().into_iter().for_each(|text| text.push_spaces(spaces));
            }
            _ => {}
        }
    }

    /// The text of the open cell, while in one of its paragraphs.
    fn open_text(&mut self) -> Option<&mut Text> {
        let cell = self.cell.as_mut().filter(|cell| self.aside == 0 && cell.paragraphs > 0);
        cell.map(|cell| &mut cell.text)
    }

    fn text(&mut self, piece: &str) {
        self.open_text().into_iter().for_each(|text| text.push(piece));
    }

    fn end(&mut self, tag: &str) {
        match tag {
            "table" => self.close_sheet(None),
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
        // LibreOffice writes equal rows and cells once with a count, also filled ones. The room bounds the loops.
        for row in (0..self.rows).map_while(|i| row.checked_add(i)) {
            for column in (0..columns).map_while(|i| column.checked_add(i)) {
                if !self.sheets.add(row, column, Cow::Borrowed(&text), failed) {
                    return;
                }
            }
        }
    }

    fn close_sheet(&mut self, notice: Option<&str>) {
        if let Some(name) = self.name.take() {
            self.sheets.close(name, notice);
        }
    }
}

impl OpenCell {
    /// The text of the cell. Of a number it is the value, without the padding of its format, unless it is a percentage.
    fn shown(&self) -> Cow<'_, str> {
        let text = self.text.as_str();
        if let Some(date) = &self.date {
            let mut parts = date.split('T').next().unwrap_or_default().split('-').map(str::parse::<u32>);
            if let (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) = (parts.next(), parts.next(), parts.next()) {
                let written = text.contains('年');
                return if written { text.into() } else { format!("{year}年{month}月{day}日").into() };
            }
        }
        match self.number {
            Some(number) if !self.percent && plain_figures(text) => plain(number).into(),
            _ => text.into(),
        }
    }
}

/// Whether the text is a number alone; if the format adds words (6万元), the shown text is kept.
fn plain_figures(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || "+-.,Ee".contains(c))
}

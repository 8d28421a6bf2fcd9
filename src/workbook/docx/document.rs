//! Walks through a document: paragraphs go into the open cell of the innermost table, else into a row of their own.

use super::super::area::Area;
use super::super::grid::Grid;
use super::super::sheets::Sheets;
use super::super::text::Text;
use super::super::xml::{Node, attribute};
use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::table::{Merge, Table};
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Elements whose content is not shown, or shown elsewhere a second time: the old form of a drawing, text that was moved
/// away, the pronunciation above characters.
const UNSEEN: [&str; 4] = ["Fallback", "moveFrom", "rt", "del"];
/// What a document is called.
const DOCUMENT: &str = "文档";
/// The style of the title of a form.
const FORM_TITLE: &str = "FormTitle";
/// How many tables may stand in each other, and paragraphs (of text boxes) in each other.
const DEPTH: usize = 64;

/// The document as read so far.
pub(super) struct Document {
    sheets: Sheets,
    numbering: Numbering,
    /// The row after the last one.
    next_row: u32,
    tables: Vec<Table>,
    paragraphs: Vec<Paragraph>,
    unseen: u32,
    full: bool,
    /// The rows of the lines above the next table, where such a line is as wide as the table.
    lines: Option<Vec<u32>>,
}

impl Document {
    /// A document whose lines above a table, as its title, are as wide as the table if `wide`: so this program writes them.
    pub(super) fn new(numbering: Numbering, wide: bool) -> Self {
        let lines = wide.then(Vec::new);
        let (tables, paragraphs) = (Vec::new(), Vec::new());
        Self { sheets: Sheets::default(), numbering, next_row: 0, tables, paragraphs, unseen: 0, full: false, lines }
    }

    pub(super) fn see(&mut self, node: &Node<'_>) -> ControlFlow<()> {
        match node {
            Node::Start(name, _) if UNSEEN.contains(name) => self.unseen += 1,
            Node::End(name) if UNSEEN.contains(name) => self.unseen = self.unseen.saturating_sub(1),
            _ if self.unseen > 0 => {}
            Node::Start(name, tag) => self.start(name, tag),
            Node::End(name) => self.end(name),
            Node::Text(text) => self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.text(text)),
        }
        if self.full { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        let number = || value().and_then(|text| text.parse::<u32>().ok());
        // A table in a text box: the properties of its cells are not those of the paragraph around it.
        match name {
            "tbl" if self.tables.len() < DEPTH => {
                let column = self.tables.last().map_or(0, Table::column);
                self.tables.push(Table::at(column));
            }
            "p" if self.paragraphs.len() < DEPTH => self.paragraphs.push(Paragraph::default()),
            "tr" => {
                let row = self.next_row;
                if let Some(table) = self.tables.last_mut() {
                    table.start_row(row);
                    self.next_row = row.saturating_add(1);
                }
            }
            "bookmarkStart" if self.lines.is_some() && self.paragraphs.is_empty() => self.sheets.placed = true,
            "gridBefore" => self.table(|table| table.skip(number().unwrap_or(0))),
            "tc" => self.table(Table::start_cell),
            "gridSpan" => self.table(|table| table.cell.columns = number().unwrap_or(1).max(1)),
            // Without a value both mean that the merge goes on.
            "vMerge" => self.table(|table| table.cell.down = Merge::called(value().as_deref())),
            "hMerge" => self.table(|table| table.cell.across = Merge::called(value().as_deref())),
            _ => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.start(name, tag);
                }
            }
        }
    }

    fn table(&mut self, act: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    self.full |= !table.end_cell(&mut self.sheets);
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row(&mut self.sheets);
                }
            }
            "tbl" => {
                if let Some(mut table) = self.tables.pop() {
                    table.end(&mut self.sheets);
                    let columns = table.column();
                    let lines = self.lines.as_mut().map(std::mem::take).unwrap_or_default();
                    let across = lines.into_iter().map(|row| Area { row, column: 0, rows: 1, columns });
                    across.for_each(|line| self.sheets.merge(line));
                }
            }
            _ => self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.end(name)),
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let styled = paragraph.styled().filter(|styled| self.lines.is_some() && styled.id != FORM_TITLE);
        let number = paragraph.number(&mut self.numbering);
        let mut text = Text::default();
        number.iter().for_each(|number| text.push(number));
        text.push(paragraph.as_str());
        // Between the rows of a table there are no paragraphs.
        if let Some(table) = self.tables.last_mut() {
            table.cell.paragraph(text.as_str());
            let row = self.next_row.saturating_sub(1);
            if let Some(styled) = styled {
                let _ = self.sheets.prose.entry(row).or_insert(styled);
            }
        } else if let Some(styled) = styled {
            self.full |= !self.sheets.add(self.next_row, 0, Cow::Borrowed(text.as_str()), false);
            self.sheets.prose.insert(self.next_row, styled);
            self.next_row = self.next_row.saturating_add(1);
        } else if !text.as_str().trim().is_empty() {
            self.full |= !self.sheets.add(self.next_row, 0, Cow::Borrowed(text.as_str()), false);
            self.lines.iter_mut().for_each(|lines| lines.push(self.next_row));
            self.next_row = self.next_row.saturating_add(1);
        }
        // This program begins a section with each form, and with each text of a manuscript.
        if let Some(lines) = self.lines.as_mut().filter(|_| paragraph.ends_section && self.tables.is_empty()) {
            lines.clear();
            self.sheets.close(DOCUMENT.to_owned(), None);
            self.next_row = 0;
        }
    }

    /// The document as one grid, with a notice if it was cut off.
    pub(super) fn into_grids(mut self, notice: Option<&str>) -> Vec<Grid> {
        while let Some(mut table) = self.tables.pop() {
            table.end(&mut self.sheets);
        }
        self.sheets.close(DOCUMENT.to_owned(), notice);
        self.sheets.into_grids()
    }
}

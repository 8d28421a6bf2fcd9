//! The cells of a sheet.

use super::super::area::Area;
use super::super::grid::{Grid, GridCell};
use super::super::limits::{self, Room};
use super::super::number;
use super::super::package::Part;
use super::super::xml::{Node, attribute, events};
use super::strings::{Rich, unescape};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// What the cells refer to.
pub(super) struct Known<'k> {
    pub(super) strings: &'k [String],
    pub(super) formats: &'k [String],
    pub(super) shift: f64,
}

/// Reads the sheet; one that is damaged keeps what could be read, and says so.
pub(super) fn read(name: String, part: &Part, known: &Known<'_>, room: &mut Room) -> Grid {
    let mut sheet = Sheet {
        known,
        room,
        cells: Vec::new(),
        merges: Vec::new(),
        row: 0,
        column: 0,
        open: Open::default(),
        within: Within::Nothing,
        formulas: HashMap::new(),
        full: false,
        ended: false,
    };
    let sound = events(&part.text, |node| sheet.see(&node));
    let Sheet { cells, merges, room, full, ended, .. } = sheet;
    let mut grid = Grid::new(name, cells, &merges, room);
    grid.notices.extend(full.then(limits::surplus));
    let whole = sound && ended && part.whole;
    if !full && !whole {
        grid.notices.push("工作表没有读完：内容在中途断开".to_owned());
    }
    grid
}

/// A sheet in the reading.
struct Sheet<'k, 'r> {
    known: &'k Known<'k>,
    room: &'r mut Room,
    cells: Vec<GridCell>,
    merges: Vec<Area>,
    row: u32,
    column: u32,
    open: Open,
    within: Within,
    /// Formulas that several cells share, by their numbers.
    formulas: HashMap<String, String>,
    full: bool,
    /// Whether the end of the cells was seen.
    ended: bool,
}

/// The part of a cell that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Value,
    Formula,
    Text,
}

/// The cell that is being read.
#[derive(Default)]
struct Open {
    kind: String,
    style: usize,
    value: String,
    formula: Option<String>,
    shared: Option<String>,
    rich: Rich,
}

impl Sheet<'_, '_> {
    fn see(&mut self, node: &Node<'_>) -> ControlFlow<()> {
        match node {
            Node::Start("row", tag) => {
                let stated = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
                self.row = stated.map_or(self.row, |row| row.saturating_sub(1));
                self.column = 0;
            }
            Node::End("row") => self.row = self.row.saturating_add(1),
            Node::Start("c", tag) => self.start(tag),
            Node::End("c") => return self.end(),
            Node::Start("v", _) => self.within = Within::Value,
            Node::Start("f", tag) => {
                self.within = Within::Formula;
                self.open.formula = Some(String::new());
                self.open.shared = attribute(tag, "si");
            }
            Node::Start("is", _) => self.within = Within::Text,
            Node::End("v" | "f" | "is") => self.within = Within::Nothing,
            Node::Text(text) if self.within == Within::Value => self.open.value.push_str(text),
            Node::Text(text) if self.within == Within::Formula => {
                self.open.formula.iter_mut().for_each(|formula| formula.push_str(text));
            }
            Node::End("sheetData") => self.ended = true,
            Node::Start("mergeCell", tag) if self.merges.len() < limits::CELLS => {
                self.merges.extend(attribute(tag, "ref").and_then(|range| Area::at(&range)));
            }
            other if self.within == Within::Text => self.open.rich.see(other),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let open = &mut self.open;
        open.kind.clear();
        open.value.clear();
        open.rich.clear();
        (open.style, open.formula, open.shared) = (0, None, None);
        self.within = Within::Nothing;
        for attribute in tag.attributes().with_checks(false).flatten() {
            match attribute.key.as_ref() {
                "r" => {
                    if let Some(area) = Area::at(&attribute.value) {
                        (self.row, self.column) = (area.row, area.column);
                    }
                }
                "t" => open.kind.push_str(&attribute.value),
                "s" => open.style = attribute.value.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    fn end(&mut self) -> ControlFlow<()> {
        let area = Area::single(self.row, self.column);
        self.column = self.column.saturating_add(1);
        self.within = Within::Nothing;
        let (text, failed) = self.shown();
        if text.is_empty() {
            return ControlFlow::Continue(());
        }
        if !self.room.cell(text.len()) {
            self.full = true;
            return ControlFlow::Break(());
        }
        self.cells.push(GridCell { area, text, failed });
        ControlFlow::Continue(())
    }

    /// What the cell shows, and whether it should show something else.
    fn shown(&mut self) -> (String, bool) {
        let open = &mut self.open;
        if let (Some(formula), Some(shared)) = (&open.formula, &open.shared) {
            if formula.is_empty() {
                open.formula = self.formulas.get(shared).cloned();
            } else {
                self.formulas.insert(shared.clone(), formula.clone());
            }
        }
        let value = open.value.trim();
        match open.kind.as_str() {
            "inlineStr" => (open.rich.take(), false),
            "str" => {
                let mut text = String::new();
                unescape(&open.value, &mut text);
                (text, false)
            }
            _ if value.is_empty() => match open.formula.take().filter(|formula| !formula.is_empty()) {
                Some(formula) => (format!("={formula}"), computes(&formula)),
                None => (String::new(), false),
            },
            "s" => match value.parse::<usize>().ok().and_then(|index| self.known.strings.get(index)) {
                Some(text) => (text.clone(), false),
                None => (format!("[文字 {value}]"), true),
            },
            "e" => (value.to_owned(), true),
            "b" => (if value == "1" || value == "true" { "TRUE" } else { "FALSE" }.to_owned(), false),
            "d" => (value.to_owned(), false),
            _ => match value.parse::<f64>() {
                Ok(number) => (self.number(number), false),
                Err(_) => (value.to_owned(), false),
            },
        }
    }

    fn number(&self, value: f64) -> String {
        let code = self.known.formats.get(self.open.style).map_or("", String::as_str);
        number::shown_since(value, code, self.known.shift)
    }
}

/// Whether a formula computes something. Some programs take a typed `=1家` for a formula, and it is none.
fn computes(formula: &str) -> bool {
    let mut after_letter = false;
    formula.chars().any(|c| {
        let reference = after_letter && c.is_ascii_digit();
        after_letter = c.is_ascii_alphabetic() || (after_letter && c == '$');
        reference || matches!(c, '(' | '!' | '+' | '*' | '/' | '&')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_formula() {
        for (text, expected) in
            [("1家", false), ("100%", false), ("SUM(E6:E9)", true), ("E6+F6", true), ("B2", true), ("表1!A1", true)]
        {
            assert_eq!(computes(text), expected, "{text}");
        }
    }
}

//! Reads the cells, merged ranges and drop-down lists of an .xlsx sheet.

use super::super::area::Area;
use super::super::sheets::{BROKEN_OFF, Sheets};
use super::super::shown::Formats;
use super::super::text::{SharedTexts, Text};
use super::super::xml::{Node, attribute, events};
use super::choices::Choices;
use super::formula::{Formula, Formulas};
use super::paper;
use super::strings::{Rich, unescape};
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// What cells refer to: shared texts, number formats, defined names.
pub(super) struct Known {
    pub(super) strings: SharedTexts,
    pub(super) formats: Formats,
    pub(super) names: HashMap<String, String>,
}

/// Reads the sheet; a damaged one keeps what could be read, with a notice.
pub(super) fn read(name: String, part: &str, known: &Known, sheets: &mut Sheets) {
    let mut sheet = Sheet {
        known,
        sheets,
        row: 0,
        column: 0,
        open: Open::default(),
        within: Within::Nothing,
        formulas: Formulas::default(),
        choices: Choices::default(),
        ended: false,
    };
    let sound = events(part, |node| sheet.see(&node));
    let whole = sound && sheet.ended;
    sheets.close(name, (!whole).then_some(BROKEN_OFF));
}

/// The sheet being read.
struct Sheet<'k, 's> {
    known: &'k Known,
    sheets: &'s mut Sheets,
    row: u32,
    column: u32,
    open: Open,
    within: Within,
    formulas: Formulas,
    choices: Choices,
    /// Whether the end of the cells was reached; merges and lists follow it.
    ended: bool,
}

/// The part of the open cell that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Value,
    Formula,
    Text,
}

/// The open cell; its buffers are reused for the next one.
#[derive(Default)]
struct Open {
    kind: String,
    style: usize,
    value: Text,
    formula: Formula,
    rich: Rich,
}

impl Sheet<'_, '_> {
    fn see(&mut self, node: &Node<'_>) -> ControlFlow<()> {
        match node {
            Node::Start("mergeCell", tag) => {
                if let Some(area) = attribute(tag, "ref").and_then(|range| Area::at(&range)) {
                    self.sheets.merge(area);
                }
            }
            Node::End("sheetData") => self.ended = true,
            // `r` is optional on rows and cells: without it they follow each other.
            Node::Start("row", tag) => {
                let stated = attribute(tag, "r").and_then(|text| text.parse::<u32>().ok());
                self.row = stated.map_or(self.row, |row| row.saturating_sub(1));
                self.column = 0;
            }
            Node::End("row") => self.row = self.row.saturating_add(1),
            Node::Start("c", tag) => self.start(tag),
            Node::End("c") => return self.end(),
            behind if self.ended => {
                paper::see(&mut self.sheets.paper, behind);
                if let Some((cells, source)) = self.choices.see(behind) {
                    self.sheets.list(cells, self.known.names.get(source).map_or(source, String::as_str));
                }
            }
            Node::Start("v", _) => self.within = Within::Value,
            Node::Start("f", tag) => {
                self.within = Within::Formula;
                self.open.formula.shared = attribute(tag, "si");
            }
            Node::Start("is", _) => self.within = Within::Text,
            Node::End("v" | "f" | "is") => self.within = Within::Nothing,
            Node::Text(text) if self.within == Within::Value => self.open.value.push(text),
            Node::Text(text) if self.within == Within::Formula => self.open.formula.text.push(text),
            other if self.within == Within::Text => self.open.rich.see(other),
            other => paper::see(&mut self.sheets.paper, other),
        }
        ControlFlow::Continue(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let open = &mut self.open;
        open.kind.clear();
        open.value.clear();
        open.rich.clear();
        open.formula.text.clear();
        (open.style, open.formula.shared) = (0, None);
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
        let (row, column) = (self.row, self.column);
        self.column = self.column.saturating_add(1);
        self.within = Within::Nothing;
        self.formulas.keep(&self.open.formula);
        let (text, failed) = self.open.shown(self.known, &self.formulas);
        if self.sheets.add(row, column, text, failed) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

impl Open {
    /// The text of the cell, and whether it should show something else: an error, or a formula without its result.
    fn shown<'o>(&'o self, known: &'o Known, formulas: &'o Formulas) -> (Cow<'o, str>, bool) {
        let value = self.value.as_str().trim();
        match self.kind.as_str() {
            "inlineStr" => (Cow::Borrowed(self.rich.as_str()), false),
            "str" => {
                let mut text = Text::default();
                unescape(self.value.as_str(), &mut text);
                (Cow::Owned(text.as_str().to_owned()), false)
            }
            // No result: the file was written by a program that does not calculate.
            _ if value.is_empty() => formulas.shown(&self.formula),
            "s" => match value.parse::<usize>().ok().and_then(|index| known.strings.get(index)) {
                Some(text) => (Cow::Borrowed(text), false),
                None => (Cow::Owned(format!("[文字 {value}]")), true),
            },
            "e" => (Cow::Borrowed(value), true),
            // xsd:boolean allows both spellings.
            "b" => (Cow::Borrowed(if value == "1" || value == "true" { "TRUE" } else { "FALSE" }), false),
            "d" => (Cow::Borrowed(value), false),
            _ => match value.parse::<f64>() {
                Ok(number) => (Cow::Owned(known.formats.shown(number, self.style)), false),
                Err(_) => (Cow::Borrowed(value), false),
            },
        }
    }
}

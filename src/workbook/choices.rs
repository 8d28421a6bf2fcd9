//! The drop-down lists of an .xlsx file, which calamine does not tell.

use super::error::WorkbookError;
use super::package::Package;
use super::xlsx::Book;
use super::xml::{Node, attribute, events};
use std::ops::ControlFlow;

/// How many lists of a sheet are read.
const MOST: usize = 10_000;

/// A drop-down list of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DropDown {
    /// The cells that have it, as the file writes them: `F3:F1000 H3`.
    pub(crate) cells: String,
    /// What it offers: texts in quotes, or the address of the cells that hold them.
    pub(crate) source: String,
}

/// The drop-down lists of the sheet `name` in the package `bytes`, names of ranges replaced by their addresses.
pub(crate) fn read(bytes: &[u8], name: &str) -> Result<Vec<DropDown>, WorkbookError> {
    let mut package = Package::open(bytes)?;
    let book = Book::read(&mut package)?;
    let sheet = book.sheets.iter().find(|(sheet, _)| sheet == name);
    let part = sheet.map(|(_, path)| package.needed(path)).transpose()?;
    let mut lists = lists(&part.unwrap_or_default());
    for list in &mut lists {
        if let Some(address) = book.names.get(&list.source) {
            list.source.clone_from(address);
        }
    }
    Ok(lists)
}

fn lists(sheet: &str) -> Vec<DropDown> {
    let mut lists = Vec::new();
    let (mut open, mut within): (Option<DropDown>, &str) = (None, "");
    events(sheet, |node| {
        match (node, &mut open) {
            (Node::Start("dataValidation", tag), _) if attribute(tag, "type").as_deref() == Some("list") => {
                let cells = attribute(tag, "sqref").unwrap_or_default();
                open = Some(DropDown { cells, source: String::new() });
            }
            // Lists on other sheets stand in an extension, with the cells in an element of their own.
            (Node::Start("formula1", _), _) => within = "formula1",
            (Node::Start("formula2", _), _) => within = "",
            (Node::Start("sqref", _), _) => within = "sqref",
            (Node::Text(text), Some(list)) if within == "formula1" => list.source.push_str(text),
            (Node::Text(text), Some(list)) if within == "sqref" => list.cells.push_str(text),
            (Node::End("formula1" | "sqref"), _) => within = "",
            (Node::End("dataValidation"), _) => lists.extend(open.take()),
            _ => {}
        }
        if lists.len() < MOST { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    lists
}

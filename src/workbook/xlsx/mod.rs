//! .xlsx and .xlsm, read directly: calamine goes through each sheet once for the values, again for the formats and again
//! for the merged cells, unpacks it each time, and panics on some damaged files.

mod cells;
mod strings;
mod styles;

use super::error::WorkbookError;
use super::grid::Grid;
use super::limits::{self, Room};
use super::package::Package;
use super::xml::{Node, attribute, events};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Where the workbook says what it holds.
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// Days between the counts of 1900 and 1904.
const DAYS_TO_1904: f64 = 1_462.0;

/// The workbook's own part.
#[derive(Default)]
pub(super) struct Book {
    /// The sheets in their order: names and parts.
    pub(super) sheets: Vec<(String, String)>,
    /// Names of ranges with what they stand for.
    pub(super) names: HashMap<String, String>,
    /// The days that are to be added to every date.
    shift: f64,
}

impl Book {
    /// Reads what the workbook says of itself.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, WorkbookError> {
        let targets = targets(&package.needed(RELATIONS)?);
        let text = package.needed(BOOK)?;
        let mut book = Self::default();
        let mut defined: Option<(String, String)> = None;
        events(&text, |node| {
            match node {
                Node::Start("workbookPr", tag) => {
                    let since_1904 = attribute(tag, "date1904").is_some_and(|text| text == "1" || text == "true");
                    book.shift = if since_1904 { DAYS_TO_1904 } else { 0.0 };
                }
                Node::Start("sheet", tag) => {
                    // Sheets of charts and dialogs have targets of another kind.
                    let target = attribute(tag, "id").and_then(|id| targets.get(&id));
                    let name = attribute(tag, "name").unwrap_or_default();
                    book.sheets.extend(target.map(|target| (name, target.clone())));
                }
                Node::Start("definedName", tag) => {
                    defined = Some((attribute(tag, "name").unwrap_or_default(), String::new()));
                }
                Node::Text(text) => defined.iter_mut().for_each(|(_, address)| address.push_str(text)),
                Node::End("definedName") => book.names.extend(defined.take()),
                _ => {}
            }
            ControlFlow::Continue(())
        });
        if book.sheets.len() > limits::SHEETS {
            return Err(WorkbookError::TooManySheets { found: book.sheets.len() });
        }
        Ok(book)
    }
}

/// The parts of the worksheets, by the ids of the relations to them.
fn targets(relations: &str) -> HashMap<String, String> {
    let mut targets = HashMap::new();
    events(relations, |node| {
        if let Node::Start("Relationship", tag) = node
            && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet"))
        {
            let id = attribute(tag, "Id").unwrap_or_default();
            let target = attribute(tag, "Target").unwrap_or_default();
            let path = if target.starts_with('/') { target } else { format!("xl/{}", target.trim_start_matches("./")) };
            targets.insert(id, path);
        }
        ControlFlow::Continue(())
    });
    targets
}

/// Reads the sheets.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, WorkbookError> {
    let book = Book::read(package)?;
    let strings = strings::read(&package.part("xl/sharedStrings.xml")?.unwrap_or_default().text);
    let formats = styles::read(&package.part("xl/styles.xml")?.unwrap_or_default().text);
    let known = cells::Known { strings: &strings, formats: &formats, shift: book.shift };
    let mut room = Room::default();
    let mut grids = Vec::new();
    for (name, path) in book.sheets {
        let sheet = package.part(&path)?.unwrap_or_default();
        grids.push(cells::read(name, &sheet, &known, &mut room));
    }
    Ok(grids)
}

/// What of the file is not read, a line each.
pub(super) fn left_out(package: &Package<'_>) -> Vec<String> {
    let kinds = [
        ("xl/vbaproject", "文件含有宏：宏没有运行，也没有导入"),
        ("xl/externallinks/", "有的格引用了其他文件：导入的是文件里存着的结果，请核对"),
        ("xl/comments", "批注没有导入"),
        ("xl/threadedcomments/", "批注没有导入"),
    ];
    let mut said: Vec<String> =
        kinds.into_iter().filter(|(start, _)| package.has_part_like(start)).map(|(_, what)| what.to_owned()).collect();
    said.dedup();
    said
}

//! Reads the workbook part: the sheets, the defined names and the date system.

use super::super::error::WorkbookError;
use super::super::limits;
use super::super::package::Package;
use super::super::shown::Styles;
use super::super::text::Text;
use super::super::xml::{Node, attribute, events};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// The part that lists the sheets.
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// What users know both parts as.
const SHEETS: &str = "工作表的目录";
/// The most defined names read.
const NAMES: usize = 10_000;

/// The contents of the workbook part.
#[derive(Default)]
pub(super) struct Book {
    /// The name of each sheet in order, and the index of its part in the package; None if that is missing.
    pub(super) sheets: Vec<(String, Option<usize>)>,
    /// Defined names with their addresses: drop-down lists refer to them.
    pub(super) names: HashMap<String, String>,
    /// The styles, so far with the date system alone.
    pub(super) styles: Styles,
}

impl Book {
    /// Reads the workbook part.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, WorkbookError> {
        let relations = package.needed(RELATIONS, SHEETS)?;
        let targets = targets(&relations, package).ok_or_else(|| WorkbookError::broken_off(SHEETS))?;
        let text = package.needed(BOOK, SHEETS)?;
        let mut book = Self::default();
        let (mut found, mut defined) = (0, None::<(String, Text)>);
        let sound = events(&text, |node| {
            match node {
                Node::Start("workbookPr", tag) => {
                    let since_1904 = attribute(tag, "date1904").is_some_and(|text| text == "1" || text == "true");
                    book.styles.since_1904 = since_1904;
                }
                Node::Start("sheet", tag) => {
                    // Chart sheets and dialog sheets have another relationship type, and no target here.
                    if let Some(place) = attribute(tag, "id").and_then(|id| targets.get(&id)) {
                        found += 1;
                        if found <= limits::SHEETS {
                            book.sheets.push((attribute(tag, "name").unwrap_or_default(), *place));
                        }
                    }
                }
                Node::Start("definedName", tag) => {
                    defined = Some((attribute(tag, "name").unwrap_or_default(), Text::default()));
                }
                Node::Text(text) => defined.iter_mut().for_each(|(_, address)| address.push(text)),
                Node::End("definedName") if book.names.len() < NAMES => {
                    book.names.extend(defined.take().map(|(name, address)| (name, address.as_str().to_owned())));
                }
                _ => {}
            }
            ControlFlow::Continue(())
        });
        if found > limits::SHEETS {
            return Err(WorkbookError::TooManySheets { found });
        }
        if sound { Ok(book) } else { Err(WorkbookError::broken_off(SHEETS)) }
    }
}

/// The indices in `package` of the worksheet parts, by relationship id; None if they break off.
fn targets(relations: &str, package: &Package<'_>) -> Option<HashMap<String, Option<usize>>> {
    let mut targets = HashMap::new();
    let sound = events(relations, |node| {
        // By the end of the type: its namespace differs between transitional and strict Open XML.
        if let Node::Start("Relationship", tag) = node
            && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet"))
        {
            let id = attribute(tag, "Id").unwrap_or_default();
            let target = attribute(tag, "Target").unwrap_or_default();
            // Absolute, or relative to the workbook part in xl/.
            let path = if target.starts_with('/') { target } else { format!("xl/{}", target.trim_start_matches("./")) };
            targets.insert(id, package.place(&path));
        }
        // No package within the limits has parts for more.
        if targets.len() == limits::PARTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    sound.then_some(targets)
}

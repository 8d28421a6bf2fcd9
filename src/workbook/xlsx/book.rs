//! What a workbook says of itself: its sheets, the names of ranges, and from when days are counted.

use super::super::error::WorkbookError;
use super::super::limits;
use super::super::package::Package;
use super::super::shown::Styles;
use super::super::text::Text;
use super::super::xml::{Node, attribute, events};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Where the workbook says what it holds.
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
/// How many names of ranges are read.
const NAMES: usize = 10_000;

/// The workbook's own part.
#[derive(Default)]
pub(super) struct Book {
    /// The sheets in their order: names, and the places of their parts in the package; None where it has no such part.
    pub(super) sheets: Vec<(String, Option<usize>)>,
    /// Names of ranges with what they stand for.
    pub(super) names: HashMap<String, String>,
    /// The styles, of which it is known from when days are counted.
    pub(super) styles: Styles,
}

impl Book {
    /// Reads what the workbook says of itself.
    pub(super) fn read(package: &mut Package<'_>) -> Result<Self, WorkbookError> {
        let targets = targets(&package.needed(RELATIONS)?, package);
        let text = package.needed(BOOK)?;
        let mut book = Self::default();
        let (mut found, mut defined) = (0, None::<(String, Text)>);
        events(&text, |node| {
            match node {
                Node::Start("workbookPr", tag) => {
                    let since_1904 = attribute(tag, "date1904").is_some_and(|text| text == "1" || text == "true");
                    book.styles.since_1904 = since_1904;
                }
                Node::Start("sheet", tag) => {
                    // Sheets of charts and dialogs have targets of another kind.
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
        if found > limits::SHEETS { Err(WorkbookError::TooManySheets { found }) } else { Ok(book) }
    }
}

/// The places in `package` of the parts of the worksheets, by the ids of the relations to them.
fn targets(relations: &str, package: &Package<'_>) -> HashMap<String, Option<usize>> {
    let mut targets = HashMap::new();
    events(relations, |node| {
        if let Node::Start("Relationship", tag) = node
            && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/worksheet"))
        {
            let id = attribute(tag, "Id").unwrap_or_default();
            let target = attribute(tag, "Target").unwrap_or_default();
            let path = if target.starts_with('/') { target } else { format!("xl/{}", target.trim_start_matches("./")) };
            targets.insert(id, package.place(&path));
        }
        // No package within the bounds has parts for more.
        if targets.len() == limits::PARTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    targets
}

//! The number formats of styles.

use super::super::number;
use super::super::xml::{Node, attribute, events};
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// How many styles a workbook may have, as Excel has it.
const MOST: usize = 65_490;

/// The number format of each style, by its number.
pub(super) fn read(part: &str) -> Vec<String> {
    let mut own: HashMap<u32, String> = HashMap::new();
    let mut formats = Vec::new();
    let mut within = false;
    let id = |tag: &BytesStart<'_>| attribute(tag, "numFmtId").and_then(|text| text.parse().ok()).unwrap_or(0);
    events(part, |node| {
        match node {
            Node::Start("numFmt", tag) => {
                own.insert(id(tag), attribute(tag, "formatCode").unwrap_or_default());
            }
            Node::Start("cellXfs", _) => within = true,
            Node::Start("xf", tag) if within => {
                let id = id(tag);
                // Chinese dates have numbers of their own, under which some programs write codes that are not theirs.
                let code = number::chinese_date(id).map(str::to_owned).or_else(|| own.get(&id).cloned());
                formats.push(code.unwrap_or_else(|| number::built_in(id).to_owned()));
            }
            Node::End("cellXfs") => return ControlFlow::Break(()),
            _ => {}
        }
        if formats.len() == MOST { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    formats
}

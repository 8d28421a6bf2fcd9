//! The number formats of styles.

use super::super::shown::{Styles, chinese_date};
use super::super::xml::{Node, attribute, events};
use quick_xml::events::BytesStart;
use std::ops::ControlFlow;

/// Adds to `styles` what the part says of them.
pub(super) fn read(part: &str, styles: &mut Styles) {
    let mut within = false;
    let id = |tag: &BytesStart<'_>| attribute(tag, "numFmtId").and_then(|text| text.parse().ok()).unwrap_or(0);
    events(part, |node| {
        match node {
            // Chinese dates have numbers of their own, under which some programs write codes that are not theirs.
            Node::Start("numFmt", tag) if chinese_date(id(tag)).is_none() => {
                styles.add_code(id(tag), &attribute(tag, "formatCode").unwrap_or_default());
            }
            Node::Start("cellXfs", _) => within = true,
            Node::Start("xf", tag) if within => styles.add_style(id(tag)),
            Node::End("cellXfs") => return ControlFlow::Break(()),
            _ => {}
        }
        ControlFlow::Continue(())
    });
}

//! Reads the number formats and the styles that use them.

use super::super::shown::{Styles, chinese_date};
use super::super::xml::{Node, attribute, events};
use quick_xml::events::BytesStart;
use std::ops::ControlFlow;

/// Adds the formats and styles of the part to `styles`; false if it breaks off.
pub(super) fn read(part: &str, styles: &mut Styles) -> bool {
    let mut within = false;
    let id = |tag: &BytesStart<'_>| attribute(tag, "numFmtId").and_then(|text| text.parse().ok()).unwrap_or(0);
    events(part, |node| {
        match node {
            // The ids of Chinese dates are reserved, but some programs write wrong codes for them.
            Node::Start("numFmt", tag) if chinese_date(id(tag)).is_none() => {
                styles.add_code(id(tag), &attribute(tag, "formatCode").unwrap_or_default());
            }
            // Cells refer to `cellXfs`; `cellStyleXfs`, which has `xf` elements too, is for named styles.
            Node::Start("cellXfs", _) => within = true,
            Node::Start("xf", tag) if within => styles.add_style(id(tag)),
            Node::End("cellXfs") => return ControlFlow::Break(()),
            _ => {}
        }
        ControlFlow::Continue(())
    })
}

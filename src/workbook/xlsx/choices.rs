//! Reads the drop-down lists of a sheet (`dataValidation`), which follow its cells.

use super::super::text::Text;
use super::super::xml::{Node, attribute};

/// The validation being read.
#[derive(Default)]
pub(super) struct Choices {
    is_list: bool,
    within: Within,
    cells: Text,
    source: Text,
}

/// The element being read.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Nothing,
    Cells,
    Source,
}

impl Choices {
    /// Takes the next node; returns a list once it is complete, as the addresses of its cells and its source.
    pub(super) fn see(&mut self, node: &Node<'_>) -> Option<(&str, &str)> {
        match node {
            Node::Start("dataValidation", tag) => {
                self.is_list = attribute(tag, "type").as_deref() == Some("list");
                self.cells.clear();
                self.source.clear();
                self.cells.push(&attribute(tag, "sqref").unwrap_or_default());
            }
            // Excel writes lists whose source is on another sheet into an extension, with `sqref` as an element.
            Node::Start("formula1", _) => self.within = Within::Source,
            Node::Start("sqref", _) => self.within = Within::Cells,
            Node::Start("formula2", _) | Node::End("formula1" | "sqref") => self.within = Within::Nothing,
            Node::Text(text) if self.within == Within::Source => self.source.push(text),
            Node::Text(text) if self.within == Within::Cells => self.cells.push(text),
            Node::End("dataValidation") if self.is_list => return Some((self.cells.as_str(), self.source.as_str())),
            _ => {}
        }
        None
    }
}

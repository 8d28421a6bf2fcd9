//! Texts: those that cells share, and how a text is written.

use super::super::limits;
use super::super::xml::{Node, attribute, events};
use std::ops::ControlFlow;

/// The texts that cells share, by their numbers.
pub(super) fn read(part: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut rich = Rich::default();
    events(part, |node| {
        match node {
            Node::Start("si", _) => rich.clear(),
            Node::End("si") => strings.push(rich.take()),
            other => rich.see(&other),
        }
        // No sheet within the bounds has cells for more.
        if strings.len() == limits::CELLS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    strings
}

/// A text in the reading: plain, or in pieces of different type.
#[derive(Default)]
pub(super) struct Rich {
    text: String,
    run: String,
    within: bool,
    kept: bool,
    /// Whether within a reading aid above characters, which is no part of the text.
    aside: bool,
}

impl Rich {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.within, self.aside) = (false, false);
    }

    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    pub(super) fn see(&mut self, node: &Node<'_>) {
        match node {
            Node::Start("rPh", _) => self.aside = true,
            Node::End("rPh") => self.aside = false,
            Node::Start("t", tag) if !self.aside => {
                self.run.clear();
                self.within = true;
                self.kept = attribute(tag, "space").is_some_and(|space| space == "preserve");
            }
            Node::Text(text) if self.within => self.run.push_str(text),
            Node::End("t") if self.within => {
                self.within = false;
                let trimmed = self.run.trim_matches([' ', '\t', '\r', '\n']);
                unescape(if self.kept { &self.run } else { trimmed }, &mut self.text);
            }
            _ => {}
        }
    }
}

/// Adds `text` to `out` with its escapes resolved: `_x000D_` stands for a character that XML has no place for.
pub(super) fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let digits = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        match digits
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(|hex| u32::from_str_radix(hex, 16))
        {
            Some(Ok(code)) => {
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                rest = escape.get(7..).unwrap_or_default();
            }
            _ => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_cells_share() {
        let part = "<sst><si><t> 甲 </t></si><si><t xml:space=\"preserve\"> 乙&amp;</t></si><si><r><t>丙</t></r><r><rPr/>\
                    <t>丁</t></r><rPh><t>dīng</t></rPh></si><si/><si><t>a_x000D_b_x00_</t></si></sst>";
        assert_eq!(read(part), ["甲", " 乙&", "丙丁", "", "a\rb_x00_"]);
    }
}

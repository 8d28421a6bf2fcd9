//! Reads shared texts, and texts with formatting or escapes.

use super::super::text::{SharedTexts, Text};
use super::super::xml::{Node, attribute, events};
use std::ops::ControlFlow;

/// White space in XML: the ideographic space, with which forms pad labels, is text.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Reads the shared texts, in the order of their numbers; None if they break off.
pub(super) fn read(part: &str) -> Option<SharedTexts> {
    let mut strings = SharedTexts::default();
    let mut rich = Rich::default();
    let sound = events(part, |node| {
        match node {
            Node::Start("si", _) => rich.clear(),
            Node::End("si") => {
                if !strings.add(rich.as_str()) {
                    return ControlFlow::Break(());
                }
            }
            other => rich.see(&other),
        }
        ControlFlow::Continue(())
    });
    sound.then_some(strings)
}

/// A text being read: plain, or in runs of different formatting.
#[derive(Default)]
pub(super) struct Rich {
    text: Text,
    run: Text,
    within: bool,
    kept: bool,
    /// Whether in a phonetic run (`rPh`), which is shown above the characters and not part of the text.
    aside: bool,
}

impl Rich {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.within, self.aside) = (false, false);
    }

    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
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
            Node::Text(text) if self.within => {
                // Trimmed before it is stored: leading white space must not use up the room of the text.
                let leads = !self.kept && self.run.as_str().is_empty();
                self.run.push(if leads { text.trim_start_matches(SPACE) } else { text });
            }
            Node::End("t") if self.within => {
                self.within = false;
                let run = self.run.as_str();
                unescape(if self.kept { run } else { run.trim_end_matches(SPACE) }, &mut self.text);
            }
            _ => {}
        }
    }
}

/// Appends `text` to `out` with escapes resolved: `_x000D_` stands for a character that XML cannot hold (ST_Xstring).
pub(super) fn unescape(text: &str, out: &mut Text) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push(before);
        let digits = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        match digits
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))
            .map(|hex| u32::from_str_radix(hex, 16))
        {
            Some(Ok(code)) => {
                let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
                out.push(character.encode_utf8(&mut [0; 4]));
                rest = escape.get(7..).unwrap_or_default();
            }
            _ => {
                out.push("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_cells_share() {
        let part = "<sst><si><t> 甲 </t></si><si><t xml:space=\"preserve\"> 乙&amp;</t></si><si><r><t>丙</t></r><r><rPr/>\
                    <t>丁</t></r><rPh><t>dīng</t></rPh></si><si/><si><t>a_x000D_b_x00_</t></si></sst>";
        let texts = read(part).expect("texts");
        let expected = [Some("甲"), Some(" 乙&"), Some("丙丁"), Some(""), Some("a\rb_x00_"), None];
        assert_eq!([0, 1, 2, 3, 4, 5].map(|index| texts.get(index)), expected);
    }
}

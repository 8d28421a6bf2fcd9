//! The text of a paragraph, and the list that numbers it.

use super::super::grid::Styled;
use super::super::text::Text;
use super::super::xml::attribute;
use super::numbering::{Level, Numbering};
use super::symbols::symbol;
use quick_xml::events::BytesStart;

/// The style of a paragraph that only begins a page.
const BREAK: &str = "PageBreak";

/// An open paragraph.
#[derive(Default)]
pub(super) struct Paragraph {
    text: Text,
    /// Whether in the text of a run.
    within: bool,
    /// Whether the run is hidden.
    hidden: bool,
    style: Option<String>,
    list: Option<u32>,
    level: Option<u8>,
    begins_page: bool,
    /// Whether a section ends with it.
    pub(super) ends_section: bool,
}

impl Paragraph {
    pub(super) fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val");
        match name {
            "r" => (self.hidden, self.within) = (false, false),
            "t" => self.within = true,
            // `w:vanish` without a value is on; `w:val="0"` takes back that of a style.
            "vanish" => self.hidden = !value().is_some_and(|value| value == "0" || value == "false"),
            "tab" | "ptab" if !self.hidden => self.text.push("\t"),
            "br" | "cr" if !self.hidden => self.text.push("\n"),
            "noBreakHyphen" if !self.hidden => self.text.push("-"),
            "sym" if !self.hidden => {
                let font = attribute(tag, "font").unwrap_or_default();
                let code = attribute(tag, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                self.text.push(code.map_or("", |code| symbol(&font, code)));
            }
            "pStyle" => self.style = value(),
            "pageBreakBefore" => self.begins_page = true,
            "sectPr" => self.ends_section = true,
            "numId" => self.list = value().and_then(|id| id.parse().ok()),
            "ilvl" => self.level = value().and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.within = false,
            // The stops of tabs in the properties of a paragraph are no text.
            "pPr" => self.text.clear(),
            _ => {}
        }
    }

    pub(super) fn text(&mut self, piece: &str) {
        if self.within && !self.hidden {
            self.text.push(piece);
        }
    }

    /// Its style, and whether it begins a page; None for one without either.
    pub(super) fn styled(&self) -> Option<Styled> {
        let id = self.style.clone().or_else(|| self.begins_page.then(|| BREAK.to_owned()))?;
        Some(Styled { id, begins_page: self.begins_page && self.style.is_some() })
    }

    pub(super) fn as_str(&self) -> &str {
        self.text.as_str()
    }

    /// The number that Word prints before the paragraph, if it is one of a list.
    pub(super) fn number(&self, numbering: &mut Numbering) -> Option<String> {
        let of_style = self.style.as_deref().and_then(|style| numbering.of_style(style));
        let list = self.list.or(of_style.map(|level| level.list))?;
        let depth = self.level.or(of_style.map(|level| level.depth)).unwrap_or(0);
        // Word prints no number in a cell or line without text.
        (!self.as_str().trim().is_empty()).then(|| numbering.next(Level { list, depth }))?
    }
}

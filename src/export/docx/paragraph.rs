//! A text as a paragraph: its lines broken where the text breaks, its face by name.

use super::TWIPS;
use crate::page::{Measure, line_height, text_size};
use crate::sheet::{Align, CellStyle, Sheet};
use std::fmt::Write;

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) style: CellStyle,
    pub(super) align: Align,
    /// The size of its type, pt.
    pub(super) size: f32,
    /// The distance of its lines, pt.
    pub(super) line: f32,
    /// The space above and below it, pt.
    pub(super) around: f32,
    /// Its indent, pt.
    pub(super) indent: f32,
    /// Whether it stays on the page of what follows it.
    pub(super) keep_next: bool,
    /// Whether it is the title of a form.
    pub(super) heads_form: bool,
}

impl Look {
    /// How the text of the sheet's cell `index` looks.
    pub(super) fn of(sheet: &Sheet, measured: &Measure, index: usize) -> Self {
        let cell = &sheet.cells[index];
        let (_, size) = text_size(cell.style, measured.scale);
        let align = cell.align.unwrap_or(match cell.style {
            CellStyle::Value if measured.lines(index).len() > 1 => Align::Left,
            _ => Align::Center,
        });
        let indent = f32::from(cell.indent) * measured.scale.body;
        let line = line_height(cell.style, measured.scale);
        Self { style: cell.style, align, size, line, around: 0.0, indent, keep_next: false, heads_form: false }
    }
}

/// Adds `text` as one paragraph.
pub(super) fn paragraph(out: &mut String, text: &str, look: &Look) {
    let twips = |length: f32| (length * TWIPS).round();
    let align = match look.align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
    };
    let style = if look.heads_form { r#"<w:pStyle w:val="FormTitle"/>"# } else { "" };
    let keep = if look.keep_next { "<w:keepNext/>" } else { "" };
    let indent = if look.indent > 0.0 && look.align == Align::Left {
        format!(r#"<w:ind w:left="{}"/>"#, twips(look.indent))
    } else {
        String::new()
    };
    // Writing to a String cannot fail, here and below.
    let _ = write!(
        out,
        concat!(
            r#"<w:p><w:pPr>{}{}<w:spacing w:before="{around}" w:after="{around}" w:line="{}" w:lineRule="exact"/>"#,
            r#"{}<w:jc w:val="{}"/></w:pPr>"#
        ),
        style,
        keep,
        twips(look.line),
        indent,
        align,
        around = twips(look.around)
    );
    if !text.is_empty() {
        let face = if look.style == CellStyle::Title { r#"<w:rStyle w:val="Title"/>"# } else { "" };
        // In whole half points, and never larger, or lines would break otherwise.
        let _ = write!(
            out,
            r#"<w:r><w:rPr>{face}<w:sz w:val="{0}"/><w:szCs w:val="{0}"/></w:rPr>"#,
            (look.size * 2.0).floor()
        );
        texts(out, text);
        out.push_str("</w:r>");
    }
    out.push_str("</w:p>");
}

/// Adds `text` as the content of a run.
pub(super) fn texts(out: &mut String, text: &str) {
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        line_of(out, line);
    }
}

fn line_of(out: &mut String, line: &str) {
    for (at, part) in line.split('\t').enumerate() {
        if at > 0 {
            out.push_str("<w:tab/>");
        }
        if !part.is_empty() {
            out.push_str(r#"<w:t xml:space="preserve">"#);
            escape(out, part);
            out.push_str("</w:t>");
        }
    }
}

/// Adds `text` as the content of an element or an attribute. XML has no way to write most control characters; a mark
/// stands for each.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => out.push(char::REPLACEMENT_CHARACTER),
            c if c < ' ' && c != '\t' && c != '\n' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

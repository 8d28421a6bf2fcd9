//! The paragraphs of a manuscript: each by its style, as Word's navigation and contents want it, and by nothing else.

use super::TWIPS;
use super::paragraph::texts;
use super::styles::sizes;
use crate::export::PartOf;
use crate::model::word_style::{CONTENTS, id};
use crate::model::{FieldPath, RowId};
use crate::page::{Measure, line_height, text_size};
use crate::sheet::{Align, Cell, CellStyle, PageSpec, Sheet, Style};
use std::fmt::Write;

/// What is added to a document: a form, or a text of a manuscript.
#[derive(Debug)]
pub struct Added<'s> {
    /// Its sheet.
    pub sheet: &'s Sheet,
    /// Its measures in the template's type sizes, which give the heights of the rows.
    pub measured: &'s Measure,
    /// How many pages of the PDF it takes.
    pub pages: usize,
    /// What it is to a manuscript; None for a form alone.
    pub part: Option<PartOf>,
    /// How many pages are before it and how many there are in all, if its pages are numbered as a part of a longer document.
    pub numbers: Option<(usize, usize)>,
    /// The lines of the contents among its cells, and the rows of the manuscript that they name.
    pub contents: Vec<(usize, RowId)>,
}

/// What paragraphs need to know of the document around them.
pub(super) struct Prose<'s> {
    pub(super) added: &'s Added<'s>,
    /// The number of the form or manuscript in the document: rows are counted in each.
    pub(super) number: usize,
    /// The paper that the styles are made for; where another is used, sizes are written beside the style.
    pub(super) styled: Option<&'s PageSpec>,
}

/// What a paragraph has beside its style.
#[derive(Default)]
pub(super) struct Beside {
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Whether it begins a page.
    pub(super) begins_page: bool,
    /// Its alignment, if it is not the style's.
    pub(super) align: Option<Align>,
}

impl Prose<'_> {
    /// Whether it is a text of a manuscript, and no form.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.added.part, Some(PartOf::First | PartOf::Text)) || has_prose(self.added.sheet)
    }

    /// The name of the bookmark at the row `row`.
    fn bookmark(&self, row: RowId) -> String {
        format!("_Toc{:04}{:06}", self.number, row.0)
    }

    /// Adds the bookmark of a form that stands in a manuscript.
    pub(super) fn mark_form(&self, out: &mut String) {
        if let Some(PartOf::Form(row)) = self.added.part {
            self.marked(out, row, |_| {});
        }
    }

    fn marked(&self, out: &mut String, row: RowId, inside: impl FnOnce(&mut String)) {
        let number = row.0 as usize + self.number * 1_000_000;
        let name = self.bookmark(row);
        // Writing to a String cannot fail, here and below.
        let _ = write!(out, r#"<w:bookmarkStart w:id="{number}" w:name="{name}"/>"#);
        inside(out);
        let _ = write!(out, r#"<w:bookmarkEnd w:id="{number}"/>"#);
    }

    /// Adds the paragraph in the sheet's cell `index`.
    pub(super) fn paragraph(&self, out: &mut String, index: usize, style: Style, beside: &Beside) {
        let cell = &self.added.sheet.cells[index];
        let text = self.added.sheet.value(cell);
        if style == Style::PageBreak && text.is_empty() && !beside.begins_page {
            // What follows begins the page.
            return;
        }
        if style == Style::ContentsLine {
            self.contents_line(out, index, cell, beside);
            return;
        }
        self.begin(out, id(style), cell.style, beside);
        let run = |out: &mut String| self.run(out, cell.style, text);
        match &cell.field {
            Some(FieldPath::Cell(_, row, _)) if style.depth().is_some() => self.marked(out, *row, run),
            _ => run(out),
        }
        out.push_str("</w:p>");
    }

    fn begin(&self, out: &mut String, id: &str, style: CellStyle, beside: &Beside) {
        let _ = write!(out, r#"<w:p><w:pPr><w:pStyle w:val="{id}"/>"#);
        if beside.keep_next {
            out.push_str("<w:keepNext/>");
        }
        if beside.begins_page {
            out.push_str("<w:pageBreakBefore/>");
        }
        if !self.is_styled() {
            let line = (line_height(style, self.added.measured.scale) * TWIPS).round();
            let _ = write!(out, r#"<w:spacing w:line="{line}" w:lineRule="exact"/>"#);
        }
        if let Some(align) = beside.align {
            let align = match align {
                Align::Left => "left",
                Align::Center => "center",
                Align::Right => "right",
            };
            let _ = write!(out, r#"<w:jc w:val="{align}"/>"#);
        }
        out.push_str("</w:pPr>");
    }

    fn is_styled(&self) -> bool {
        self.styled.is_some_and(|page| sizes(page) == sizes(&self.added.sheet.page))
    }

    fn run(&self, out: &mut String, style: CellStyle, text: &str) {
        if text.is_empty() {
            return;
        }
        out.push_str("<w:r>");
        if !self.is_styled() {
            // In half points.
            let size = (text_size(style, self.added.measured.scale).1 * 2.0).round();
            let _ = write!(out, r#"<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>"#);
        }
        texts(out, text);
        out.push_str("</w:r>");
    }

    /// Adds a line of the contents. All of them are one field, so that Word can make them anew.
    fn contents_line(&self, out: &mut String, index: usize, cell: &Cell, beside: &Beside) {
        let depth = cell.text.chars().take_while(|c| *c == '　').count().min(2);
        let text = cell.text.trim_start_matches('　');
        self.begin(out, CONTENTS[depth], cell.style, beside);
        let lines = &self.added.contents;
        if lines.first().is_some_and(|(first, _)| *first == index) {
            let field = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
            let levels = if self.lists_parts() { "1-2" } else { "1-1" };
            let instruction = format!(r#" TOC \o "{levels}" \h \z \t "表单标题,3" "#).replace('"', "&quot;");
            let _ = write!(
                out,
                r#"{}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>{}"#,
                field("begin"),
                field("separate")
            );
        }
        let to = lines.binary_search_by_key(&index, |(line, _)| *line).ok().map(|at| self.bookmark(lines[at].1));
        if let Some(to) = &to {
            let _ = write!(out, r#"<w:hyperlink w:anchor="{to}" w:history="1">"#);
        }
        self.run(out, cell.style, text);
        if to.is_some() {
            out.push_str("</w:hyperlink>");
        }
        if lines.last().is_some_and(|(last, _)| *last == index) {
            out.push_str(r#"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#);
        }
        out.push_str("</w:p>");
    }

    /// Whether the contents list parts.
    fn lists_parts(&self) -> bool {
        self.added.contents.iter().any(|(line, _)| !self.added.sheet.cells[*line].text.starts_with('　'))
    }
}

/// Whether `sheet` has paragraphs of a manuscript.
pub(super) fn has_prose(sheet: &Sheet) -> bool {
    sheet.cells.iter().any(|cell| matches!(cell.style, CellStyle::Paragraph(_)))
}

//! The styles of a document: those of manuscripts by the names that Word's navigation and contents know.

use super::style_names::{Needed, name};
use super::{MAIN, TWIPS};
use crate::base::length::pt;
use crate::export::package::HEAD;
use crate::model::word_style::{CONTENTS, id};
use crate::page::{Scale, line_height, text_size};
use crate::sheet::{CellStyle, PageSpec, Paper, Style};
use std::fmt::Write;

/// The face of every text of forms but the title.
pub(super) const BODY_FONT: &str = "宋体";
/// The face of titles (GB/T 9704), proprietary and so only named, with the one that stands in for it.
pub(super) const TITLE_FONT: &str = "方正小标宋简体";
/// The faces of manuscripts (GB/T 9704): proprietary, and so only named.
pub(super) const TEXT_FONT: &str = "仿宋_GB2312";
pub(super) const HEADING_FONT: &str = "黑体";
pub(super) const SUBHEADING_FONT: &str = "楷体_GB2312";

/// The sizes that styles hold.
pub(super) fn sizes(page: &PageSpec) -> [f32; 4] {
    [page.title_pt, page.body_pt, page.pitch_pt, page.table_pt]
}

/// The part `word/styles.xml`.
pub(super) fn part(needed: &Needed) -> String {
    let mut out = format!(
        concat!(
            r#"{}<w:styles xmlns:w="{}"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="21"/><w:szCs w:val="21"/>"#,
            r#"<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#,
            r#"<w:style w:type="character" w:styleId="Title"><w:name w:val="表格标题"/><w:rPr>{}</w:rPr></w:style>"#,
            // Word's navigation shows each form below the headings of manuscripts.
            r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="FormTitle"><w:name w:val="表单标题"/>"#,
            r#"<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="{}"/></w:pPr></w:style>"#
        ),
        HEAD,
        MAIN,
        face(BODY_FONT),
        face(TITLE_FONT),
        if needed.page.is_none() { 0 } else { 1 + usize::from(needed.parts) }
    );
    if let Some(page) = &needed.page {
        let styles = [
            Style::Body,
            Style::Part,
            Style::Heading1,
            Style::Heading2,
            Style::Heading3,
            Style::Heading4,
            Style::Title,
            Style::Caption,
            Style::Centered,
            Style::Signature,
            Style::TableHead,
            Style::TableRow,
            Style::Form,
            Style::Contents,
            Style::PageBreak,
        ];
        styles.into_iter().for_each(|style| paragraph_style(&mut out, style, page, needed));
        (0..3).for_each(|depth| contents_style(&mut out, depth, (page, needed.paper)));
    }
    out.push_str("</w:styles>");
    out
}

fn face(name: &str) -> String {
    format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>"#)
}

fn font(style: Style) -> &'static str {
    match style {
        Style::Title => TITLE_FONT,
        Style::Part | Style::Heading1 | Style::Caption => HEADING_FONT,
        Style::Heading2 => SUBHEADING_FONT,
        Style::TableHead | Style::TableRow | Style::Form => BODY_FONT,
        _ => TEXT_FONT,
    }
}

/// Adds a style of paragraphs. Its elements are in the order that the schema demands.
fn paragraph_style(out: &mut String, style: Style, page: &PageSpec, needed: &Needed) {
    let scale = Scale::full(page);
    let cell = CellStyle::Paragraph(style);
    let depth = style.depth().map(|depth| (depth + usize::from(needed.parts)).saturating_sub(1));
    let heads = depth.is_some() || style == Style::Caption;
    let is_text = style == Style::Body || matches!(style.depth(), Some(1..));
    let twips = |length: f32| (length * TWIPS).round();
    let indent = match is_text {
        // In hundredths of a character, and what that is in this size.
        true => format!(r#"<w:ind w:firstLineChars="200" w:firstLine="{}"/>"#, twips(page.body_pt * 2.0)),
        false => String::new(),
    };
    let align = match style {
        Style::Title | Style::Part | Style::Caption | Style::Centered | Style::TableHead => "center",
        Style::Signature => "right",
        _ => "left",
    };
    let next = if style.depth().is_some() { r#"<w:next w:val="BodyText"/>"# } else { "" };
    let level = depth.map(|depth| format!(r#"<w:outlineLvl w:val="{depth}"/>"#)).unwrap_or_default();
    // In half points.
    let size = (text_size(cell, scale).1 * 2.0).round();
    let _ = write!(
        out,
        concat!(
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="{}"/><w:basedOn w:val="Normal"/>{}<w:qFormat/>"#,
            r#"<w:pPr>{}{}<w:widowControl/><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/>"#,
            r#"{}<w:jc w:val="{}"/>{}</w:pPr><w:rPr>{}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        ),
        id(style),
        name(style, needed),
        next,
        if heads { "<w:keepNext/>" } else { "" },
        if style == Style::Part { "<w:pageBreakBefore/>" } else { "" },
        twips(line_height(cell, scale)),
        indent,
        align,
        level,
        face(font(style)),
        size = size
    );
}

/// Adds the style of the lines of the contents, `depth` deep: dots up to the page at the right edge.
fn contents_style(out: &mut String, depth: usize, (page, paper): (&PageSpec, Paper)) {
    let twips = |length: f32| (length * TWIPS).round();
    let [_, right, _, left] = page.margins_mm.map(pt);
    #[expect(clippy::cast_precision_loss, reason = "at most three")]
    let indent = twips(page.body_pt * depth as f32);
    let _ = write!(
        out,
        concat!(
            r#"<w:style w:type="paragraph" w:styleId="{}"><w:name w:val="toc {}"/><w:basedOn w:val="Normal"/>"#,
            r#"<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{}"/></w:tabs><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>"#,
            r#"<w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/><w:ind w:left="{}"/></w:pPr>"#,
            r#"<w:rPr>{}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>"#
        ),
        CONTENTS[depth],
        depth + 1,
        twips(paper.size(page.landscape).0 - left - right),
        twips(line_height(CellStyle::Paragraph(Style::ContentsLine), Scale::full(page))),
        indent,
        face(TEXT_FONT),
        size = (page.body_pt * 2.0).round()
    );
}

//! The ids that the styles of a manuscript have in a Word document, by which this program knows them again.

use super::prose::Style;
use strum::VariantArray;

/// The ids of the lines of the contents, by how deep they stand.
pub const CONTENTS: [&str; 3] = ["TOC1", "TOC2", "TOC3"];

/// The id of `style`.
pub fn id(style: Style) -> &'static str {
    match style {
        Style::Body => "BodyText",
        Style::Part => "Part",
        Style::Heading1 => "Heading1",
        Style::Heading2 => "Heading2",
        Style::Heading3 => "Heading3",
        Style::Heading4 => "Heading4",
        Style::Title => "DocumentTitle",
        Style::Caption => "Caption",
        Style::Centered => "Centered",
        Style::Signature => "SignatureLine",
        Style::TableHead => "TableHead",
        Style::TableRow => "TableRow",
        Style::Form => "Form",
        Style::Contents => "ContentsPlace",
        Style::ContentsLine => CONTENTS[0],
        Style::PageBreak => "PageBreak",
    }
}

/// The style whose id is `name`.
pub fn called(name: &str) -> Option<Style> {
    let line = CONTENTS.contains(&name).then_some(Style::ContentsLine);
    line.or_else(|| Style::VARIANTS.iter().copied().find(|style| id(*style) == name))
}

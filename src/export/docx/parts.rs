//! The parts of a document beside its forms: faces, the foot with the page numbers, what belongs together.

use super::MAIN;
use super::footers::Footers;
use super::paragraph::escape;
use super::style_names::Needed;
use super::styles::{self, BODY_FONT, HEADING_FONT, SUBHEADING_FONT, TEXT_FONT, TITLE_FONT};
use crate::export::Info;
use crate::export::package::{HEAD, OFFICE, PACKAGE, app, core, roots, types};

const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The part `word/document.xml` before the first form.
pub(super) fn begin() -> String {
    format!(r#"{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>"#)
}

/// The end of that part.
pub(super) const END: &str = "</w:body></w:document>";

/// The other parts, by name.
pub(super) fn others(info: &Info, needed: &Needed, footers: &Footers) -> Vec<(String, String)> {
    let escaped = |text: &str| {
        let mut out = String::new();
        escape(&mut out, text);
        out
    };
    let fixed = [
        ("word/styles.xml", styles::part(needed)),
        ("word/fontTable.xml", fonts(needed)),
        ("word/_rels/document.xml.rels", relations(footers)),
        ("docProps/core.xml", core(info, escaped)),
        ("docProps/app.xml", app("Microsoft Office Word")),
        ("_rels/.rels", roots("word/document.xml")),
        ("[Content_Types].xml", content_types(footers)),
    ];
    let fixed = fixed.into_iter().map(|(name, part)| (name.to_owned(), part));
    fixed.chain(footers.parts().into_iter().map(|(_, name, part)| (format!("word/{name}"), part))).collect()
}

fn fonts(needed: &Needed) -> String {
    let font = |name: &str, other: &str| {
        format!(
            concat!(
                r#"<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/><w:family w:val="roman"/>"#,
                r#"<w:pitch w:val="variable"/></w:font>"#
            ),
            name, other
        )
    };
    let mut fonts = font(BODY_FONT, "SimSun") + &font(TITLE_FONT, BODY_FONT);
    if needed.page.is_some() {
        let named = [(TEXT_FONT, "仿宋"), (HEADING_FONT, "SimHei"), (SUBHEADING_FONT, "楷体")];
        fonts.extend(named.map(|(name, other)| font(name, other)));
    }
    format!(r#"{HEAD}<w:fonts xmlns:w="{MAIN}">{fonts}</w:fonts>"#)
}

fn relations(footers: &Footers) -> String {
    let relation = |id: &str, kind: &str, target: &str| {
        format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let mut listed = relation("rId1", "styles", "styles.xml") + &relation("rId2", "fontTable", "fontTable.xml");
    listed.extend(footers.parts().iter().map(|(id, name, _)| relation(id, "footer", name)));
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>"#)
}

fn content_types(footers: &Footers) -> String {
    let part =
        |name: &str, kind: &str| format!(r#"<Override PartName="/word/{name}" ContentType="{TYPE}.{kind}+xml"/>"#);
    let fixed = [("document.xml", "document.main"), ("styles.xml", "styles"), ("fontTable.xml", "fontTable")];
    let mut listed: String = fixed.map(|(name, kind)| part(name, kind)).concat();
    listed.extend(footers.parts().iter().map(|(_, name, _)| part(name, "footer")));
    format!("{}{listed}</Types>", types())
}

//! The parts of a document beside its forms: faces, the foot with the page numbers, what belongs together.

use super::MAIN;
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

/// The end of that part; `last` is the paper of the last form.
pub(super) fn end(last: &str) -> String {
    // Word wants a paragraph behind a table.
    format!(
        r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>{last}</w:body></w:document>"#
    )
}

/// The other parts, by name.
pub(super) fn others(info: &Info, needed: &Needed) -> [(&'static str, String); 8] {
    let escaped = |text: &str| {
        let mut out = String::new();
        escape(&mut out, text);
        out
    };
    [
        ("word/styles.xml", styles::part(needed)),
        ("word/fontTable.xml", fonts(needed)),
        ("word/footer1.xml", footer()),
        ("word/_rels/document.xml.rels", relations()),
        ("docProps/core.xml", core(info, escaped)),
        ("docProps/app.xml", app("Microsoft Office Word")),
        ("_rels/.rels", roots("word/document.xml")),
        ("[Content_Types].xml", content_types()),
    ]
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

fn footer() -> String {
    let field = |name: &str| {
        format!(
            concat!(
                r#"<w:fldSimple w:instr=" {} "><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"#
            ),
            name
        )
    };
    let text =
        |text: &str| format!(r#"<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>"#);
    format!(
        r#"{HEAD}<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}{}{}{}{}</w:p></w:ftr>"#,
        text("第 "),
        field("PAGE"),
        text(" 页　共 "),
        field("NUMPAGES"),
        text(" 页")
    )
}

fn relations() -> String {
    let parts =
        [("rId1", "styles", "styles.xml"), ("rId2", "footer", "footer1.xml"), ("rId3", "fontTable", "fontTable.xml")];
    let listed = parts
        .map(|(id, kind, target)| format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#));
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{}</Relationships>"#, listed.concat())
}

fn content_types() -> String {
    let parts = [
        ("word/document.xml", "document.main"),
        ("word/styles.xml", "styles"),
        ("word/fontTable.xml", "fontTable"),
        ("word/footer1.xml", "footer"),
    ];
    let listed = parts.map(|(part, kind)| format!(r#"<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>"#));
    format!("{}{}</Types>", types(), listed.concat())
}

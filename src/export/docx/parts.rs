//! The parts of a document beside its forms: faces, the foot with the page numbers, what belongs together.

use super::paragraph::escape;
use crate::export::Info;
use crate::export::package::{HEAD, OFFICE, PACKAGE, app, core, roots, types};

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The face of every text but the title.
const BODY_FONT: &str = "宋体";
/// The face of titles (GB/T 9704), proprietary and so only named, with the one that stands in for it.
const TITLE_FONT: &str = "方正小标宋简体";

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
pub(super) fn others(info: &Info) -> [(&'static str, String); 8] {
    let escaped = |text: &str| {
        let mut out = String::new();
        escape(&mut out, text);
        out
    };
    [
        ("word/styles.xml", styles()),
        ("word/fontTable.xml", fonts()),
        ("word/footer1.xml", footer()),
        ("word/_rels/document.xml.rels", relations()),
        ("docProps/core.xml", core(info, escaped)),
        ("docProps/app.xml", app("Microsoft Office Word")),
        ("_rels/.rels", roots("word/document.xml")),
        ("[Content_Types].xml", content_types()),
    ]
}

fn styles() -> String {
    let face =
        |name: &str| format!(r#"<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>"#);
    format!(
        concat!(
            r#"{}<w:styles xmlns:w="{}"><w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val="21"/><w:szCs w:val="21"/>"#,
            r#"<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>"#,
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#,
            r#"<w:style w:type="character" w:styleId="Title"><w:name w:val="表格标题"/><w:rPr>{}</w:rPr></w:style></w:styles>"#
        ),
        HEAD,
        MAIN,
        face(BODY_FONT),
        face(TITLE_FONT)
    )
}

fn fonts() -> String {
    let font = |name: &str, other: &str| {
        format!(
            concat!(
                r#"<w:font w:name="{}"><w:altName w:val="{}"/><w:charset w:val="86"/><w:family w:val="roman"/>"#,
                r#"<w:pitch w:val="variable"/></w:font>"#
            ),
            name, other
        )
    };
    let (body, title) = (font(BODY_FONT, "SimSun"), font(TITLE_FONT, BODY_FONT));
    format!(r#"{HEAD}<w:fonts xmlns:w="{MAIN}">{body}{title}</w:fonts>"#)
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

//! What the packages of Excel and Word have in common: a ZIP archive of XML parts (ECMA-376-1 and -2).

use super::Info;
use crate::base::calendar::Moment;
use zip::write::SimpleFileOptions;
use zip::{DateTime, System};

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The options of every part: one time and one system for all, so that the archive follows from what it holds, and is the
/// same on Windows as elsewhere.
pub(super) fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default()).system(System::Unix)
}

/// The beginning of `[Content_Types].xml`.
pub(super) fn types() -> String {
    format!(
        concat!(
            r#"{}<Types xmlns="{}/content-types">"#,
            r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
            r#"<Default Extension="xml" ContentType="application/xml"/>"#,
            r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
            r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
        ),
        HEAD, PACKAGE
    )
}

/// The part `docProps/app.xml`: the program that such files are made for.
pub(super) fn app(program: &str) -> String {
    format!(
        r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>{program}</Application></Properties>"#
    )
}

/// The part `_rels/.rels`, which says that `main` is what the package is about.
pub(super) fn roots(main: &str) -> String {
    format!(
        concat!(
            r#"{}<Relationships xmlns="{package}/relationships">"#,
            r#"<Relationship Id="rId1" Type="{office}/officeDocument" Target="{main}"/>"#,
            r#"<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
            r#"<Relationship Id="rId3" Type="{office}/extended-properties" Target="docProps/app.xml"/></Relationships>"#
        ),
        HEAD,
        package = PACKAGE,
        office = OFFICE,
        main = main
    )
}

/// The part `docProps/core.xml`; `escaped` makes a text the content of an element.
pub(super) fn core(info: &Info, escaped: impl Fn(&str) -> String) -> String {
    let Moment { year, month, day, hour, minute, second } = Moment::in_greenwich(info.created.max(0).unsigned_abs());
    let created = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
    let (title, author) = (escaped(&info.title), escaped(&info.author));
    format!(
        concat!(
            r#"{}<cp:coreProperties xmlns:cp="{}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" "#,
            r#"xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">"#,
            "<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:description>由绩表生成</dc:description>",
            r#"<dcterms:created xsi:type="dcterms:W3CDTF">{created}</dcterms:created>"#,
            r#"<dcterms:modified xsi:type="dcterms:W3CDTF">{created}</dcterms:modified></cp:coreProperties>"#
        ),
        HEAD,
        PACKAGE,
        title,
        author,
        created = created
    )
}

//! The package of a workbook: a ZIP archive with a part for each sheet and those that say what belongs together
//! (ECMA-376-1 and -2).

use super::XlsxFailure;
use super::xml::escaped;
use crate::base::calendar::Moment;
use crate::export::{Info, Sink};
use std::fmt::Write as _;
use std::io::Write as _;
use zip::write::SimpleFileOptions;
use zip::{DateTime, PreparedZipFile, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A sheet, as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) print_area: String,
    pub(super) print_titles: Option<String>,
}

/// A package under construction.
pub(super) struct Package<'p> {
    zip: ZipWriter<&'p mut dyn Sink>,
    sheets: Vec<Listed>,
}

/// The options of every part: one time for all, so that the archive follows from what it holds.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().last_modified_time(DateTime::default())
}

/// The part of the sheet number `at`, from 0, compressed.
pub(super) fn compressed(at: usize, part: &str) -> Result<PreparedZipFile, XlsxFailure> {
    Ok(PreparedZipFile::from_data(format!("xl/worksheets/sheet{}.xml", at + 1), options(), part.as_bytes())?)
}

impl<'p> Package<'p> {
    pub(super) fn new(out: &'p mut dyn Sink) -> Self {
        Self { zip: ZipWriter::new(out), sheets: Vec::new() }
    }

    /// How many sheets it has.
    pub(super) fn count(&self) -> usize {
        self.sheets.len()
    }

    pub(super) fn add(&mut self, sheet: Listed, part: PreparedZipFile) -> Result<(), XlsxFailure> {
        self.zip.add_prepared_file(part)?;
        self.sheets.push(sheet);
        Ok(())
    }

    /// Writes the other parts.
    pub(super) fn finish(mut self, info: &Info, styles: &str) -> Result<(), XlsxFailure> {
        let parts = [
            ("xl/styles.xml", styles.to_owned()),
            ("xl/workbook.xml", self.workbook()),
            ("xl/_rels/workbook.xml.rels", self.relations()),
            ("docProps/core.xml", core(info)),
            ("docProps/app.xml", format!("{HEAD}{APP}")),
            ("_rels/.rels", roots()),
            ("[Content_Types].xml", self.types()),
        ];
        for (name, part) in parts {
            self.zip.start_file(name, options())?;
            self.zip.write_all(part.as_bytes())?;
        }
        self.zip.finish()?;
        Ok(())
    }

    fn workbook(&self) -> String {
        let (mut sheets, mut names) = (String::new(), String::new());
        for (at, sheet) in self.sheets.iter().enumerate() {
            let (name, number) = (escaped(&sheet.name), at + 1);
            // Writing to a String cannot fail, here and below.
            let _ = write!(sheets, r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
            let quoted = format!("'{}'!", escaped(&sheet.name.replace('\'', "''")));
            let titles = sheet.print_titles.as_ref().map(|rows| ("Print_Titles", rows));
            for (what, range) in [("Print_Area", &sheet.print_area)].into_iter().chain(titles) {
                let _ = write!(
                    names,
                    r#"<definedName name="_xlnm.{what}" localSheetId="{at}">{quoted}{range}</definedName>"#
                );
            }
        }
        format!(
            r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/></bookViews><sheets>{sheets}</sheets><definedNames>{names}</definedNames></workbook>"#
        )
    }

    fn relations(&self) -> String {
        let mut out = format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships">"#);
        let count = self.sheets.len();
        for number in 1..=count {
            let target = format!("worksheets/sheet{number}.xml");
            let _ = write!(out, r#"<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="{target}"/>"#);
        }
        let styles = count + 1;
        let _ = write!(
            out,
            r#"<Relationship Id="rId{styles}" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>"#
        );
        out
    }

    fn types(&self) -> String {
        let mut out = format!(
            concat!(
                r#"{}<Types xmlns="{}/content-types">"#,
                r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
                r#"<Default Extension="xml" ContentType="application/xml"/>"#
            ),
            HEAD, PACKAGE
        );
        let sheets = (1..=self.sheets.len()).map(|number| (format!("xl/worksheets/sheet{number}.xml"), "worksheet"));
        let others = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")];
        for (part, kind) in others.map(|(part, kind)| (part.to_owned(), kind)).into_iter().chain(sheets) {
            let _ = write!(out, r#"<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>"#);
        }
        out.push_str(concat!(
            r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
            r#"<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>"#,
            "</Types>"
        ));
        out
    }
}

const APP: &str = r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Microsoft Excel</Application></Properties>"#;

fn roots() -> String {
    format!(
        concat!(
            r#"{}<Relationships xmlns="{package}/relationships">"#,
            r#"<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>"#,
            r#"<Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
            r#"<Relationship Id="rId3" Type="{office}/extended-properties" Target="docProps/app.xml"/></Relationships>"#
        ),
        HEAD,
        package = PACKAGE,
        office = OFFICE
    )
}

fn core(info: &Info) -> String {
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

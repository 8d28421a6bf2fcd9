//! The package of a workbook: a ZIP archive with a part for each sheet and those that say what belongs together
//! (ECMA-376-1 and -2).

use super::XlsxFailure;
use super::xml::escaped;
use crate::export::package::{HEAD, OFFICE, PACKAGE, app, core, options, roots, types};
use crate::export::{Info, Sink};
use std::fmt::Write as _;
use std::io::Write as _;
use zip::{PreparedZipFile, ZipWriter};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
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
            ("docProps/core.xml", core(info, |text| escaped(text).into_owned())),
            ("docProps/app.xml", app("Microsoft Excel")),
            ("_rels/.rels", roots("xl/workbook.xml")),
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
        let mut out = types();
        let sheets = (1..=self.sheets.len()).map(|number| (format!("xl/worksheets/sheet{number}.xml"), "worksheet"));
        let others = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")];
        for (part, kind) in others.map(|(part, kind)| (part.to_owned(), kind)).into_iter().chain(sheets) {
            let _ = write!(out, r#"<Override PartName="/{part}" ContentType="{TYPE}.{kind}+xml"/>"#);
        }
        out.push_str("</Types>");
        out
    }
}

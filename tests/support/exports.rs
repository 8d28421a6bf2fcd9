//! Exporting in memory.

use jibiao::base::face::Faces;
use jibiao::export::pdf::{PdfInfo, PdfWriter};
use jibiao::export::xlsx::{XlsxInfo, XlsxWriter};
use jibiao::model::{Bureau, Form, PrintOptions};
use jibiao::page::{PageOptions, Pages, pages};
use jibiao::sheet::{Sheet, sheet};
use jibiao::store::project;
use jibiao::template::{Library, Template};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folders of real forms that are samples.
pub(crate) const SAMPLES: [&str; 5] =
    ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"];

/// Where a sample lies.
pub(crate) fn sample_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name).with_extension("ron")
}

/// Every form of every sample with its template.
pub(crate) fn sample_forms() -> Vec<(Arc<Form>, Arc<Template>)> {
    let library = Library::builtin();
    SAMPLES
        .into_iter()
        .flat_map(|name| project::load(&sample_path(name)).expect(name).forms)
        .map(|form| {
            let template = Arc::clone(library.template(&form.template).expect("template"));
            (form, template)
        })
        .collect()
}

/// The form as a sheet, unsigned.
pub(crate) fn laid_out(form: &Form, template: &Template) -> Sheet {
    sheet(template, form, &Bureau::default(), &PrintOptions::default())
}

/// The sheet on paper.
pub(crate) fn on_paper(sheet: &Sheet) -> Pages {
    pages(sheet, &Faces::bundled(), PageOptions::default())
}

/// The sheet as a PDF.
pub(crate) fn as_pdf(sheet: &Sheet) -> Vec<u8> {
    let mut writer = PdfWriter::new(&Faces::bundled(), &PdfInfo::default());
    writer.add(&sheet.name, &on_paper(sheet));
    writer.finish().expect("a PDF")
}

/// The sheet as a workbook.
pub(crate) fn as_xlsx(sheet: &Sheet) -> Vec<u8> {
    let mut writer = XlsxWriter::new(&Faces::bundled(), &XlsxInfo::default(), false);
    writer.add(sheet).expect("a sheet");
    writer.finish().expect("a workbook").0
}

/// The text without white space and control characters, which neither paper nor spreadsheet keep.
pub(crate) fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

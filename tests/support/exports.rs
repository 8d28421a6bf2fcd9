//! Exporting in memory.

use jibiao::base::face::Faces;
use jibiao::export::{Copies, Format, Info, LaidOut, Setting};
use jibiao::model::{Bureau, Column, Form, PrintOptions, Table};
use jibiao::page::{PageOptions, Pages, pages};
use jibiao::sheet::{Sheet, sheet};
use jibiao::store::project;
use jibiao::template::{Library, Template};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The folders of real forms that are samples.
pub(crate) const SAMPLES: [&str; 5] =
    ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"];

/// Where a sample lies.
pub(crate) fn sample_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name).with_extension("ron")
}

/// A published form of a county that no template is for.
pub(crate) fn unknown_form() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/unknown/hubei-ezhou-2022.xlsx")
}

/// Every form of every sample with its template; manuscripts, which are about forms, are none.
pub(crate) fn sample_forms() -> Vec<(Arc<Form>, Arc<Template>)> {
    let library = Library::builtin();
    SAMPLES
        .into_iter()
        .flat_map(|name| project::load(&sample_path(name)).expect(name).forms)
        .map(|form| {
            let template = Arc::clone(library.template(&form.template).expect("template"));
            (form, template)
        })
        .filter(|(_, template)| !template.has_prose())
        .collect()
}

/// The form as a sheet, unsigned.
pub(crate) fn laid_out(form: &Form, template: &Template) -> Sheet {
    sheet(template, form, &Bureau::default(), &PrintOptions::default())
}

/// Every sample, and every template with so many rows that it takes several pages.
pub(crate) fn long_sheets() -> Vec<Sheet> {
    let long = |template: &Template| {
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        for i in 0..60 {
            let (class, subclass) = (format!("指标{}", i / 20), format!("分类{}", i / 7));
            let cells = [(Column::Class, class), (Column::Subclass, subclass), (Column::Name, format!("名称{i}"))];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        laid_out(&form, template)
    };
    let samples = sample_forms().into_iter().map(|(form, template)| laid_out(&form, &template));
    samples.chain(Library::builtin().templates().iter().map(|template| long(template))).collect()
}

/// The sheet on paper.
pub(crate) fn on_paper(sheet: &Sheet) -> Pages {
    pages(sheet, &Faces::bundled(), PageOptions::default())
}

/// The sheet as a PDF.
pub(crate) fn as_pdf(sheet: &Sheet) -> Vec<u8> {
    written(Format::Pdf, sheet)
}

/// The sheet as a Word document.
pub(crate) fn as_docx(sheet: &Sheet) -> Vec<u8> {
    written(Format::Docx, sheet)
}

/// The sheet as a workbook.
pub(crate) fn as_xlsx(sheet: &Sheet) -> Vec<u8> {
    written(Format::Xlsx, sheet)
}

/// The sheet as a file in `format`, which is one that is laid out.
fn written(format: Format, sheet: &Sheet) -> Vec<u8> {
    with_setting(|setting| {
        let mut out = Cursor::new(Vec::new());
        let write_sheet = format.about().write_sheet.expect("laid out");
        write_sheet(sheet, setting, &mut out).expect("written");
        out.into_inner()
    })
}

/// A file in `format` that holds `forms`.
pub(crate) fn exported<'f>(format: Format, forms: impl IntoIterator<Item = (&'f Form, &'f Template)>) -> Vec<u8> {
    with_setting(|setting| {
        let mut out = Cursor::new(Vec::new());
        let mut exporter = (format.about().begin)(setting, &mut out).expect("begun");
        for (form, template) in forms {
            exporter.add(&[&LaidOut::new(form, template, setting)]).expect("added");
        }
        exporter.finish().expect("finished");
        out.into_inner()
    })
}

/// Does something with the setting of a small export.
pub(crate) fn with_setting<T>(done: impl FnOnce(Setting<'_>) -> T) -> T {
    static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);
    let (info, faces, bureau, print) = (Info::default(), Faces::bundled(), Bureau::default(), PrintOptions::default());
    let (info, faces, bureau, print) = (&info, &faces, &bureau, &print);
    done(Setting { info, faces, bureau, print, copies: Copies::default(), library: &LIBRARY, profile: "general" })
}

/// The text without white space and control characters, which neither paper nor spreadsheet keep.
pub(crate) fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

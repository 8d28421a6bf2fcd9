//! PDF as a format.

use super::PdfWriter;
use crate::base::face::Faces;
use crate::export::{About, Exporter, Failure, LaidOut, Sink};
use crate::model::Form;
use crate::page::pages;
use crate::template::{Template, place};

/// The description of PDF.
pub(in crate::export) const ABOUT: About = About {
    name: "PDF",
    command: "导出 PDF…",
    option: "pdf",
    help: "导出为 PDF，每张表一个书签",
    files: "PDF",
    extension: "pdf",
    mark: None,
    is_for_programs: false,
    follows_profile: false,
    begin: |setting, _| {
        let writer = PdfWriter::new(setting.faces, setting.info);
        Ok(Box::new(PdfExporter { writer, faces: setting.faces, notices: Vec::new() }))
    },
    write_sheet: Some(|sheet, setting, out| {
        let mut writer = PdfWriter::new(setting.faces, setting.info);
        writer.add(&sheet.name, &pages(sheet, setting.faces, setting.page_options()));
        Ok(writer.finish(out)?)
    }),
};

struct PdfExporter<'p> {
    writer: PdfWriter,
    faces: &'p Faces,
    notices: Vec<String>,
}

impl Exporter for PdfExporter<'_> {
    fn add(&mut self, form: &LaidOut<'_>, _: &mut dyn Sink) -> Result<(), Failure> {
        self.writer.add(&form.sheet().name, form.pages());
        // A PDF with a missing glyph shows a box and loses the text, without an error.
        self.notices.extend(missing_characters(self.faces, form.form, form.template));
        Ok(())
    }

    fn finish(self: Box<Self>, out: &mut dyn Sink) -> Result<Vec<String>, Failure> {
        self.writer.finish(out)?;
        Ok(self.notices)
    }
}

/// Notices about characters of `form` that no face has, one per field.
fn missing_characters(faces: &Faces, form: &Form, template: &Template) -> Vec<String> {
    form.texts()
        .filter_map(|(path, text)| {
            let missing = faces.missing(text);
            if missing.is_empty() {
                return None;
            }
            let listed: Vec<String> = missing.iter().map(|c| format!("“{c}”(U+{:04X})", u32::from(*c))).collect();
            let place = place(template, form, &path);
            Some(format!(
                "{}：{place}里的 {} 字体中没有，印成方框；可用 --font 换一个有这些字的字体",
                form.name(),
                listed.join("")
            ))
        })
        .collect()
}

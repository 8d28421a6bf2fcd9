//! PDF as a format.

use super::{Added, PdfWriter};
use crate::base::cores::in_order;
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
    help: "导出为 PDF，每张表和文稿的每个标题一个书签",
    files: "PDF",
    extension: "pdf",
    mark: None,
    is_for_programs: false,
    follows_profile: false,
    begin: |setting, out| {
        let writer = PdfWriter::new(setting.faces, setting.info, setting.copies);
        Ok(Box::new(PdfExporter { writer, out, faces: setting.faces, notices: Vec::new() }))
    },
    write_sheet: Some(|sheet, setting, out| {
        let mut writer = PdfWriter::new(setting.faces, setting.info, setting.copies);
        let pages = pages(sheet, setting.faces, setting.page_options());
        writer.add(&[Added::named(&sheet.name, &pages)], out)?;
        Ok(writer.finish(out)?)
    }),
};

struct PdfExporter<'p> {
    writer: PdfWriter,
    out: &'p mut dyn Sink,
    faces: &'p Faces,
    notices: Vec<String>,
}

impl Exporter for PdfExporter<'_> {
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure> {
        let (faces, notices) = (self.faces, &mut self.notices);
        for missing in in_order(forms, |form| {
            form.pages();
            // A PDF with a missing glyph shows a box and loses the text, without an error.
            missing_characters(faces, form.form, form.template)
        }) {
            notices.extend(missing);
        }
        let added: Vec<Added<'_>> =
            forms.iter().map(|form| Added { pages: form.pages(), marks: form.marks(), links: form.links() }).collect();
        Ok(self.writer.add(&added, self.out)?)
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure> {
        self.writer.finish(self.out)?;
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

//! Word as a format.

use super::{Added, DocxWriter};
use crate::base::cores::in_order;
use crate::export::{About, Exporter, Failure, LaidOut};
use crate::page::paged;

/// The description of Word documents.
pub(in crate::export) const ABOUT: About = About {
    name: "Word",
    command: "导出 Word…",
    option: "docx",
    help: "导出为 Word，每张表另起一页",
    files: "Word 文档",
    extension: "docx",
    mark: None,
    is_for_programs: false,
    follows_profile: false,
    begin: |setting, out| {
        Ok(Box::new(DocxExporter(DocxWriter::new(setting.info, setting.print.no_page_numbers, out)?)))
    },
    write_sheet: Some(|sheet, setting, out| {
        let mut writer = DocxWriter::new(setting.info, setting.print.no_page_numbers, out)?;
        let paged = paged(sheet, setting.faces, setting.page_options());
        let pages = paged.count();
        writer.add(&[Added {
            sheet,
            measured: &paged.measure,
            pages,
            part: None,
            numbers: None,
            contents: Vec::new(),
        }])?;
        Ok(writer.finish()?)
    }),
};

struct DocxExporter<'p>(DocxWriter<'p>);

impl Exporter for DocxExporter<'_> {
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure> {
        let added = in_order(forms, |form| Added {
            sheet: form.sheet(),
            measured: &form.paged().measure,
            pages: form.paged().count(),
            part: form.part_of(),
            numbers: form.numbers(),
            contents: form.contents(),
        });
        Ok(self.0.add(&added)?)
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure> {
        self.0.finish()?;
        Ok(Vec::new())
    }
}

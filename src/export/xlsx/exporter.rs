//! XLSX as a format.

use super::{Added, XlsxWriter};
use crate::base::cores::in_order;
use crate::export::{About, Exporter, Failure, LaidOut};
use crate::page::paged;

/// The description of XLSX.
pub(in crate::export) const ABOUT: About = About {
    name: "Excel",
    command: "导出 Excel…",
    option: "xlsx",
    help: "导出为 Excel，每张表一个工作表",
    files: "Excel 表",
    extension: "xlsx",
    mark: None,
    is_for_programs: false,
    follows_profile: false,
    begin: |setting, out| Ok(Box::new(XlsxExporter(XlsxWriter::new(setting.info, setting.print.no_page_numbers, out)))),
    write_sheet: Some(|sheet, setting, out| {
        let mut writer = XlsxWriter::new(setting.info, setting.print.no_page_numbers, out);
        let paged = paged(sheet, setting.faces, setting.page_options());
        writer.add(&[Added { sheet, paged: &paged, within: None }])?;
        // Such a sheet is made by the program, and its texts are far below the limit of a cell.
        writer.finish()?;
        Ok(())
    }),
};

struct XlsxExporter<'p>(XlsxWriter<'p>);

impl Exporter for XlsxExporter<'_> {
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure> {
        Ok(self.0.add(&in_order(forms, |form| Added {
            sheet: form.sheet(),
            paged: form.paged(),
            within: form.numbers(),
        }))?)
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure> {
        let cut = self.0.finish()?;
        Ok(cut
            .into_iter()
            .map(|cell| format!("{cell}的文字超过 Excel 单元格的 32767 字，多出的部分没有写入"))
            .collect())
    }
}

//! XLSX as a format.

use super::XlsxWriter;
use crate::export::{About, Exporter, Failure, LaidOut, Sink};
use crate::page::{Scale, measure};

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
    begin: |setting, _| Ok(Box::new(XlsxExporter(XlsxWriter::new(setting.info, setting.print.no_page_numbers)))),
    write_sheet: Some(|sheet, setting, out| {
        let mut writer = XlsxWriter::new(setting.info, setting.print.no_page_numbers);
        writer.add(sheet, &measure(sheet, setting.faces, Scale::full(&sheet.page)))?;
        // Such a sheet is made by the program, and its texts are far below the limit of a cell.
        writer.finish(out)?;
        Ok(())
    }),
};

struct XlsxExporter(XlsxWriter);

impl Exporter for XlsxExporter {
    fn add(&mut self, form: &LaidOut<'_>, _: &mut dyn Sink) -> Result<(), Failure> {
        Ok(self.0.add(form.sheet(), form.measure())?)
    }

    fn finish(self: Box<Self>, out: &mut dyn Sink) -> Result<Vec<String>, Failure> {
        let cut = self.0.finish(out)?;
        Ok(cut
            .into_iter()
            .map(|cell| format!("{cell}的文字超过 Excel 单元格的 32767 字，多出的部分没有写入"))
            .collect())
    }
}

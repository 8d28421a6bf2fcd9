//! The upload sheet as a format.

use super::stages::left_out;
use super::{Filling, profile, xlsx};
use crate::export::{About, Exporter, Failure, Info, LaidOut, Sink};

/// The description of the upload sheet.
pub(in crate::export) const ABOUT: About = About {
    name: "上报表",
    command: "导出上报表…",
    option: "upload",
    help: "导出一体化系统的上报表",
    files: "Excel 表",
    extension: "xlsx",
    mark: Some("上报"),
    is_for_programs: false,
    follows_profile: true,
    begin: |setting, out| {
        let filling = Filling::new(profile(setting.library, setting.profile)?, setting.bureau);
        Ok(Box::new(UploadExporter { filling, info: setting.info, out }))
    },
    write_sheet: None,
};

struct UploadExporter<'p> {
    filling: Filling<'p>,
    info: &'p Info,
    out: &'p mut dyn Sink,
}

impl Exporter for UploadExporter<'_> {
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure> {
        forms.iter().for_each(|form| self.filling.add(form.form, form.template));
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure> {
        let profile = self.filling.profile();
        let table = self.filling.finish();
        let notice = left_out(&table, profile)?;
        self.out.write_all(&xlsx(&table, self.info)?)?;
        let gaps = table.gaps.iter().map(|gap| format!("上报表必填的{gap}"));
        Ok(notice.into_iter().chain(gaps).chain(table.refused.iter().map(ToString::to_string)).collect())
    }
}

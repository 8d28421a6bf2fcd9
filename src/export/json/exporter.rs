//! JSON as a format.

use super::value;
use crate::base::cores::in_order;
use crate::export::{About, Exporter, Failure, LaidOut, Sink};

/// The description of JSON.
pub(in crate::export) const ABOUT: About = About {
    name: "JSON",
    command: "导出 JSON…",
    option: "json",
    help: "导出为 JSON，供其他程序使用",
    files: "JSON",
    extension: "json",
    mark: None,
    is_for_programs: true,
    follows_profile: false,
    begin: |_, out| {
        out.write_all(b"{\"forms\": [")?;
        Ok(Box::new(JsonExporter { out, is_first: true }))
    },
    write_sheet: None,
};

struct JsonExporter<'p> {
    out: &'p mut dyn Sink,
    is_first: bool,
}

impl Exporter for JsonExporter<'_> {
    fn add(&mut self, forms: &[&LaidOut<'_>]) -> Result<(), Failure> {
        // Written form by form instead of as one value, so that no form is kept.
        for text in in_order(forms, |form| format!("{:#}", value(form.form, form.template))) {
            let comma = if std::mem::take(&mut self.is_first) { "" } else { "," };
            write!(self.out, "{comma}\n{text}")?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> Result<Vec<String>, Failure> {
        self.out.write_all(b"\n]}\n")?;
        Ok(Vec::new())
    }
}

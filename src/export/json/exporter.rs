//! JSON as a format.

use super::value;
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
        Ok(Box::new(JsonExporter { is_first: true }))
    },
    write_sheet: None,
};

struct JsonExporter {
    is_first: bool,
}

impl Exporter for JsonExporter {
    fn add(&mut self, form: &LaidOut<'_>, out: &mut dyn Sink) -> Result<(), Failure> {
        // Written form by form instead of as one value, so that no form is kept.
        let comma = if std::mem::take(&mut self.is_first) { "" } else { "," };
        Ok(write!(out, "{comma}\n{:#}", value(form.form, form.template))?)
    }

    fn finish(self: Box<Self>, out: &mut dyn Sink) -> Result<Vec<String>, Failure> {
        out.write_all(b"\n]}\n")?;
        Ok(Vec::new())
    }
}

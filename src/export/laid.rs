//! A form during an export, laid out once for all formats.

use super::setting::Setting;
use crate::model::Form;
use crate::page::{Measure, Pages, Scale, measure, pages_of};
use crate::sheet::{Sheet, sheet};
use crate::template::Template;
use std::sync::OnceLock;

/// A form during an export. Sheet, measures and pages are each made once, when an exporter first asks.
#[derive(Debug)]
pub struct LaidOut<'f> {
    /// The form.
    pub form: &'f Form,
    /// Its template.
    pub template: &'f Template,
    setting: Setting<'f>,
    sheet: OnceLock<Sheet>,
    measure: OnceLock<Measure>,
    pages: OnceLock<Pages>,
}

impl<'f> LaidOut<'f> {
    /// The form with nothing laid out yet.
    pub fn new(form: &'f Form, template: &'f Template, setting: Setting<'f>) -> Self {
        let (sheet, measure, pages) = Default::default();
        Self { form, template, setting, sheet, measure, pages }
    }

    /// Which of them were made, in that order: each is made once for all exporters that ask.
    pub fn made(&self) -> [bool; 3] {
        [self.sheet.get().is_some(), self.measure.get().is_some(), self.pages.get().is_some()]
    }

    /// The form as a sheet.
    pub fn sheet(&self) -> &Sheet {
        self.sheet.get_or_init(|| sheet(self.template, self.form, self.setting.bureau, self.setting.print))
    }

    /// The sheet, measured with the template's type sizes.
    pub fn measure(&self) -> &Measure {
        self.measure.get_or_init(|| {
            let sheet = self.sheet();
            // In full size also for XLSX: a spreadsheet scales to the page by itself.
            measure(sheet, self.setting.faces, Scale::full(&sheet.page))
        })
    }

    /// The sheet on paper.
    pub fn pages(&self) -> &Pages {
        self.pages
            .get_or_init(|| pages_of(self.sheet(), self.measure(), self.setting.faces, self.setting.page_options()))
    }
}

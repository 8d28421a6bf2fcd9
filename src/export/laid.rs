//! A form during an export, laid out once for all formats.

use super::setting::Setting;
use crate::model::Form;
use crate::page::{Measure, Pages, Scale, measure, pages_of};
use crate::sheet::{Sheet, sheet};
use crate::template::Template;
use std::cell::OnceCell;

/// A form during an export. Sheet, measures and pages are each made once, when an exporter first asks.
#[derive(Debug)]
pub struct LaidOut<'f> {
    /// The form.
    pub form: &'f Form,
    /// Its template.
    pub template: &'f Template,
    setting: Setting<'f>,
    sheet: OnceCell<Sheet>,
    measure: OnceCell<Measure>,
    pages: OnceCell<Pages>,
}

impl<'f> LaidOut<'f> {
    /// The form with nothing laid out yet.
    pub fn new(form: &'f Form, template: &'f Template, setting: Setting<'f>) -> Self {
        let (sheet, measure, pages) = Default::default();
        Self { form, template, setting, sheet, measure, pages }
    }

    /// The form as a sheet.
    pub fn sheet(&self) -> &Sheet {
        self.sheet.get_or_init(|| {
            #[cfg(test)]
            count::add(count::SHEETS);
            sheet(self.template, self.form, self.setting.bureau, self.setting.print)
        })
    }

    /// The sheet, measured with the template's type sizes.
    pub fn measure(&self) -> &Measure {
        self.measure.get_or_init(|| {
            #[cfg(test)]
            count::add(count::MEASURES);
            let sheet = self.sheet();
            // In full size also for XLSX: a spreadsheet scales to the page by itself.
            measure(sheet, self.setting.faces, Scale::full(&sheet.page))
        })
    }

    /// The sheet on paper.
    pub fn pages(&self) -> &Pages {
        self.pages.get_or_init(|| {
            #[cfg(test)]
            count::add(count::PAGES);
            pages_of(self.sheet(), self.measure(), self.setting.faces, self.setting.page_options())
        })
    }
}

/// Counts the layouts of this thread, for the tests of exports.
#[cfg(test)]
pub(crate) mod count {
    use std::cell::Cell;

    pub(crate) const SHEETS: usize = 0;
    pub(crate) const MEASURES: usize = 1;
    pub(crate) const PAGES: usize = 2;

    thread_local! {
        static COUNTS: Cell<[usize; 3]> = const { Cell::new([0; 3]) };
    }

    pub(super) fn add(what: usize) {
        let mut counts = COUNTS.get();
        counts[what] += 1;
        COUNTS.set(counts);
    }

    /// The sheets, measures and pages made since the last call.
    pub(crate) fn taken() -> [usize; 3] {
        COUNTS.take()
    }
}

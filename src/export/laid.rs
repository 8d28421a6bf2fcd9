//! A form during an export, laid out once for all formats.

use super::setting::Setting;
use crate::model::{Form, RowId};
use crate::page::{PageOptions, Paged, Pages, paged, set};
use crate::sheet::{Sheet, sheet};
use crate::template::Template;
use std::sync::OnceLock;

/// What a form or a text is to the manuscript that it is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOf {
    /// The text that the manuscript begins with.
    First,
    /// Text behind a form.
    Text,
    /// The form that this row puts in its place.
    Form(RowId),
}

/// A form during an export. Sheet, division into pages and pages are each made once, when an exporter first asks.
#[derive(Debug)]
pub struct LaidOut<'f> {
    /// The form.
    pub form: &'f Form,
    /// Its template.
    pub template: &'f Template,
    setting: Setting<'f>,
    within: Option<(usize, usize)>,
    part: Option<PartOf>,
    sheet: OnceLock<Sheet>,
    paged: OnceLock<Paged>,
    pages: OnceLock<Pages>,
}

impl<'f> LaidOut<'f> {
    /// The form with nothing laid out yet.
    pub fn new(form: &'f Form, template: &'f Template, setting: Setting<'f>) -> Self {
        let (sheet, paged, pages) = Default::default();
        Self { form, template, setting, within: None, part: None, sheet, paged, pages }
    }

    /// The form as a part of a longer document, with how many pages are before it, and how many in all.
    #[must_use]
    pub fn within(mut self, before: usize, of: usize) -> Self {
        self.within = Some((before, of));
        self.pages = OnceLock::new();
        self
    }

    /// The form as a part of a manuscript.
    #[must_use]
    pub fn part(mut self, part: PartOf) -> Self {
        self.part = Some(part);
        self
    }

    /// What it is to the manuscript that it is printed in; None for a form that is printed alone.
    pub fn part_of(&self) -> Option<PartOf> {
        self.part
    }

    /// How many pages are before it, and how many in all, if its pages are numbered as a part of a longer document.
    pub fn numbers(&self) -> Option<(usize, usize)> {
        self.within
    }

    /// Which of them were made, in that order: each is made once for all exporters that ask.
    pub fn made(&self) -> [bool; 3] {
        [self.sheet.get().is_some(), self.paged.get().is_some(), self.pages.get().is_some()]
    }

    /// The form as a sheet.
    pub fn sheet(&self) -> &Sheet {
        self.sheet.get_or_init(|| sheet(self.template, self.form, self.setting.bureau, self.setting.print))
    }

    /// The sheet divided over pages.
    pub fn paged(&self) -> &Paged {
        self.paged.get_or_init(|| paged(self.sheet(), self.setting.faces, self.setting.page_options()))
    }

    /// The sheet on paper.
    pub fn pages(&self) -> &Pages {
        self.pages.get_or_init(|| {
            let options = PageOptions { within: self.within, ..self.setting.page_options() };
            set(self.sheet(), self.paged(), self.setting.faces, options)
        })
    }
}

//! The content of the columns that a form tells as a whole, the same for all its rows.

use super::funds::Funds;
use super::progress::{on_schedule, on_target};
use super::{Cell, of_rows};
use crate::base::amount::MoneyUnit;
use crate::model::naming::{Coded, Filer, coded, filer};
use crate::model::{Bureau, FieldPath, Form, Key, keys};
use crate::template::Template;
use crate::template::profile::UploadValue;
use crate::template::shown::shown;

/// A form and what its rows have in common.
pub(super) struct OfForm<'f> {
    bureau: &'f Bureau,
    form: &'f Form,
    template: &'f Template,
    funds: Funds<'f>,
}

impl<'f> OfForm<'f> {
    /// `form` of `bureau`, with amounts in `unit`.
    pub(super) fn new(bureau: &'f Bureau, form: &'f Form, template: &'f Template, unit: MoneyUnit) -> Self {
        Self { bureau, form, template, funds: Funds::new(form, template, unit) }
    }

    /// The cell of `value`, which no indicator tells.
    pub(super) fn cell(&self, value: &UploadValue) -> Cell {
        match value {
            amount if amount.is_amount() => self.funds.cell(amount),
            UploadValue::ExecutionPercent => self.funds.percent(),
            other => Cell::Text(self.text(other)),
        }
    }

    /// The code that the form tells for `value`, where it tells one.
    pub(super) fn code(&self, value: &UploadValue) -> String {
        match value {
            UploadValue::BureauName => self.bureau_code(),
            UploadValue::ProjectName => self.project_code(),
            _ => String::new(),
        }
    }

    /// Where the form holds `value`.
    pub(super) fn path(&self, value: &UploadValue) -> FieldPath {
        let key = match value {
            UploadValue::Year => keys::YEAR,
            UploadValue::Month | UploadValue::OnSchedule => keys::MONTH,
            UploadValue::BureauName | UploadValue::BureauCode => filer(self.form).key,
            UploadValue::ProjectCode => keys::PROJECT_CODE,
            UploadValue::Goals => keys::GOALS,
            UploadValue::GoalsAdjusted => keys::GOALS_ADJUSTED,
            UploadValue::GoalsActual | UploadValue::Completion => keys::GOALS_ACTUAL,
            UploadValue::ExecutionRate | UploadValue::ExecutionPercent => self.funds.key(value),
            UploadValue::Field(key) => key.as_str(),
            amount if amount.is_amount() => self.funds.key(amount),
            _ => keys::PROJECT_NAME,
        };
        FieldPath::Field(Key::new(key))
    }

    fn text(&self, value: &UploadValue) -> String {
        match value {
            UploadValue::Year => first([self.form.field(keys::YEAR), &self.bureau.year]).to_owned(),
            UploadValue::BureauName => first([filer(self.form).bureau.name, &self.bureau.name]).to_owned(),
            UploadValue::BureauCode => self.bureau_code(),
            UploadValue::ProjectName => self.project().name.to_owned(),
            UploadValue::ProjectCode => self.project_code(),
            UploadValue::ExecutionRate => self.funds.rate().into_owned(),
            UploadValue::Completion => self.completion(),
            UploadValue::OnSchedule => on_schedule(self.form, &self.funds).to_owned(),
            UploadValue::OnTarget => on_target(self.form).to_owned(),
            UploadValue::Fixed(text) => text.clone(),
            other => shown(self.template, self.form, &self.path(other)).into_owned(),
        }
    }

    /// What was done: as the form puts it, else what was achieved of each indicator.
    fn completion(&self) -> String {
        match self.form.field(keys::GOALS_ACTUAL) {
            blank if blank.trim().is_empty() => of_rows::achieved(self.form),
            written => written.to_owned(),
        }
    }

    /// The code of the filer; if unknown, the department's.
    fn bureau_code(&self) -> String {
        let (own, department) = (filer(self.form), Filer::at(self.form, keys::DEPARTMENT));
        first([&own.bureau.code, &self.bureau.code, &department.bureau.code]).to_owned()
    }

    fn project_code(&self) -> String {
        first([self.form.field(keys::PROJECT_CODE), &self.project().code]).to_owned()
    }

    fn project(&self) -> Coded<'f> {
        coded::project(self.form.field(keys::PROJECT_NAME))
    }
}

fn first<const N: usize>(texts: [&str; N]) -> &str {
    texts.into_iter().map(str::trim).find(|text| !text.is_empty()).unwrap_or_default()
}

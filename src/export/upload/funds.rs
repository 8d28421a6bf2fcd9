//! The amounts of a project and how much of them was spent.

use super::Cell;
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::score::{execution_rate, points};
use crate::model::{Column, FieldPath, Form, Fund, Table, keys};
use crate::template::profile::UploadValue;
use crate::template::shown::{shown, stage};
use crate::template::{Stage, Template, Units};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a form grants for the year, before it is adjusted.
const INITIAL: &str = "funds.initial.total";
/// What it grants after.
const ADJUSTED: &str = "funds.budget.total";
const EXECUTED: &str = "funds.executed.total";
const RATE: &str = "funds.rate.total";

/// The amounts of a form, in the unit of the profile.
pub(super) struct Funds<'f> {
    form: &'f Form,
    template: &'f Template,
    units: Units<'f>,
    unit: MoneyUnit,
}

impl<'f> Funds<'f> {
    pub(super) fn new(form: &'f Form, template: &'f Template, unit: MoneyUnit) -> Self {
        Self { form, template, units: Units::of(template, form), unit }
    }

    /// The cell of `value`, which is an amount.
    pub(super) fn cell(&self, value: &UploadValue) -> Cell {
        match value {
            UploadValue::FundsAdded => self.changed(|initial, adjusted| adjusted.max(initial)),
            UploadValue::FundsCut => self.changed(|initial, adjusted| adjusted.min(initial)),
            UploadValue::FundsTotal if Fund::Total.key(self.form).is_none() => self.of_tasks(),
            value => self.amount(self.key(value)),
        }
    }

    /// The field that holds `value`, filled in or not.
    pub(super) fn key(&self, value: &UploadValue) -> &'static str {
        let adjusts = stage(self.template, self.form) == Stage::Adjustment;
        // A plan has one column of amounts; it is the adjusted one in a form that adjusts.
        let or_only = |key: &'static str, only: bool| match only && self.template.field(key).is_none() {
            true => keys::FUNDS_TOTAL,
            false => key,
        };
        match value {
            UploadValue::FundsInitial => or_only(INITIAL, !adjusts),
            UploadValue::FundsAdded | UploadValue::FundsCut | UploadValue::FundsAdjusted => or_only(ADJUSTED, adjusts),
            UploadValue::FundsExecuted | UploadValue::ExecutionRate | UploadValue::ExecutionPercent => EXECUTED,
            _ => self.total_key(),
        }
    }

    /// The share that was spent, in percent: what the form shows, else of the adjusted budget, else of the initial one.
    pub(super) fn rate(&self) -> Cow<'f, str> {
        let shown = self.text(RATE);
        if !shown.trim().is_empty() {
            return shown;
        }
        let rate = self.spent().and_then(|(executed, budget)| execution_rate(executed, budget));
        Cow::Owned(rate.map(|rate| format!("{rate}%")).unwrap_or_default())
    }

    /// The same as a number.
    pub(super) fn percent(&self) -> Cell {
        let rate = self.rate();
        points(&rate).map_or_else(|| Cell::Text(rate.into_owned()), Cell::Number)
    }

    /// What was spent, and of what.
    pub(super) fn spent(&self) -> Option<(Money, Money)> {
        let budgets = [UploadValue::FundsAdjusted, UploadValue::FundsInitial, UploadValue::FundsTotal];
        let budget = budgets.iter().find_map(|value| self.money(self.key(value)))?;
        Some((self.money(EXECUTED)?, budget))
    }

    fn changed(&self, end: fn(Money, Money) -> Money) -> Cell {
        let amount = |value| self.money(self.key(&value));
        let change = amount(UploadValue::FundsInitial).zip(amount(UploadValue::FundsAdjusted));
        let change = change.map(|(initial, adjusted)| initial.apart(end(initial, adjusted)));
        change.map_or_else(|| Cell::Text(String::new()), |change| Cell::Number(change.to(self.unit).figure()))
    }

    fn amount(&self, key: &str) -> Cell {
        self.read(&self.text(key), self.units.of_field(key))
    }

    /// For a department, the sum of its tasks.
    fn of_tasks(&self) -> Cell {
        let text = shown(self.template, self.form, &FieldPath::Total(Table::Tasks, Column::Total));
        self.read(&text, self.units.of_column(Table::Tasks, &Column::Total))
    }

    fn read(&self, text: &str, unit: MoneyUnit) -> Cell {
        let figure: Option<Decimal> = Money::read(text, unit).map(|amount| amount.to(self.unit).figure());
        figure.map_or_else(|| Cell::Text(text.to_owned()), Cell::Number)
    }

    fn money(&self, key: &str) -> Option<Money> {
        Money::read(&self.text(key), self.units.of_field(key))
    }

    fn text(&self, key: &str) -> Cow<'f, str> {
        shown(self.template, self.form, &FieldPath::field(key))
    }

    fn total_key(&self) -> &'static str {
        let has = |key: &&str| self.template.field(key).is_some();
        let key = Fund::Total.key(self.form).or_else(|| Fund::Total.keys().into_iter().find(has));
        key.unwrap_or(keys::FUNDS_TOTAL)
    }
}

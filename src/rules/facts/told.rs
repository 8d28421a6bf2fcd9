//! The figures of a form that manuscripts may mention.

use crate::base::money::Money;
use crate::model::score::execution_rate;
use crate::model::{Column, Fund, Table};
use crate::rules::score::evaluate;
use crate::rules::view::FormView;
use crate::template::Stage;
use crate::template::shown::total_money;
use rust_decimal::Decimal;

/// The figures of a form that manuscripts may mention.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::rules) struct Told {
    /// What is granted, the binding amount first: the total, what the tasks add up to, 年初预算数.
    pub(in crate::rules) budget: Vec<Money>,
    pub(in crate::rules) executed: Option<Money>,
    /// All amounts of the funds.
    pub(in crate::rules) others: Vec<Money>,
    /// The share executed, in percent.
    pub(in crate::rules) rate: Option<Decimal>,
    /// The total score.
    pub(in crate::rules) score: Option<Decimal>,
    pub(in crate::rules) indicators: usize,
}

impl Told {
    pub(super) fn of(view: &FormView<'_>) -> Self {
        let form = view.form;
        let total = Fund::Total.key(form).and_then(|key| view.amount(key));
        let tasks = view.template.table(Table::Tasks).filter(|_| !form.tasks.is_empty());
        let tasks = tasks.and_then(|_| total_money(view.template, form, Table::Tasks, &Column::Total));
        let initial = view.amount("funds.initial.total");
        let executed = view.amount("funds.executed.total");
        let whole = total.or(initial);
        let funds = form.fields.iter().filter(|(key, _)| key.as_str().starts_with("funds."));
        let reports = view.stage == Stage::SelfEvaluation;
        Self {
            budget: [total, tasks, initial].into_iter().flatten().collect(),
            executed,
            others: funds.filter_map(|(key, _)| view.amount(key.as_str())).collect(),
            rate: executed.zip(whole).and_then(|(executed, whole)| execution_rate(executed, whole)),
            score: reports.then(|| evaluate(view.template, form).total).flatten(),
            indicators: form.indicators.iter().filter(|row| !row.is_blank()).count(),
        }
    }
}

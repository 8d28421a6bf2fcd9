//! The amounts of a form's cost indicators, to be shown beside the project's total, read just as the rules read them.

use super::cost::{Cost, cost};
use crate::base::money::Money;
use crate::model::{Form, RowId};
use crate::rules::kind::Kind;
use crate::rules::view::{FormView, Indicator, values};
use crate::template::Template;
use std::collections::BTreeMap;

/// What the cost indicators of a form state.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Costs {
    /// The cost indicators, with their amounts where these can be read.
    pub rows: BTreeMap<RowId, Option<Money>>,
    /// The project's total.
    pub total: Option<Money>,
}

/// Reads the costs of `form`. Money that is saved or earned is left out.
pub fn costs(template: &Template, form: &Form) -> Costs {
    let values = values(form);
    // Costs need no upload profile, and no year.
    let view = FormView::new(form, template, None, "", &values);
    let mut read: Vec<(&Indicator<'_>, Cost)> = Vec::new();
    for indicator in view.of_kind(Kind::Cost) {
        let above = read.last().map(|(_, cost)| *cost);
        read.push((indicator, cost(&view, indicator, above)));
    }
    let row = |(indicator, cost): &(&Indicator<'_>, Cost)| match cost {
        Cost::Amount(amount) => Some((indicator.id, Some(*amount))),
        Cost::Unknown => Some((indicator.id, None)),
        Cost::Merged | Cost::Gain => None,
    };
    Costs { rows: read.iter().filter_map(row).collect(), total: view.total() }
}

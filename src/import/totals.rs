//! Printed totals: kept only where they are not what the rows add up to.

use super::reading::Reading;
use crate::base::amount::amount_in;
use crate::model::{FieldPath, Table, Texts};
use crate::template::shown::total;

/// Forgets the totals that are computed all the same, and gives an empty table of tasks a row to type into.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let template = &reading.vocabulary.template;
    let printed: Vec<_> = reading.form.totals.iter().map(|(key, text)| (key.clone(), text.to_owned())).collect();
    for ((table, column), text) in printed {
        let path = FieldPath::Total(table, column.clone());
        reading.form.set_text(&path, "");
        let computed = total(template, &reading.form, table, &column);
        if computed.is_none() || computed != amount_in(&text, template.money) {
            reading.form.set_text(&path, &text);
        }
    }
    if template.table(Table::Tasks).is_some() && reading.form.tasks.is_empty() {
        reading.form.push_row(Table::Tasks, Texts::default());
    }
}

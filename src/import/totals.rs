//! Printed totals: kept only where they are not what the rows add up to.

use super::reading::Reading;
use crate::base::amount::amount_in;
use crate::model::FieldPath;
use crate::template::shown::total;

/// Forgets the totals that are computed all the same.
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
}

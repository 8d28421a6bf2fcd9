//! What a form is about in money, as lists show it.

use crate::base::amount::{MoneyUnit, amount_in, convert};
use crate::model::{Column, Form, Table, keys};
use crate::template::{Library, shown};

/// The form's amount in 万元, whatever unit it was typed in: the funds, else the tasks' total. A text that is no amount is
/// shown as it was typed.
pub(in crate::ui) fn amount(library: &Library, form: &Form) -> String {
    let template = library.template(&form.template);
    let unit = template.map_or(MoneyUnit::Wan, |template| template.money);
    let in_wan = |value| {
        let value = convert(value, unit, MoneyUnit::Wan)?;
        Some(format!("{} {}", value.normalize(), MoneyUnit::Wan.name()))
    };
    let keys = [keys::FUNDS_TOTAL, "funds.budget.total"];
    let typed = keys.into_iter().map(|key| form.field(key).trim()).find(|text| !text.is_empty());
    if let Some(text) = typed {
        return amount_in(text, unit).and_then(in_wan).unwrap_or_else(|| text.to_owned());
    }
    let total = template.and_then(|template| shown::total(template, form, Table::Tasks, &Column::Total));
    total.and_then(in_wan).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Key;

    #[test]
    fn always_in_the_same_unit() {
        let library = Library::builtin();
        for (typed, shown) in [
            ("20", "20 万元"),
            ("20.00", "20 万元"),
            ("20万元", "20 万元"),
            ("200000元", "20 万元"),
            ("1,200.5", "1200.5 万元"),
            ("0.5亿元", "5000 万元"),
            ("若干", "若干"),
            (" ", ""),
        ] {
            let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
            form.fields.set(Key::new(keys::FUNDS_TOTAL), typed);
            assert_eq!(amount(&library, &form), shown, "{typed}");
        }
    }
}

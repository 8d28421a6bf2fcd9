//! The amount of a form in lists.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::{Column, Form, Fund, Table};
use crate::template::{Library, Template, Units, shown};

/// The form's amount in 万元, whatever its unit: the funds, else the total of the tasks. A text that is not an amount is
/// shown as typed.
pub(in crate::ui) fn amount(library: &Library, form: &Form) -> String {
    let template = library.template(&form.template);
    let in_wan =
        |amount: Money| format!("{} {}", amount.to(MoneyUnit::Wan).figure().normalize(), MoneyUnit::Wan.name());
    if let Some(key) = Fund::Total.key(form) {
        let unit = template.map_or(MoneyUnit::Wan, |template| Units::of(template, form).of_field(key));
        let text = form.field(key).trim();
        return Money::read(text, unit).map_or_else(|| text.to_owned(), in_wan);
    }
    template.and_then(|template| of_tasks(template, form)).map(in_wan).unwrap_or_default()
}

/// The total of the tasks of a form.
pub(in crate::ui) fn of_tasks(template: &Template, form: &Form) -> Option<Money> {
    shown::total_money(template, form, Table::Tasks, &Column::Total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys;

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
            form.fields.set(keys::FUNDS_TOTAL.into(), typed);
            assert_eq!(amount(&library, &form), shown, "{typed}");
        }
    }

    #[test]
    fn in_the_unit_that_the_label_names() {
        let mut form = Form { template: "guangyuan-self-evaluation".into(), ..Form::default() };
        form.fields.set("funds.budget.total".into(), "200000");
        form.labels.set("funds.budget.total".into(), "预算数（元）");
        assert_eq!(amount(&Library::builtin(), &form), "20 万元");
    }
}

//! The funds block as JSON: each amount as typed and in 万元.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::{FieldPath, Form, Key};
use crate::template::own::own_funds;
use crate::template::shown::shown;
use crate::template::{FieldKind, Template, Units, json_label};
use serde_json::{Map, Value, json};

/// The funds by label; in a form with columns of funds, the parts are nested in their total.
pub(super) fn funds(form: &Form, template: &Template) -> Value {
    let mut out = Map::new();
    let units = Units::of(template, form);
    let printed = template.fields.iter().filter(|spec| spec.key.fund().is_some()).map(|spec| &spec.key);
    for key in printed.chain(own_funds(template, form)) {
        let labels = json_label(template, form, key.as_str());
        insert(&mut out, &labels, key.as_str(), amount(form, template, &units, key));
    }
    Value::Object(out)
}

/// Inserts `entry` at the path `labels`; if another fund is there already, under `key` instead.
fn insert(funds: &mut Map<String, Value>, labels: &[String], key: &str, entry: [(String, Value); 2]) {
    let Some((label, inner)) = labels.split_first() else { return };
    let taken = inner.is_empty() && funds.get(label).is_some_and(|fund| fund.get("text").is_some());
    let name = if taken { key } else { label };
    if let Value::Object(fund) = funds.entry(name).or_insert_with(|| json!({})) {
        if inner.is_empty() {
            fund.extend(entry);
        } else {
            insert(fund, inner, key, entry);
        }
    }
}

fn amount(form: &Form, template: &Template, units: &Units<'_>, key: &Key) -> [(String, Value); 2] {
    let text = shown(template, form, &FieldPath::Field(key.clone()));
    let is_amount = template.field(key.as_str()).is_none_or(|spec| spec.kind == FieldKind::Amount);
    let amount = Money::read(&text, units.of_field(key.as_str())).filter(|_| is_amount);
    // As text, since many readers of JSON hold numbers as floats.
    let wan = amount.map(|amount| amount.to(MoneyUnit::Wan).figure().to_string());
    [("text".into(), json!(text)), ("wan".into(), json!(wan))]
}

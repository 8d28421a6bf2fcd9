//! Labels as a particular form prints them.

use super::Template;
use crate::model::Form;

/// The label of the field `key`: the form's own, else the template's, else the key.
pub fn label<'a>(template: &'a Template, form: &'a Form, key: &'a str) -> &'a str {
    match form.labels.get(key) {
        "" => template.field(key).map_or(key, |spec| spec.label.as_str()),
        own => own,
    }
}

/// The labels of a field as JSON and findings name it: `["项目名称"]`, or `["执行数", "财政拨款"]` for a fund that stands in
/// a column of its own.
pub fn json_label(template: &Template, form: &Form, key: &str) -> Vec<String> {
    let own = label(template, form, key).to_owned();
    let parts = key.strip_prefix("funds.").and_then(|rest| rest.split_once('.'));
    match parts {
        Some((column, row)) if row != "total" => {
            vec![label(template, form, &format!("funds.{column}.total")).to_owned(), own]
        }
        _ => vec![own],
    }
}

//! Labels as a particular form prints them.

use super::{Template, manuscript_place};
use crate::model::{Column, FieldPath, Form, Table, keys};

/// The label of the field `key`: the form's own, else the template's, else the key.
pub fn label<'a>(template: &'a Template, form: &'a Form, key: &'a str) -> &'a str {
    match form.labels.get(key) {
        "" => template.field(key).map_or(key, |spec| spec.label.as_str()),
        own => own,
    }
}

/// The labels of a field in JSON and findings: `["项目名称"]`, or `["执行数", "财政拨款"]` for a fund in one of several columns.
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

/// The place of `path`, in words: `项目名称`, `绩效指标第 3 行的指标值`.
pub fn place(template: &Template, form: &Form, path: &FieldPath) -> String {
    match path {
        FieldPath::Field(key) if key.as_str() == keys::TITLE => "标题".to_owned(),
        FieldPath::Field(key) if key.as_str() == keys::YEAR => "年度".to_owned(),
        FieldPath::Field(key) => json_label(template, form, key.as_str()).join("的"),
        FieldPath::Cell(Table::Paragraphs, id, column) => manuscript_place::words(form, *id, column),
        FieldPath::Cell(table, id, column) => {
            let row = form.place_of(*table, *id).map_or(0, |i| i + 1);
            format!("{}第 {row} 行的{}", table.label(), column_label(template, *table, column))
        }
        FieldPath::Total(table, column) => {
            format!("{}合计行的{}", table.label(), column_label(template, *table, column))
        }
    }
}

fn column_label(template: &Template, table: Table, column: &Column) -> String {
    match (template.table(table).and_then(|block| block.column(column)), column) {
        // Text in brackets explains the label: 指标值（包含数字及文字描述） (广元 2021).
        (Some(spec), _) => spec.label.split(['（', '(']).next().unwrap_or_default().trim().to_owned(),
        (None, other) => other.label().to_owned(),
    }
}

//! The tables of a form as JSON.

use crate::model::{Column, FieldPath, Form, Row, Table, address::cell_name};
use crate::template::Template;
use crate::template::shown::shown;
use serde_json::{Map, Value, json};

/// The beginning of the mark of a required subclass: 必填, 必填硬性指标 (沙坡头 2023).
const REQUIRED: &str = "必填";

/// The payment schedule: pairs of month and share.
pub(super) fn schedule(rows: &[Row]) -> Value {
    rows.iter().map(|row| json!([row[Column::Month], row[Column::Percent]])).collect()
}

/// The paragraphs of a manuscript.
pub(super) fn paragraphs(rows: &[Row]) -> Value {
    let cells = |row: &Row| row.cells().map(|(column, text)| (column.name().to_owned(), json!(text))).collect();
    rows.iter().map(|row| Value::Object(cells(row))).collect()
}

/// The annual tasks.
pub(super) fn tasks(form: &Form, template: &Template) -> Value {
    let always = [Column::Name, Column::Content, Column::Total, Column::Fiscal, Column::Other];
    form.tasks.iter().map(|row| Value::Object(cells(form, row, Table::Tasks, template, &always))).collect()
}

/// The indicators, in printed order.
pub(super) fn indicators(form: &Form, template: &Template) -> Value {
    let always = [
        Column::Class,
        Column::Subclass,
        Column::Name,
        Column::Description,
        Column::Value,
        Column::Basis,
        Column::Actual,
    ];
    form.indicators
        .iter()
        .map(|row| {
            let mut out = cells(form, row, Table::Indicators, template, &always);
            let required = row[Column::Mark].starts_with(REQUIRED).then_some(true);
            // At the place where the transcribed forms have it.
            out.shift_insert(always.len(), "required".into(), json!(required));
            Value::Object(out)
        })
        .collect()
}

/// The cells of `row` as the form shows them: `always`, then the other columns of the template, then the other cells of the row.
fn cells(form: &Form, row: &Row, table: Table, template: &Template, always: &[Column]) -> Map<String, Value> {
    let block = template.table(table);
    let has = |column: &Column| block.is_some_and(|block| block.column(column).is_some());
    let own = block.iter().flat_map(|block| &block.columns).map(|spec| &spec.column);
    let mut out = Map::new();
    for column in always.iter().chain(own).chain(row.cells().map(|(column, _)| column)) {
        let text = shown(template, form, &FieldPath::Cell(table, row.id(), column.clone()));
        let value = (has(column) || !text.is_empty()).then_some(text);
        out.entry(cell_name(table, column)).or_insert_with(|| json!(value));
    }
    out
}

/// The total row of `table` under its name, where the form has one.
pub(super) fn total(form: &Form, template: &Template, table: Table) -> Option<(String, Value)> {
    let total = template.table(table)?.total.as_ref()?;
    let mut out = Map::new();
    out.insert("label".into(), json!(total.label));
    let printed = form.totals.iter().filter(|((of, _), _)| *of == table).map(|((_, column), _)| column);
    for column in total.columns.iter().map(|sum| &sum.column).chain(printed) {
        let path = FieldPath::Total(table, column.clone());
        out.entry(cell_name(table, column)).or_insert_with(|| json!(shown(template, form, &path)));
    }
    Some((format!("{}_total", table.name()), Value::Object(out)))
}

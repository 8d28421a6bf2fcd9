//! What a form has and its template has not, under the form's own labels: fields line by line, funds as a matrix.

use super::Cell;
use super::builder::Builder;
use crate::model::funds::{COLUMNS, ROWS};
use crate::model::{FieldPath, Key};
use crate::template::own::{Place, own_fields, own_funds};
use crate::template::{Align, CellStyle, json_label, label};

/// Adds the form's own fields at `place`; its own funds are above the tables.
pub(super) fn add(builder: &mut Builder<'_>, place: Place) {
    let (template, form) = (builder.template, builder.form);
    if place == Place::Head {
        funds(builder, &own_funds(template, form).collect::<Vec<_>>());
    }
    for key in own_fields(template, form, place).collect::<Vec<_>>() {
        line(builder, key, label(template, form, key.as_str()).to_owned());
    }
}

/// Adds a label and its value.
fn line(builder: &mut Builder<'_>, key: &Key, label: String) {
    let (row, width) = (builder.row(true, false), builder.width());
    let left = label_columns(builder);
    let field = FieldPath::Field(key.clone());
    let text = builder.shown(&field);
    builder.cell(Cell { columns: left, field: Some(field.clone()), ..Cell::label(row, 0, label) });
    if left < width {
        let value = Cell::label(row, left, text);
        let (style, align) = (CellStyle::Value, Some(Align::Left));
        builder.cell(Cell { columns: width - left, value_at: 0, field: Some(field), style, align, ..value });
    }
}

/// How many columns of the grid a label takes: a fifth of the width, and at least one.
fn label_columns(builder: &Builder<'_>) -> usize {
    let widths = builder.widths();
    let enough = widths.iter().sum::<f32>() / 5.0;
    let mut sum = 0.0;
    let taken = widths.iter().take_while(|width| {
        let more = sum < enough;
        sum += **width;
        more
    });
    taken.count().max(1)
}

/// Adds the funds in columns (年初预算数, 全年执行数) as a matrix, and the others line by line.
fn funds(builder: &mut Builder<'_>, keys: &[&Key]) {
    let (template, form) = (builder.template, builder.form);
    let part = |key: &Key, at: usize| key.fund().filter(|parts| parts.len() == 2).map(|parts| parts[at].to_owned());
    let ordered = |at: usize, order: &[&str]| {
        let mut parts: Vec<String> = keys.iter().filter_map(|key| part(key, at)).collect();
        let rank = |part: &String| order.iter().position(|known| known == part).unwrap_or(order.len());
        parts.sort_by(|a, b| (rank(a), a).cmp(&(rank(b), b)));
        parts.dedup();
        parts
    };
    let (columns, rows) = (ordered(0, &COLUMNS), ordered(1, &ROWS));
    let left = label_columns(builder);
    let fits = columns.len() <= builder.width() - left;
    for key in keys.iter().filter(|key| !fits || part(key, 0).is_none()) {
        line(builder, key, json_label(template, form, key.as_str()).join("的"));
    }
    if !fits || columns.is_empty() {
        return;
    }
    let head = builder.row(true, false);
    builder.cell(Cell { columns: left, ..Cell::label(head, 0, String::new()) });
    let places = places(builder.width(), left, columns.len());
    for (column, (at, span)) in columns.iter().zip(&places) {
        let total = Key::new(&format!("funds.{column}.total"));
        let text = label(template, form, total.as_str()).to_owned();
        let field = Some(FieldPath::Field(total));
        builder.cell(Cell { columns: *span, field, ..Cell::label(head, *at, text) });
    }
    for part in &rows {
        let row = builder.row(true, true);
        let key = |column: &String| Key::new(&format!("funds.{column}.{part}"));
        let named = columns.iter().map(key).find(|key| !form.labels.get(key).is_empty());
        let text = named.filter(|_| part != "total").map_or("年度资金总额", |key| form.labels.get(&key));
        builder.cell(Cell { columns: left, ..Cell::label(row, 0, text.to_owned()) });
        for (column, (at, span)) in columns.iter().zip(&places) {
            let field = FieldPath::Field(key(column));
            let (text, style) = (builder.shown(&field), CellStyle::Value);
            let cell = Cell::label(row, *at, text);
            builder.cell(Cell { columns: *span, value_at: 0, field: Some(field), style, amount: true, ..cell });
        }
    }
}

/// `count` places over the columns from `left` to `width`: where each begins, and how many columns it takes.
fn places(width: usize, left: usize, count: usize) -> Vec<(usize, usize)> {
    let at = |n: usize| left + (width - left) * n / count;
    (0..count).map(|n| (at(n), at(n + 1) - at(n))).collect()
}

//! Paths as people and other programs read them: `indicators[3].value`, `fields.项目名称`, `goals[0]`.

use super::{Column, FieldPath, Form, Table};

/// Writes `path` with the row's place in `form`; `label` gives the printed label of a single field.
pub fn address(form: &Form, path: &FieldPath, label: impl Fn(&str) -> String) -> String {
    match path {
        FieldPath::Field(key) => match key.fund() {
            Some(_) => format!("funds.{}", label(key.as_str())),
            // These stand beside `fields` in the JSON, not in it.
            None if matches!(key.as_str(), "title" | "year" | "goals" | "goals_actual" | "fund_use") => key.to_string(),
            None => format!("fields.{}", label(key.as_str())),
        },
        FieldPath::Cell(table, id, column) => {
            let place = form.place_of(*table, *id).map_or_else(|| "?".to_owned(), |i| i.to_string());
            format!("{}[{place}].{}", table.name(), cell_name(*table, column))
        }
        FieldPath::Total(table, column) => {
            format!("{}_total.{}", table.name(), cell_name(*table, column))
        }
    }
}

/// The column's name within `table`: a task's name is `name`, an indicator's `l3`.
pub fn cell_name(table: Table, column: &Column) -> &str {
    match (table, column) {
        // The transcribed forms call a task's name `name` and an indicator's `l3`; both are `Column::Name`.
        (Table::Tasks, Column::Name) => Column::Name.file_name(),
        (Table::Schedule | Table::Tasks | Table::Indicators | Table::Paragraphs, column) => column.name(),
    }
}

//! A form's JSON cell by cell, for comparing what the program wrote with what was transcribed from paper.

use serde_json::Value;
use std::collections::BTreeMap;

/// Sources whose layouts print no line with the year.
const WITHOUT_YEAR: [&str; 3] = ["001", "002", "004"];

/// The cells of `form` by their paths. White space does not count, and neither does an empty cell.
pub(crate) fn cells(form: &Value) -> BTreeMap<String, String> {
    let mut out = Cells::default();
    out.add("title", &form["title"]);
    let source = form["source"].as_str().unwrap_or_default();
    if !WITHOUT_YEAR.iter().any(|prefix| source.starts_with(prefix)) {
        out.add("year", &form["year"]);
    }
    for (label, text) in members(&form["fields"]) {
        out.add(&format!("fields.{}", squeezed(label)), text);
    }
    out.add_funds("funds", &form["funds"]);
    out.add("fund_use", &form["fund_use"]);
    for (i, step) in items(&form["schedule"]) {
        out.add(&format!("schedule[{i}].month"), &step[0]);
        out.add(&format!("schedule[{i}].percent"), &step[1]);
    }
    out.add_rows("tasks", &form["tasks"], &["name", "content", "total", "fiscal", "other"]);
    for column in ["total", "fiscal", "other"] {
        out.add(&format!("tasks_total.{column}"), &form["tasks_total"][column]);
    }
    for goals in ["goals", "goals_actual"] {
        let lines: String = items(&form[goals]).filter_map(|(_, line)| line.as_str()).collect();
        out.add(goals, &Value::String(lines));
    }
    out.add_rows("indicators", &form["indicators"], &["l1", "l2", "l3", "value", "desc", "basis", "actual", "l2_mark"]);
    out.0
}

#[derive(Default)]
struct Cells(BTreeMap<String, String>);

impl Cells {
    fn add(&mut self, path: &str, cell: &Value) {
        let text = squeezed(cell.as_str().unwrap_or_default());
        if !text.is_empty() {
            self.0.insert(path.to_owned(), text);
        }
    }

    fn add_funds(&mut self, path: &str, funds: &Value) {
        for (label, fund) in members(funds).filter(|(_, fund)| fund.is_object()) {
            let path = format!("{path}.{}", squeezed(label));
            self.add(&path, &fund["text"]);
            self.add(&format!("{path}.wan"), &fund["wan"]);
            self.add_funds(&path, fund);
        }
    }

    fn add_rows(&mut self, table: &str, rows: &Value, columns: &[&str]) {
        for (i, row) in items(rows) {
            for column in columns {
                self.add(&format!("{table}[{i}].{column}"), &row[*column]);
            }
            if row["required"] == true {
                self.0.insert(format!("{table}[{i}].required"), "true".into());
            }
        }
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = (usize, &Value)> {
    value.as_array().into_iter().flatten().enumerate()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

//! The header rows of the upload sheet.

use crate::template::profile::Profile;

/// Where a header says the month of a monitoring table.
const MONTH: &str = "{month}";
/// What it says while no form tells its month.
const UNKNOWN: &str = "X";

/// The header rows of `profile` for `month`; of merged cells the first holds the text.
pub(super) fn headers(profile: &Profile, month: &str) -> Vec<Vec<String>> {
    let names = profile.columns.iter().map(|column| column.header.clone()).collect();
    let mut headers: Vec<Vec<String>> = profile.above.iter().cloned().chain([names]).collect();
    for (r, row) in headers.iter_mut().enumerate() {
        for (c, text) in row.iter_mut().enumerate() {
            if profile.merges.iter().any(|merge| merge.covers(r, c) && (merge.row, merge.column) != (r, c)) {
                text.clear();
            }
            *text = of_month(text, month);
        }
    }
    headers
}

/// What messages call each column: its name, and the head of its group where several have the name.
pub(super) fn labels(profile: &Profile, month: &str) -> Vec<String> {
    let heads: Vec<Vec<&str>> = (0..profile.columns.len()).map(|column| profile.heads(column)).collect();
    let count = |name: &str| heads.iter().filter(|heads| heads.first() == Some(&name)).count();
    let label = |heads: &Vec<&str>| match heads.as_slice() {
        [name, group, ..] if count(name) > 1 => format!("{group}·{name}"),
        [name, ..] => (*name).to_owned(),
        [] => String::new(),
    };
    heads.iter().map(|heads| of_month(&label(heads), month)).collect()
}

fn of_month(text: &str, month: &str) -> String {
    text.replace(MONTH, if month.is_empty() { UNKNOWN } else { month })
}

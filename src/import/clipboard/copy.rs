//! Copies cells of a form as text and HTML for spreadsheets and word processors.

use super::delimited;
use crate::base::amount::plain_number;
use crate::model::{Column, FieldPath, Form, RowId, Table};
use crate::template::shown::shown;
use crate::template::{FieldKind, Template};

/// The contents for the clipboard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copied {
    /// Tab-separated text, as Excel writes it.
    pub text: String,
    /// An HTML table, in which classes over several rows are merged and only amounts are numbers.
    pub html: String,
}

/// Copies the texts at `paths` as the form shows them. Successive paths in one row share a line, any other path has its
/// own. If all are in the payment schedule, months are above percentages as on the form.
pub fn copied(template: &Template, form: &Form, paths: &[FieldPath]) -> Copied {
    let mut lines: Vec<Vec<Cell>> = Vec::new();
    let mut last: Option<(Table, RowId)> = None;
    for path in paths {
        let row = if let FieldPath::Cell(table, id, _) = path { Some((*table, *id)) } else { None };
        let cell = Cell::new(template, form, path);
        match lines.last_mut().filter(|_| row.is_some() && row == last) {
            Some(line) => line.push(cell),
            None => lines.push(vec![cell]),
        }
        last = row;
    }
    if paths.iter().all(|path| matches!(path, FieldPath::Cell(Table::Schedule, ..))) {
        lines = transposed(&lines);
    }
    let texts: Vec<Vec<String>> =
        lines.iter().map(|line| line.iter().map(|cell| cell.text.clone()).collect()).collect();
    Copied { text: delimited::write(&texts), html: html(&lines) }
}

/// A cell to copy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    text: String,
    /// Whether a spreadsheet may read it as a number.
    number: bool,
    /// For a class, the branch whose rows it is merged over.
    branch: Option<[String; 3]>,
}

impl Cell {
    fn new(template: &Template, form: &Form, path: &FieldPath) -> Self {
        let mut text = shown(template, form, path).into_owned();
        if let FieldPath::Cell(table, id, Column::Subclass) = path {
            let mark = form.text(&FieldPath::Cell(*table, *id, Column::Mark));
            // As 沙坡头 2023 prints it; pasting splits the mark off again.
            if !mark.is_empty() {
                text = format!("{text}\n({mark})");
            }
        }
        let amount = match path {
            FieldPath::Field(key) => template.field(key.as_str()).is_some_and(|spec| spec.kind == FieldKind::Amount),
            FieldPath::Cell(_, _, column) | FieldPath::Total(_, column) => column.is_amount(),
        };
        let branch = branch(form, path).filter(|_| !text.is_empty());
        Self { number: amount && plain_number(&text).is_some(), text, branch }
    }
}

/// The branch of the class or subclass at `path`.
fn branch(form: &Form, path: &FieldPath) -> Option<[String; 3]> {
    let FieldPath::Cell(table, id, column) = path else { return None };
    let [class, subclass, mark] = form.row(*table, *id)?.branch().map(str::to_owned);
    match column {
        Column::Class => Some([class, String::new(), String::new()]),
        Column::Subclass => Some([class, subclass, mark]),
        _ => None,
    }
}

fn transposed(lines: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let width = lines.iter().map(Vec::len).max().unwrap_or(0);
    (0..width).map(|column| lines.iter().filter_map(|line| line.get(column).cloned()).collect()).collect()
}

fn html(lines: &[Vec<Cell>]) -> String {
    let mut html = "<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">".to_owned();
    let above = |row: usize, column: usize| row.checked_sub(1).and_then(|row| lines.get(row)?.get(column));
    for (row, line) in lines.iter().enumerate() {
        html.push_str("<tr>");
        for (column, cell) in line.iter().enumerate() {
            // Covered by the merged class above.
            if cell.branch.is_some() && above(row, column) == Some(cell) {
                continue;
            }
            let below =
                lines.iter().skip(row + 1).take_while(|line| cell.branch.is_some() && line.get(column) == Some(cell));
            let rows = 1 + below.count();
            // Format as text: Excel turns 3-5 into a date and strips leading zeros of a code.
            let style = if cell.number { "" } else { " style=\"mso-number-format:'\\@'\"" };
            html.push_str(&format!("<td rowspan=\"{rows}\"{style}>{}</td>", escaped(&cell.text)));
        }
        html.push_str("</tr>");
    }
    html + "</table></body></html>"
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_space = true;
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Without the style Excel splits the cell at the break.
            '\n' => out.push_str("<br style=\"mso-data-placement:same-cell\">"),
            '\t' => out.push_str("&nbsp;"),
            // HTML collapses spaces: all but the first would be lost.
            ' ' if after_space => out.push_str("&nbsp;"),
            c => out.push(c),
        }
        after_space = matches!(c, ' ' | '\n');
    }
    out
}

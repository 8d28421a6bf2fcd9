//! What is read from a form, cell by cell, without the labels that a county gives them.

use jibiao::import::Imported;
use jibiao::model::{Column, FieldPath, Form, Table, keys};
use std::collections::BTreeMap;

/// The texts of all forms of a file by their places.
pub(super) type Cells = BTreeMap<String, String>;

/// The cells of `imported`.
pub(super) fn cells(imported: &Imported) -> Cells {
    let mut out = Cells::new();
    for (number, form) in imported.forms.iter().enumerate() {
        of_form(&format!("{number}"), &form.form, &mut out);
    }
    out
}

fn of_form(prefix: &str, form: &Form, out: &mut Cells) {
    for (path, text) in form.texts() {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let place = match &path {
            // A title that follows from the template is dropped, and so depends on the template.
            // So is the number of a table.
            FieldPath::Field(key) if [keys::TITLE, keys::TABLE_NO].contains(&key.as_str()) => continue,
            FieldPath::Field(key) => match field(key.as_str()) {
                Some(place) => place,
                // What no template knows has its label for a name, which counties change.
                None => format!("own {text}"),
            },
            FieldPath::Cell(table, id, column) => {
                let rows = form.rows(*table);
                let at = rows.iter().position(|row| row.id() == *id).unwrap_or(0);
                match column {
                    Column::Extra(_) => format!("{}[{at}] {text}", table.name()),
                    // Only a form with two tables has terms, in words of the table's label.
                    Column::Term => continue,
                    column => format!("{}[{at}].{}", table.name(), column.name()),
                }
            }
            // A printed total is kept only if it is wrong.
            FieldPath::Total(..) => continue,
        };
        out.insert(format!("{prefix}.{place}"), text);
    }
    let blank = |table: Table| form.rows(table).iter().filter(|row| row.cells().next().is_none()).count();
    for table in Table::ALL.into_iter().filter(|table| blank(*table) > 0) {
        out.insert(format!("{prefix}.{}.blank", table.name()), blank(table).to_string());
    }
}

/// The place of the field `key`, which templates call differently; None for what a form has of its own.
fn field(key: &str) -> Option<String> {
    if key.starts_with(keys::SPARE) || key.starts_with(keys::FOOT) {
        return None;
    }
    let key = key.strip_suffix(".current").map_or_else(|| key.to_owned(), |column| format!("{column}.fiscal"));
    Some(match key.as_str() {
        // 实施期资金总额 is the only total of one template and one of two of another.
        "funds.whole.total" => "funds.total".to_owned(),
        key => key.to_owned(),
    })
}

//! The reading order of the fields of a form, for searching: the order on paper.

use super::{Cell, CellStyle, sheet};
use crate::model::{Bureau, FieldPath, Form, PrintOptions};
use crate::template::Template;
use std::collections::HashMap;

/// The fields of a form in the order on paper: by row, then by column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    fields: Vec<FieldPath>,
    places: HashMap<FieldPath, usize>,
}

impl Order {
    /// The order of `form` as `template` lays it out.
    pub fn of(template: &Template, form: &Form) -> Self {
        let sheet = sheet(template, form, &Bureau::default(), &PrintOptions::default());
        let mut order = Self::default();
        for path in sheet.cells.into_iter().filter(holds_text).filter_map(|cell| cell.field) {
            if !order.places.contains_key(&path) {
                order.places.insert(path.clone(), order.fields.len());
                order.fields.push(path);
            }
        }
        order
    }

    /// The place of the field at `path`, from 0; None if no cell on paper holds its text.
    pub fn place(&self, path: &FieldPath) -> Option<usize> {
        self.places.get(path).copied()
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[FieldPath] {
        &self.fields
    }
}

/// Whether the cell holds a field's text, and not only its label.
fn holds_text(cell: &Cell) -> bool {
    // Class labels look like labels but are texts of rows.
    cell.style != CellStyle::Label || matches!(cell.field, Some(FieldPath::Cell(..)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, RowId, Table};
    use crate::template::{Library, blank};

    #[test]
    fn fields_are_in_the_order_of_the_paper() {
        let library = Library::builtin();
        let template = library.template("guangyuan-project").expect("template");
        let form = blank::form(template, &Bureau::default());
        let order = Order::of(template, &form);
        let place = |path: &FieldPath| order.place(path).expect("on paper");
        let cell = |row: usize, column| FieldPath::Cell(Table::Indicators, form.indicators[row].id(), column);
        let down = [
            FieldPath::field("title"),
            FieldPath::field("project_name"),
            FieldPath::field("funds.total"),
            FieldPath::field("goals"),
            cell(0, Column::Class),
            cell(0, Column::Name),
            cell(0, Column::Value),
            cell(1, Column::Name),
        ];
        assert!(down.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])), "{:?}", order.fields());
        // The label of a class stands once, in its first row.
        assert_eq!(order.place(&cell(1, Column::Class)), None);
        assert_eq!(order.place(&FieldPath::Cell(Table::Indicators, RowId(999), Column::Name)), None);
    }
}

//! The findings of one form in the order of the paper, each with the field at which it is shown.

use crate::model::{Column, FieldPath, Form, RowId, Table, keys};
use crate::rules::{Finding, Place};
use crate::sheet::Order;
use crate::template::Template;
use std::collections::HashMap;

/// A finding and where it is shown.
#[derive(Debug)]
pub(in crate::ui) struct Seated {
    pub(in crate::ui) finding: Finding,
    /// The field to go to: the first on paper of those that the finding is about. None if none is on paper.
    pub(in crate::ui) seat: Option<FieldPath>,
    /// The position of the field on paper.
    pub(super) place: usize,
}

/// The findings of one form.
#[derive(Debug, Default)]
pub(super) struct Index {
    pub(super) order: Order,
    pub(super) listed: Vec<Seated>,
    /// The findings shown at each field, as indices.
    at: HashMap<FieldPath, Vec<usize>>,
}

impl Index {
    pub(super) fn new<'f>(template: &Template, form: &Form, findings: impl Iterator<Item = &'f Finding>) -> Self {
        let order = Order::of(template, form);
        let mut listed: Vec<Seated> = findings
            .map(|finding| {
                let seat = seat(&order, form, &finding.place).cloned();
                let place = seat.as_ref().and_then(|seat| order.place(seat)).unwrap_or(usize::MAX);
                Seated { finding: finding.clone(), seat, place }
            })
            .collect();
        listed.sort_by_key(|seated| (seated.place, seated.finding.severity));
        let mut at: HashMap<FieldPath, Vec<usize>> = HashMap::new();
        for (number, seated) in listed.iter().enumerate() {
            if let Some(seat) = &seated.seat {
                at.entry(seat.clone()).or_default().push(number);
            }
        }
        Self { order, listed, at }
    }

    /// Returns the findings shown at `path`, the gravest first.
    pub(super) fn at(&self, path: &FieldPath) -> impl Iterator<Item = &Finding> {
        let numbers = self.at.get(path).into_iter().flatten();
        numbers.filter_map(|number| self.listed.get(*number)).map(|seated| &seated.finding)
    }
}

/// Returns the field at which a finding about `place` is shown. Never a class label: nobody wants to type over that.
fn seat<'o>(order: &'o Order, form: &Form, place: &Place) -> Option<&'o FieldPath> {
    let first = |wanted: &dyn Fn(&FieldPath) -> bool| order.fields().iter().find(|path| wanted(path));
    let in_table = |table: Table| first(&|path| cell(path).is_some_and(|(t, _)| t == table));
    let in_row = |table: Table, id: RowId| first(&|path| cell(path) == Some((table, id)));
    let field = |key: &str| first(&|path| *path == FieldPath::field(key));
    match place {
        // The field that names the form stands for all of it.
        Place::Form => [keys::PROJECT_NAME, keys::BUREAU, keys::TITLE].into_iter().find_map(field),
        Place::Funds => first(&|path| matches!(path, FieldPath::Field(key) if key.as_str().starts_with("funds."))),
        Place::Table(table) => in_table(*table),
        Place::Branch(subclass) => {
            let row = form.indicators.iter().find(|row| row[&Column::Subclass] == **subclass);
            row.and_then(|row| in_row(Table::Indicators, row.id())).or_else(|| in_table(Table::Indicators))
        }
        Place::Row(table, id) => in_row(*table, *id),
        Place::Text(path) => first(&|other| other == path),
        Place::Line(key, _) => field(key.as_str()),
    }
}

/// Returns the table and row of a cell other than a class label.
fn cell(path: &FieldPath) -> Option<(Table, RowId)> {
    match path {
        FieldPath::Cell(_, _, Column::Class | Column::Subclass) => None,
        FieldPath::Cell(table, id, _) => Some((*table, *id)),
        FieldPath::Field(_) | FieldPath::Total(..) => None,
    }
}

//! Splits a table that lists the indicators of several projects, with a column for the project's name, into one form
//! per project.

use super::fold::{bare, folded};
use super::reading::Reading;
use super::vocabulary::Thesaurus;
use crate::model::{Column, FieldPath, Form, Key, Row, RowId, Table, keys};
use crate::workbook::limits;
use std::collections::{BTreeMap, BTreeSet};

/// The fields for which such a table may have columns.
const FIELDS: [&str; 9] = [
    keys::PROJECT_NAME,
    keys::PROJECT_CODE,
    keys::BUREAU,
    keys::DEPARTMENT,
    keys::IMPLEMENTER,
    keys::GOALS,
    keys::FUNDS_TOTAL,
    keys::FUNDS_FISCAL,
    keys::FUNDS_OTHER,
];

/// The projects of a table in order; empty if the table belongs to one form.
#[derive(Debug, Default)]
pub(super) struct Listed {
    projects: Vec<Project>,
    /// The columns that hold fields of the project.
    columns: Vec<(Column, &'static str)>,
    /// The rows that name a bureau above its projects, with the index of its first project.
    bureaus: BTreeMap<RowId, usize>,
    /// The project of each other row.
    owners: BTreeMap<RowId, usize>,
}

#[derive(Debug)]
struct Project {
    /// How many rows it has.
    rows: usize,
    fields: Vec<(&'static str, String)>,
    /// The bureau named in a row above.
    bureau: String,
}

impl Listed {
    /// Finds the projects in the indicator table of `reading`.
    pub(super) fn of(reading: &Reading<'_, '_>) -> Self {
        let rows = &reading.form.indicators;
        let own: BTreeSet<&Column> = rows.iter().flat_map(Row::cells).map(|(column, _)| column).collect();
        let columns: Vec<(Column, &'static str)> =
            own.into_iter().filter_map(|column| Some((column.clone(), field_of(column, reading.words)?))).collect();
        let Some((named, _)) = columns.iter().find(|(_, key)| *key == keys::PROJECT_NAME) else {
            return Self::default();
        };
        let (mut projects, mut bureaus) = (Vec::<Project>::new(), BTreeMap::new());
        let mut owners = BTreeMap::new();
        let (mut name, mut bureau) = ("", "");
        for row in rows {
            // A row with nothing but a name is the heading of a bureau's projects.
            if row.cells().all(|(column, _)| column == named) {
                bureaus.insert(row.id(), projects.len());
                bureau = &row[named];
                continue;
            }
            // A repeated name belongs to the same project: the table may be printed unmerged.
            let begins = !row[named].is_empty() && (projects.is_empty() || row[named] != *name);
            if begins {
                name = &row[named];
                projects.push(Project { rows: 0, fields: Vec::new(), bureau: bureau.to_owned() });
            }
            owners.insert(row.id(), projects.len().saturating_sub(1));
            let Some(project) = projects.last_mut() else { return Self::default() };
            project.rows += 1;
            for (column, key) in columns.iter().filter(|(column, _)| !row[column].is_empty()) {
                if !project.fields.iter().any(|(known, _)| known == key) {
                    project.fields.push((key, row[column].to_owned()));
                }
            }
        }
        // Each project's form repeats the fields above the table. Where that is more than a file may hold, the rows stay
        // together in one form.
        let repeated: usize = reading.form.fields.iter().map(|(_, text)| text.len()).sum::<usize>() * projects.len();
        if repeated > limits::TEXT_BYTES {
            return Self::default();
        }
        Self { projects, columns, bureaus, owners }
    }

    /// Maps `path` in the form as read to the index of a project's form, and the path there.
    pub(super) fn place_of(&self, path: &FieldPath) -> (usize, FieldPath) {
        let FieldPath::Cell(Table::Indicators, id, column) = path else { return (0, path.clone()) };
        if let Some(of) = self.bureaus.get(id) {
            return (*of, FieldPath::field(keys::BUREAU));
        }
        let of = self.owners.get(id).copied().unwrap_or(0);
        let field = self.columns.iter().find(|(listed, _)| listed == column);
        (of, field.map_or_else(|| path.clone(), |(_, key)| FieldPath::field(key)))
    }

    /// Whether `column` became a field.
    pub(super) fn is_field(&self, column: &Column) -> bool {
        self.columns.iter().any(|(listed, _)| listed == column)
    }

    /// Splits `form` into one form per project, each with all fields above the table.
    pub(super) fn forms(&self, mut form: Form) -> Vec<Form> {
        if self.projects.is_empty() {
            return vec![form];
        }
        let mut rows = std::mem::take(&mut form.indicators).into_iter();
        let of_project = |project: &Project| {
            let mut own = form.clone();
            let rows = rows.by_ref().filter(|row| self.owners.contains_key(&row.id()));
            own.indicators = rows.take(project.rows).collect();
            for row in &mut own.indicators {
                self.columns.iter().for_each(|(column, _)| row.set(column.clone(), ""));
            }
            project.fields.iter().for_each(|(key, text)| own.fields.set(Key::new(key), text.as_str()));
            // A bureau above the table holds for all projects, one in a row for those below it.
            if own.field(keys::BUREAU).is_empty() {
                own.fields.set(Key::new(keys::BUREAU), project.bureau.as_str());
            }
            own
        };
        self.projects.iter().map(of_project).collect()
    }
}

/// The field whose label an unknown column has.
fn field_of(column: &Column, words: &Thesaurus) -> Option<&'static str> {
    let Column::Extra(label) = column else { return None };
    let label = folded(label.as_str());
    let names = |key: &&str| words.names(&label, key) || bare(&label).is_some_and(|label| words.names(label, key));
    FIELDS.into_iter().find(names)
}

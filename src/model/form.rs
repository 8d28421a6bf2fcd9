//! One form.

use super::{Column, FieldPath, Key, Row, RowId, Table, Texts, keys};
use serde::{Deserialize, Serialize};

/// Names a form of a project for as long as the form lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormId(pub u32);

/// One filled-in form: what the user typed or imported, verbatim. Its layout is the template's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The form's id within its project.
    pub id: FormId,
    /// The id of the template that gives it its layout.
    pub template: String,
    /// The name of the file that the form was imported from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Single fields.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub fields: Texts<Key>,
    /// Labels that this form prints otherwise than its template, by the field they stand for (项目期 for 项目日期).
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub labels: Texts<Key>,
    /// The payment schedule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedule: Vec<Row>,
    /// The annual tasks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Row>,
    /// The indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Row>,
    /// Totals that were stated; where none is, the total is computed.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub totals: Texts<(Table, Column)>,
}

impl Form {
    /// The text of the single field `key`.
    pub fn field(&self, key: &str) -> &str {
        self.fields.get(key)
    }

    /// The rows of `table`.
    pub fn rows(&self, table: Table) -> &[Row] {
        match table {
            Table::Schedule => &self.schedule,
            Table::Tasks => &self.tasks,
            Table::Indicators => &self.indicators,
        }
    }

    /// The rows of `table`, to change.
    pub fn rows_mut(&mut self, table: Table) -> &mut Vec<Row> {
        match table {
            Table::Schedule => &mut self.schedule,
            Table::Tasks => &mut self.tasks,
            Table::Indicators => &mut self.indicators,
        }
    }

    /// The row `id` of `table`.
    pub fn row(&self, table: Table, id: RowId) -> Option<&Row> {
        self.rows(table).iter().find(|row| row.id() == id)
    }

    /// The text at `path`, as typed; empty where there is none.
    pub fn text(&self, path: &FieldPath) -> &str {
        match path {
            FieldPath::Field(key) => self.fields.get(key),
            FieldPath::Cell(table, id, column) => self.row(*table, *id).map_or("", |row| &row[column]),
            FieldPath::Total(table, column) => self.totals.get(&(*table, column.clone())),
        }
    }

    /// Puts `text` at `path`; a path to a row that is gone changes nothing.
    pub fn set_text(&mut self, path: &FieldPath, text: &str) {
        match path {
            FieldPath::Field(key) => self.fields.set(key.clone(), text),
            FieldPath::Cell(table, id, column) => {
                if let Some(row) = self.rows_mut(*table).iter_mut().find(|row| row.id() == *id) {
                    row.set(column.clone(), text);
                }
            }
            FieldPath::Total(table, column) => self.totals.set((*table, column.clone()), text),
        }
    }

    /// An id that no row of this form has.
    pub fn next_row_id(&self) -> RowId {
        let last = Table::ALL.iter().flat_map(|&t| self.rows(t)).map(|row| row.id().0).max();
        RowId(last.map_or(1, |id| id + 1))
    }

    /// Adds a row with `cells` at the end of `table` and returns its id.
    pub fn push_row(&mut self, table: Table, cells: Texts<Column>) -> RowId {
        let id = self.next_row_id();
        self.rows_mut(table).push(Row::with(id, cells));
        id
    }

    /// Every text of the form with its path, in the order of the file.
    pub fn texts(&self) -> impl Iterator<Item = (FieldPath, &str)> {
        let fields = self.fields.iter().map(|(key, text)| (FieldPath::Field(key.clone()), text));
        let cells = Table::ALL.into_iter().flat_map(move |table| {
            self.rows(table).iter().flat_map(move |row| {
                row.cells().map(move |(column, text)| (FieldPath::Cell(table, row.id(), column.clone()), text))
            })
        });
        let totals = self.totals.iter().map(|((t, c), text)| (FieldPath::Total(*t, c.clone()), text));
        fields.chain(cells).chain(totals)
    }

    /// What the form is called in lists: its project, else its bureau, else its title.
    pub fn name(&self) -> &str {
        [keys::PROJECT_NAME, keys::BUREAU, keys::TITLE]
            .into_iter()
            .map(|key| self.field(key).trim())
            .find(|text| !text.is_empty())
            .unwrap_or("未命名")
    }
}

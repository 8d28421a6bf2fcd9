//! A filled-in form: its texts by field, row and column.

use super::{Column, FieldPath, Fit, Key, Row, RowId, State, Step, Table, Texts, keys};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Identifies a form within its project as long as the form exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormId(pub u32);

impl FormId {
    /// The largest id that a file may give, so that counting on from it never overflows.
    pub const LARGEST: u32 = u32::MAX / 2;
}

/// A filled-in form: what the user typed or imported, verbatim. The template gives the layout.
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
    /// Labels that differ from the template: of a field, by its key (项目期 for 项目日期, 沙坡头 2023), and of a block or a
    /// column whose amounts are in another unit, by the template's label (预算金额（元） for 预算金额（万元）).
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub labels: Texts<Key>,
    /// Fields of the template that the imported sheet has no label for: nobody asked the bureau to fill them in.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unasked: BTreeSet<Key>,
    /// The payment schedule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedule: Vec<Row>,
    /// The annual tasks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Row>,
    /// The indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Row>,
    /// The paragraphs, if the form is a manuscript.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paragraphs: Vec<Row>,
    /// Totals as printed in an imported form; the others are computed.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    // Kept although they can be computed: a rule compares a printed total with the sum of its rows.
    pub totals: Texts<(Table, Column)>,
    /// How it came to stand where it stands, the last step last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    /// How many pages it is to take.
    #[serde(default, skip_serializing_if = "is_auto")]
    pub fit: Fit,
}

fn is_auto(fit: &Fit) -> bool {
    *fit == Fit::Auto
}

impl Form {
    /// Where the form stands between the bureau and the finance office.
    pub fn state(&self) -> State {
        self.steps.last().map_or(State::Draft, |step| step.state)
    }

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
            Table::Paragraphs => &self.paragraphs,
        }
    }

    /// The rows of `table`, mutable.
    pub fn rows_mut(&mut self, table: Table) -> &mut Vec<Row> {
        match table {
            Table::Schedule => &mut self.schedule,
            Table::Tasks => &mut self.tasks,
            Table::Indicators => &mut self.indicators,
            Table::Paragraphs => &mut self.paragraphs,
        }
    }

    /// The row `id` of `table`.
    pub fn row(&self, table: Table, id: RowId) -> Option<&Row> {
        self.rows(table).get(self.place_of(table, id)?)
    }

    /// The place, from 0, of the row `id` in `table`.
    pub fn place_of(&self, table: Table, id: RowId) -> Option<usize> {
        let rows = self.rows(table);
        // Ids are given from top to bottom, so only rows that were moved, or that stand beside such rows, are searched for.
        let ordered = rows.partition_point(|row| row.id() < id);
        let is_there = rows.get(ordered).is_some_and(|row| row.id() == id);
        if is_there { Some(ordered) } else { rows.iter().position(|row| row.id() == id) }
    }

    /// The text at `path`, as typed; empty where there is none.
    pub fn text(&self, path: &FieldPath) -> &str {
        match path {
            FieldPath::Field(key) => self.fields.get(key),
            FieldPath::Cell(table, id, column) => self.row(*table, *id).map_or("", |row| &row[column]),
            FieldPath::Total(table, column) => self.totals.get(&(*table, column.clone())),
        }
    }

    /// Sets the text at `path`; does nothing if the row is gone.
    pub fn set_text(&mut self, path: &FieldPath, text: &str) {
        match path {
            FieldPath::Field(key) => self.fields.set(key.clone(), text),
            FieldPath::Cell(table, id, column) => {
                let place = self.place_of(*table, *id);
                if let Some(row) = place.and_then(|place| self.rows_mut(*table).get_mut(place)) {
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

    /// Appends a row with `cells` to `table` and returns its id.
    pub fn push_row(&mut self, table: Table, cells: Texts<Column>) -> RowId {
        let id = self.next_row_id();
        self.rows_mut(table).push(Row::with(id, cells));
        id
    }

    /// Every text of the form with its path, in the order of the project file.
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

    /// The name in lists: the project, else the bureau, else the title.
    pub fn name(&self) -> &str {
        // A department form has no project. A manuscript is known by its title: several may be of one project.
        let order = match self.paragraphs.is_empty() {
            true => [keys::PROJECT_NAME, keys::BUREAU, keys::TITLE],
            false => [keys::TITLE, keys::PROJECT_NAME, keys::BUREAU],
        };
        order.into_iter().map(|key| self.field(key).trim()).find(|text| !text.is_empty()).unwrap_or("未命名")
    }
}

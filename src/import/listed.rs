//! Splits a table that lists the indicators of several projects, with a column for the project's name, into one form
//! per project.

use super::fold::{bare, folded};
use super::kernel;
use super::reading::Reading;
use super::vocabulary::Thesaurus;
use crate::model::{Column, FieldPath, Form, Key, Row, RowId, Table, Texts, keys};
use crate::template::Template;
use crate::workbook::limits;
use std::collections::{BTreeMap, BTreeSet};

/// The fields for which such a table may have columns.
const FIELDS: [&str; 10] = [
    keys::PROJECT_NAME,
    keys::PROJECT_CODE,
    keys::BUREAU,
    keys::DEPARTMENT,
    keys::IMPLEMENTER,
    keys::GOALS,
    keys::GOALS_WHOLE,
    keys::FUNDS_TOTAL,
    keys::FUNDS_FISCAL,
    keys::FUNDS_OTHER,
];

/// The fields that say whose a project is.
const BUREAUS: [&str; 3] = [keys::BUREAU, keys::DEPARTMENT, keys::IMPLEMENTER];

/// The projects of a table in order; empty if the table belongs to one form.
#[derive(Debug, Default)]
pub(super) struct Listed {
    projects: Vec<Project>,
    /// The columns that hold fields of the project.
    columns: Vec<(Column, &'static str)>,
    /// The rows above projects that name their bureau or add them up, with the index of the project that follows.
    others: BTreeMap<RowId, usize>,
    /// The project of each other row.
    owners: BTreeMap<RowId, usize>,
    /// Those of them that hold fields of the project alone.
    heads: BTreeSet<RowId>,
}

#[derive(Debug, Default)]
struct Project {
    /// How many indicators it has.
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
        let mut columns: Vec<(Column, &'static str)> = Vec::new();
        for (column, key) in own.into_iter().filter_map(|column| Some((column, field_of(column, reading.words)?))) {
            if columns.iter().all(|(_, known)| *known != key) {
                columns.push((column.clone(), key));
            }
        }
        let Some(named) = columns.iter().find(|(_, key)| *key == keys::PROJECT_NAME).map(|(column, _)| column.clone())
        else {
            return Self::default();
        };
        let of_project = |column: &Column| columns.iter().any(|(listed, _)| listed == column);
        let bureau_column = columns.iter().find(|(_, key)| BUREAUS.contains(key)).map(|(column, _)| column);
        let (mut projects, mut others) = (Vec::<Project>::new(), BTreeMap::new());
        let (mut owners, mut heads) = (BTreeMap::new(), BTreeSet::new());
        let (mut name, mut bureau) = ("", "");
        // Who the projects are of is printed once for several.
        let mut above: Vec<(&'static str, String)> = Vec::new();
        for row in rows {
            let begins = !row[&named].is_empty() && (projects.is_empty() || row[&named] != *name);
            // A row without an indicator is the heading of a bureau's projects, or adds them up.
            let plain = row.cells().all(|(column, _)| of_project(column) || *column == Column::Term);
            let alone = row.cells().all(|(column, _)| *column == named);
            if plain && (alone || row[&named].is_empty() || adds_up(&row[&named])) {
                others.insert(row.id(), projects.len());
                let heading = bureau_column.map_or("", |column| &row[column]);
                if !adds_up(&row[&named]) && !adds_up(heading) {
                    bureau = if alone { &row[&named] } else { heading };
                }
                continue;
            }
            // A repeated name belongs to the same project: the table may be printed unmerged.
            if begins {
                name = &row[&named];
                projects.push(Project { bureau: bureau.to_owned(), ..Project::default() });
            }
            owners.insert(row.id(), projects.len().saturating_sub(1));
            let Some(project) = projects.last_mut() else { return Self::default() };
            if plain {
                heads.insert(row.id());
            } else {
                project.rows += 1;
            }
            for (column, key) in columns.iter().filter(|(column, _)| !row[column].is_empty()) {
                if BUREAUS.contains(key) {
                    above.retain(|(known, _)| known != key);
                    above.push((key, row[column].to_owned()));
                }
                if !project.fields.iter().any(|(known, _)| known == key) {
                    project.fields.push((key, row[column].to_owned()));
                }
            }
            for (key, text) in &above {
                if !project.fields.iter().any(|(known, _)| known == key) {
                    project.fields.push((key, text.clone()));
                }
            }
        }
        // Each project's form repeats the fields above the table. Where that is more than a file may hold, the rows stay
        // together in one form.
        let repeated: usize = reading.form.fields.iter().map(|(_, text)| text.len()).sum::<usize>() * projects.len();
        if repeated > limits::TEXT_BYTES {
            return Self::default();
        }
        Self { projects, columns, others, owners, heads }
    }

    /// Maps `path` in the form as read to the index of a project's form, and the path there; no path for what belongs to no
    /// project, as the sum of several.
    pub(super) fn place_of(&self, path: &FieldPath) -> (usize, Option<FieldPath>) {
        let FieldPath::Cell(Table::Indicators, id, column) = path else { return (0, Some(path.clone())) };
        let field = self.columns.iter().find(|(listed, _)| listed == column).map(|(_, key)| *key);
        if let Some(of) = self.others.get(id) {
            let names = field.is_some_and(|key| BUREAUS.contains(&key) || key == keys::PROJECT_NAME);
            let of = (*of).min(self.projects.len().saturating_sub(1));
            return (of, names.then(|| FieldPath::field(keys::BUREAU)));
        }
        let of = self.owners.get(id).copied().unwrap_or(0);
        (of, Some(field.map_or_else(|| path.clone(), FieldPath::field)))
    }

    /// Whether `column` became a field.
    pub(super) fn is_field(&self, column: &Column) -> bool {
        self.columns.iter().any(|(listed, _)| listed == column)
    }

    /// Splits `form` into one form per project, each with all fields above the table.
    pub(super) fn forms(&self, mut form: Form, template: &Template) -> Vec<Form> {
        if self.projects.is_empty() {
            return vec![form];
        }
        // A total below the list is of all projects.
        form.totals = Texts::default();
        let all = std::mem::take(&mut form.indicators).into_iter();
        let of_any = |row: &Row| self.owners.contains_key(&row.id()) && !self.heads.contains(&row.id());
        let mut rows = all.filter(of_any);
        let of_project = |project: &Project| {
            let mut own = form.clone();
            own.indicators = rows.by_ref().take(project.rows).collect();
            for row in &mut own.indicators {
                self.columns.iter().for_each(|(column, _)| row.set(column.clone(), ""));
            }
            for (key, text) in &project.fields {
                own.fields.set(Key::new(key), text.as_str());
                let heading =
                    self.columns.iter().find(|(_, known)| known == key).map_or("", |(column, _)| column.name());
                let usual = template.field(key).map_or("", |spec| spec.label.as_str());
                if folded(usual) != folded(heading) {
                    own.labels.set(Key::new(key), heading);
                }
            }
            // A list asks only for what it has a column or a line for (云南).
            let money = own.fields.iter().any(|(key, _)| key.fund().is_some());
            let total = (!money).then(|| Key::new(keys::FUNDS_TOTAL));
            let required = template.fields.iter().filter(|spec| spec.required && (!money || spec.key.fund().is_none()));
            let blank = |key: &Key| own.field(key.as_str()).is_empty() && own.labels.get(key).is_empty();
            let unasked: Vec<Key> = required.map(|spec| spec.key.clone()).filter(blank).chain(total).collect();
            own.unasked.extend(unasked);
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
    let by_kernel = || FIELDS.into_iter().find(|key| kernel::keys(&label).contains(key));
    FIELDS.into_iter().find(names).or_else(by_kernel)
}

/// Whether a row with this name adds up the projects around it: 合计, 某局小计.
fn adds_up(name: &str) -> bool {
    let label = folded(name);
    ["合计", "小计", "总计"].iter().any(|word| label.ends_with(word))
}

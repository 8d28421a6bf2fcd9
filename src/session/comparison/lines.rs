//! What differs between two forms: field by field, and row by row as the rows are tied.

use crate::base::money::Money;
use crate::base::text::squeezed;
use crate::model::prose::{Style, cell_column, cell_count, cell_place};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Tie, funds, keys, ties};
use crate::session::station::granted;
use crate::template::{Library, Template, Units, place, shown};
use std::borrow::Cow;
use std::collections::BTreeSet;
use strum::IntoEnumIterator;

/// What became of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Its text changed.
    Changed,
    /// The row was added.
    Added,
    /// The row was dropped.
    Dropped,
}

impl Kind {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changed => "改动",
            Self::Added => "新增",
            Self::Dropped => "删除",
        }
    }
}

/// A difference between two forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What became of it.
    pub kind: Kind,
    /// Where it stands in the form after, or before if it was dropped.
    pub path: FieldPath,
    /// Where it stands, for the user.
    pub place: String,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
    /// By how much an amount changed, with its unit: +0.03 万元.
    pub by: String,
}

/// What differs between two forms, as they are shown. What only one of the two templates has is no difference.
pub fn lines(before: &Form, after: &Form, library: &Library) -> Vec<Line> {
    let [Some(old), Some(new)] = [before, after].map(|form| library.template(&form.template)) else {
        return Vec::new();
    };
    let sides = [Side { form: before, template: old }, Side { form: after, template: new }];
    let mut found = fields(sides);
    for table in Table::ALL.into_iter().filter(|table| sides.iter().all(|side| side.has(*table))) {
        for Tie { before: old, after: new } in ties(before, after, table) {
            match (old, new) {
                (Some(old), Some(new)) => found.extend(cells(sides, table, [old, new])),
                (None, Some(new)) => found.extend(sides[1].alone(table, new, Kind::Added)),
                (Some(old), None) => found.extend(sides[0].alone(table, old, Kind::Dropped)),
                (None, None) => {}
            }
        }
    }
    found
}

/// A form with its template.
#[derive(Clone, Copy)]
struct Side<'f> {
    form: &'f Form,
    template: &'f Template,
}

impl<'f> Side<'f> {
    fn has(self, table: Table) -> bool {
        match table {
            Table::Schedule => self.template.has_schedule(),
            Table::Paragraphs => self.template.has_prose(),
            Table::Tasks | Table::Indicators => self.template.table(table).is_some(),
        }
    }

    /// The text at `path`, with classes as the template `named` calls them.
    fn shows(self, path: &FieldPath, named: &'f Template) -> Cow<'f, str> {
        match path {
            // What one form calls 项目完成 is 完成指标 in another.
            FieldPath::Cell(table, row, column @ (Column::Class | Column::Subclass)) => {
                let label = self.form.row(*table, *row).map_or("", |row| row[column].trim());
                let spec = named.table(*table).and_then(|block| block.class_like(label));
                Cow::Borrowed(spec.filter(|_| *column == Column::Class).map_or(label, |spec| spec.label.as_str()))
            }
            // ≥, 95 and % of one form are ≥95% of another.
            FieldPath::Cell(table, row, Column::Value) => {
                self.form.row(*table, *row).map(Row::whole_value).unwrap_or_default()
            }
            path => shown::shown(self.template, self.form, path),
        }
    }

    fn money(self, path: &FieldPath, text: &str) -> Option<Money> {
        let units = Units::of(self.template, self.form);
        match path {
            FieldPath::Field(key) if key.fund().is_some() => Money::read(text, units.of_field(key.as_str())),
            FieldPath::Cell(table, _, column) if column.is_amount() => {
                Money::read(text, units.of_column(*table, column))
            }
            _ => None,
        }
    }

    fn has_column(self, table: Table, column: &Column) -> bool {
        // Two files give other ids to the form that a paragraph places.
        let is_prose = table == Table::Paragraphs && (*column == Column::Style || cell_place(column).is_some());
        is_prose || self.template.table(table).is_some_and(|block| block.column(column).is_some())
    }

    /// The line of a row that only this side has.
    fn alone(self, table: Table, id: RowId, kind: Kind) -> Option<Line> {
        let is_prose = table == Table::Paragraphs;
        // A break in a manuscript is its style alone.
        let tells = |row: &&Row| if is_prose { row.cells().next().is_some() } else { !row.is_blank() };
        let row = self.form.row(table, id).filter(tells)?;
        let text = match is_prose {
            true => (0..cell_count(row)).map(|place| row[cell_column(place)].trim().to_owned()).collect::<Vec<_>>(),
            false => [&row[Column::Name], &row.whole_value()].map(|text| text.trim().to_owned()).to_vec(),
        };
        let text = text.join(" ");
        // A break or a form in its place has no text of its own.
        let text = if is_prose && text.trim().is_empty() { Style::of(row).name().to_owned() } else { text };
        let path = FieldPath::Cell(table, id, if is_prose { Column::Text } else { Column::Name });
        let (before, after) = if kind == Kind::Added { (String::new(), text) } else { (text, String::new()) };
        let place = branch(row).unwrap_or_else(|| place(self.template, self.form, &path));
        Some(Line { kind, path, place, before, after, by: String::new() })
    }
}

/// The class and subclass of a row.
fn branch(row: &Row) -> Option<String> {
    let labels = [row[Column::Class].trim(), row[Column::Subclass].trim()];
    let named: Vec<&str> = labels.into_iter().filter(|label| !label.is_empty()).collect();
    (!named.is_empty()).then(|| named.join(" › "))
}

fn fields(sides: [Side<'_>; 2]) -> Vec<Line> {
    let [old, new] = sides;
    // Titles and months tell the stations apart.
    let skipped = |key: &str| [keys::TITLE, keys::MONTH].contains(&key);
    let keys = new.template.fields.iter().map(|spec| &spec.key).filter(|key| !skipped(key.as_str()));
    let keys: Vec<_> = keys.filter(|key| old.template.field(key.as_str()).is_some()).collect();
    let own: BTreeSet<_> = sides.iter().flat_map(|side| side.form.fields.iter().map(|(key, _)| key)).collect();
    let spare = own.into_iter().filter(|key| sides.iter().all(|side| side.template.field(key.as_str()).is_none()));
    let all = keys.into_iter().chain(spare.filter(|key| !skipped(key.as_str())));
    let same = all.map(|key| [key, key].map(|key| FieldPath::Field(key.clone())));
    same.chain(amounts(sides)).filter_map(|[old, new]| line(sides, [&old, &new])).collect()
}

/// The fields in which the two state what was granted, where one calls it otherwise: 资金总额 of the plan, 预算数 of the report.
fn amounts(sides: [Side<'_>; 2]) -> impl Iterator<Item = [FieldPath; 2]> {
    let pair = move |row: &'static str| {
        let [old, new] = sides.map(|side| granted(side.form, &[row]));
        // A field that both have is compared with itself.
        let is_renamed = !old.is_empty() && !new.is_empty() && sides[1].template.field(&old).is_none();
        is_renamed.then(|| [old, new].map(|key| FieldPath::field(&key)))
    };
    funds::ROWS.into_iter().filter_map(pair)
}

fn cells(sides: [Side<'_>; 2], table: Table, rows: [RowId; 2]) -> Vec<Line> {
    let both = sides.iter().zip(rows).filter_map(|(side, row)| side.form.row(table, row));
    // What only the form before had in columns of its own is not missed, but a cell of a manuscript's table is.
    let own = both.skip(usize::from(table != Table::Paragraphs)).flat_map(|row| row.cells().map(|(column, _)| column));
    let extra: BTreeSet<Column> = own.filter(|column| matches!(column, Column::Extra(_))).cloned().collect();
    // Operator and unit are compared as part of the target.
    let whole = |column: &Column| matches!(column, Column::Operator | Column::Unit | Column::Extra(_));
    let columns = Column::iter().filter(|column| !whole(column)).chain(extra);
    // The reason of an adjustment is not that of a deviation.
    let alike = sides[0].template.stage.reports() == sides[1].template.stage.reports();
    let reported = |column: &Column| matches!(column, Column::Deviation | Column::Remark | Column::Expected);
    let columns = columns.filter(|column| alike || !reported(column));
    let shared = columns.filter(|column| {
        let label = matches!(column, Column::Class | Column::Subclass);
        label
            || *column == Column::Month
            || *column == Column::Percent
            || sides.iter().all(|side| side.has_column(table, column))
    });
    let paths = |column: &Column| rows.map(|row| FieldPath::Cell(table, row, column.clone()));
    shared
        .filter_map(|column| {
            let [old, new] = paths(&column);
            line(sides, [&old, &new])
        })
        .collect()
}

fn line(sides: [Side<'_>; 2], paths: [&FieldPath; 2]) -> Option<Line> {
    let [old, new] = sides;
    let (before, after) = (old.shows(paths[0], new.template), new.shows(paths[1], new.template));
    if squeezed(&before) == squeezed(&after) || is_same_class(sides, paths[1], [&before, &after]) {
        return None;
    }
    let by = match (old.money(paths[0], &before), new.money(paths[1], &after)) {
        (Some(before), Some(after)) if before == after => return None,
        (Some(before), Some(after)) => difference(before, after),
        _ => String::new(),
    };
    let path = paths[1].clone();
    let place = match &path {
        FieldPath::Cell(table, row, column) => {
            let name = new.form.row(*table, *row).map(|row| row[Column::Name].trim().to_owned());
            let label = new.template.table(*table).and_then(|block| block.column(column));
            let label = label.map_or_else(|| column.label().to_owned(), |spec| spec.label.clone());
            match name.filter(|name| !name.is_empty()) {
                Some(name) => format!("{name}·{label}"),
                None => place(new.template, new.form, &path),
            }
        }
        path => place(new.template, new.form, path),
    };
    Some(Line { kind: Kind::Changed, path, place, before: before.into_owned(), after: after.into_owned(), by })
}

/// Whether two labels are names of one class in one of the templates: 完成指标 of a report is 项目完成 of the plan.
fn is_same_class(sides: [Side<'_>; 2], path: &FieldPath, labels: [&str; 2]) -> bool {
    let FieldPath::Cell(table, _, Column::Class) = path else { return false };
    sides.iter().filter_map(|side| side.template.table(*table)).any(|block| {
        let [one, other] = labels.map(|label| block.class_like(label.trim()).map(|class| &class.label));
        one.is_some() && one == other
    })
}

fn difference(before: Money, after: Money) -> String {
    let unit = after.unit();
    let Some(by) = after.figure().checked_sub(before.to(unit).figure()) else { return String::new() };
    let sign = if by.is_sign_positive() { "+" } else { "" };
    format!("{sign}{} {}", by.normalize(), unit.name())
}

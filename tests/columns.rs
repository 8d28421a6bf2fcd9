//! The columns of tables: each has its names, and none is lost on its way through files, addresses and JSON.

use jibiao::export::json;
use jibiao::model::address::{address, cell_name};
use jibiao::model::{Column, FieldPath, Form, Project, Table, Texts};
use jibiao::store::project;
use jibiao::template::profile::{self, Profile, ProfileColumn, UploadValue};
use std::collections::BTreeSet;
use std::path::Path;
use strum::IntoEnumIterator;

/// The names that stand in people's project files, templates and profiles, and in the JSON that other programs read.
/// A column that is new needs no line here; a line that is here never changes.
const WRITTEN: [(&str, &str); 20] = [
    ("class", "l1"),
    ("subclass", "l2"),
    ("mark", "l2_mark"),
    ("name", "l3"),
    ("content", "content"),
    ("description", "desc"),
    ("operator", "operator"),
    ("value", "value"),
    ("unit", "unit"),
    ("basis", "basis"),
    ("weight", "weight"),
    ("actual", "actual"),
    ("score", "score"),
    ("deviation", "deviation"),
    ("total", "total"),
    ("fiscal", "fiscal"),
    ("other", "other"),
    ("month", "month"),
    ("percent", "percent"),
    ("remark", "remark"),
];

/// Every column, with one that a county names itself.
fn all() -> impl Iterator<Item = Column> {
    Column::iter().map(|column| match column {
        Column::Extra(_) => Column::Extra("县定".into()),
        named => named,
    })
}

/// The text that the form below holds in `column` of `table`.
fn text(table: Table, column: &Column) -> String {
    format!("{}的{}", table.name(), column.name())
}

/// A form with a text in every column of every table, and under each.
fn full() -> Form {
    let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
    for table in Table::ALL {
        form.push_row(table, all().map(|column| (column.clone(), text(table, &column))).collect::<Texts<Column>>());
        for column in all() {
            form.set_text(&FieldPath::Total(table, column.clone()), &text(table, &column));
        }
    }
    form
}

#[test]
fn names_that_were_written_never_change() {
    let cells: String = WRITTEN.iter().map(|(file, address)| format!("{file}: \"{address}\", ")).collect();
    let written = format!(
        "(version: 1, forms: [(id: 1, template: \"x\", indicators: [(1, {{{cells}extra(\"县定\"): \"县定\"}})])])"
    );
    let project = project::parse(Path::new("p.ron"), &written).expect("read");
    let row = &project.forms[0].indicators[0];
    assert_eq!(row.cells().count(), WRITTEN.len() + 1);
    // Each column holds the name that it has in addresses and JSON.
    for (column, address) in row.cells() {
        assert_eq!(column.name(), address);
    }
    assert_eq!(row.cells().map(|(column, _)| column.file_name()).last(), Some("extra"));
    assert_eq!(Table::ALL.map(Table::name), ["schedule", "tasks", "indicators", "paragraphs"]);
    assert_eq!(cell_name(Table::Tasks, &Column::Name), "name");
}

#[test]
fn no_two_columns_have_one_name() {
    let count = all().count();
    assert!(count > WRITTEN.len());
    let named = |name: fn(&Column) -> String| all().map(|column| name(&column)).collect::<BTreeSet<_>>().len();
    assert_eq!(named(|column| column.file_name().to_owned()), count);
    assert_eq!(named(|column| cell_name(Table::Schedule, column).to_owned()), count);
    assert_eq!(named(|column| cell_name(Table::Tasks, column).to_owned()), count);
    assert_eq!(named(|column| cell_name(Table::Indicators, column).to_owned()), count);
}

#[test]
fn a_project_file_brings_every_column_back() {
    let mut wanted = Project::default();
    wanted.push(full());
    let written = project::to_text(&wanted);
    assert_eq!(project::parse(Path::new("p.ron"), &written).expect("read"), wanted);
    for column in all() {
        let name = match &column {
            Column::Extra(key) => format!("extra(\"{key}\")"),
            named => named.file_name().to_owned(),
        };
        for table in Table::ALL {
            let text = text(table, &column);
            assert!(written.contains(&format!("{name}: \"{text}\"")), "a row's {name}");
            assert!(written.contains(&format!("({}, {name}): \"{text}\"", table.name())), "a total's {name}");
        }
    }
}

#[test]
fn addresses_and_json_name_every_column() {
    let form = full();
    let library = jibiao::template::Library::builtin();
    let out = json::value(&form, library.template(&form.template).expect("template"));
    for column in all() {
        for table in Table::ALL {
            let (name, id) = (cell_name(table, &column), form.rows(table)[0].id());
            let read = |path| address(&form, &path, str::to_owned);
            assert_eq!(read(FieldPath::Cell(table, id, column.clone())), format!("{}[0].{name}", table.name()));
            assert_eq!(read(FieldPath::Total(table, column.clone())), format!("{}_total.{name}", table.name()));
            // The schedule is pairs of month and share.
            if table != Table::Schedule {
                assert_eq!(out[table.name()][0][name], text(table, &column), "{name}");
            }
        }
    }
    let schedule = [Column::Month, Column::Percent].map(|column| text(Table::Schedule, &column));
    assert_eq!(out["schedule"][0], serde_json::json!(schedule));
}

/// What columns of upload sheets hold, as it stands in people's profiles; it never changes.
const UPLOADED: [&str; 18] = [
    "year",
    "unit_code",
    "unit_name",
    "project_code",
    "project_name",
    "funds_total",
    "class",
    "subclass",
    "name",
    "operator",
    "value",
    "number",
    "measure_unit",
    "weight",
    "direction",
    "description",
    "basis",
    "remark",
];

#[test]
fn a_profile_brings_every_value_back() {
    let columns: String = UPLOADED.iter().map(|name| format!("(header: \"{name}\", value: {name}),")).collect();
    let old = format!("(version: 1, id: \"x\", name: \"x\", columns: [{columns}])");
    let old: Vec<UploadValue> =
        profile::parse("x.ron", &old).expect("read").columns.into_iter().map(|column| column.value).collect();
    let given: Vec<UploadValue> = UploadValue::given().filter(|value| old.contains(value)).collect();
    assert_eq!(old, given, "in the order in which people look for them");
    let mut wanted = Profile::new("x", "x");
    let values = || UploadValue::given().chain([UploadValue::Fixed("定".into()), UploadValue::Fixed(String::new())]);
    wanted.columns.extend(values().map(|value| ProfileColumn::new("列", value)));
    assert_eq!(profile::parse("x.ron", &wanted.ron()).expect("read"), wanted);
    assert_eq!(values().map(|value| value.name()).collect::<BTreeSet<_>>().len(), values().count());
}

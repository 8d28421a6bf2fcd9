//! Checking 1,000 forms with 20,000 indicators from nothing, and again after one edit; and one form with very many equal
//! rows, whose cost per row criterion states: that of 20,000 is to be that of 2,000. And a published report beside its forms,
//! once and as often as makes 200 pages.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jibiao::model::{Column, FieldPath, Form, Project, Table, Texts};
use jibiao::rules::{Checker, check_all};
use jibiao::store::project;
use jibiao::template::Library;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

const FORMS: usize = 1_000;
const INDICATORS: usize = 20;

/// Real forms over and over, each with a name, an amount and goals of its own and with twenty indicators.
fn many() -> Project {
    let load = |county: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(county);
        project::load(&path).expect("sample").forms
    };
    let counties = ["boye-2022.ron", "guangyuan-2021.ron", "shapotou-2023.ron", "weinan-2023.ron"];
    let samples: Vec<Arc<Form>> = counties.into_iter().flat_map(load).collect();
    let mut project = Project::default();
    let with_indicators = |form: &&Arc<Form>| form.tasks.is_empty() && !form.indicators.is_empty();
    for (n, sample) in samples.iter().filter(with_indicators).cycle().take(FORMS).enumerate() {
        let mut form = (**sample).clone();
        let rename = |text: &str| format!("{text}{n}");
        for key in ["project_name", "project_code", "goals"] {
            let renamed = rename(form.field(key));
            form.fields.set(key.into(), renamed);
        }
        let rows: Vec<Texts<Column>> =
            form.indicators.iter().map(|row| row.cells().map(|(c, text)| (c.clone(), text)).collect()).collect();
        form.indicators.clear();
        for (i, mut cells) in rows.into_iter().cycle().take(INDICATORS).enumerate() {
            let name = format!("{}{i}", cells.get(&Column::Name));
            cells.set(Column::Name, name);
            form.push_row(Table::Indicators, cells);
        }
        project.push(form);
    }
    project
}

/// The project after `text` was put into `column` of an indicator in the middle.
fn edited(project: &Project, column: Column, text: &str) -> Project {
    let mut edited = project.clone();
    let form = Arc::make_mut(&mut edited.forms[FORMS / 2]);
    let row = form.indicators[3].id();
    form.set_text(&FieldPath::Cell(Table::Indicators, row, column), text);
    edited
}

/// A form whose `rows` indicators are all the same.
fn equal(rows: usize) -> Project {
    let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
    for _ in 0..rows {
        let cells = [
            (Column::Class, "项目完成"),
            (Column::Subclass, "社会效益指标"),
            (Column::Name, "促进全市医疗保险工作正常开展"),
            (Column::Value, "城镇职工医保政策和城乡居民医保政策执行到位"),
        ];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    let mut project = Project::default();
    project.push(form);
    project
}

fn equal_rows(criterion: &mut Criterion) {
    let library = Library::builtin();
    let mut group = criterion.benchmark_group("equal rows");
    group.sample_size(10);
    for rows in [2_000, 20_000] {
        let project = equal(rows);
        group.throughput(Throughput::Elements(rows as u64));
        group.bench_function(rows.to_string(), |b| b.iter(|| check_all(&project, &library).len()));
    }
}

/// The self-evaluations of Guangyuan with their report, of which the paragraphs stand `times` times.
fn report(times: usize) -> (Project, usize) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/guangyuan-2021-selfeval.ron");
    let mut project = project::load(&path).expect("sample");
    let at = project.forms.iter().position(|form| !form.rows(Table::Paragraphs).is_empty()).expect("a report");
    let report = Arc::make_mut(&mut project.forms[at]);
    let paragraphs: Vec<Texts<Column>> = report
        .rows(Table::Paragraphs)
        .iter()
        .map(|row| row.cells().map(|(column, text)| (column.clone(), text)).collect())
        .collect();
    for cells in std::iter::repeat_n(paragraphs, times - 1).flatten() {
        report.push_row(Table::Paragraphs, cells);
    }
    (project, at)
}

fn reports(criterion: &mut Criterion) {
    let library = Library::builtin();
    let mut group = criterion.benchmark_group("a report");
    group.sample_size(10);
    for times in [1, 30] {
        let (project, at) = report(times);
        let mut after = project.clone();
        let form = Arc::make_mut(&mut after.forms[at]);
        let row = form.rows(Table::Paragraphs)[4].id();
        form.set_text(&FieldPath::Cell(Table::Paragraphs, row, Column::Text), "2021年预算安排1093.88万元，全部执行。");
        let pages = format!("{times} times");
        group.throughput(Throughput::Elements(times as u64));
        group.bench_function(format!("{pages}, from nothing"), |b| b.iter(|| check_all(&project, &library).len()));
        let mut checked = Checker::new(BTreeMap::new());
        checked.check(&project, &library);
        let mut back = false;
        group.bench_function(format!("{pages}, after an edit of a paragraph"), |b| {
            b.iter(|| {
                back = !back;
                checked.check(if back { &after } else { &project }, &library);
            });
        });
    }
}

fn rules(criterion: &mut Criterion) {
    let (library, project) = (Library::builtin(), many());
    let mut group = criterion.benchmark_group("1,000 forms");
    group.sample_size(20);
    group.bench_function("from nothing", |b| b.iter(|| check_all(&project, &library).len()));
    let mut checked = Checker::new(BTreeMap::new());
    checked.check(&project, &library);
    let edits = [
        ("a value", edited(&project, Column::Value, "≥97%")),
        ("a long value", edited(&project, Column::Value, "及时足额征收基本医疗保险费，保障参保者的权益")),
        ("a name", edited(&project, Column::Name, "政策知晓率")),
    ];
    for (what, after) in &edits {
        let mut back = false;
        group.bench_function(format!("after an edit of {what}"), |b| {
            b.iter(|| {
                back = !back;
                checked.check(if back { after } else { &project }, &library);
            });
        });
    }
    let mut goals = project.clone();
    Arc::make_mut(&mut goals.forms[FORMS / 2]).fields.set("goals".into(), "做好征收工作，按时完成全年的任务");
    let mut back = false;
    group.bench_function("after an edit of the goals", |b| {
        b.iter(|| {
            back = !back;
            checked.check(if back { &goals } else { &project }, &library);
        });
    });
    let mut named = project.clone();
    Arc::make_mut(&mut named.forms[FORMS / 2]).fields.set("project_name".into(), "医保征收");
    group.bench_function("after an edit of the project's name", |b| {
        b.iter(|| {
            back = !back;
            checked.check(if back { &named } else { &project }, &library);
        });
    });
}

criterion_group!(benches, rules, equal_rows, reports);
criterion_main!(benches);

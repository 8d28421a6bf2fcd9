//! The budget tables beside the forms of 渭南 2023: they come out, they are the forms', and no figure of either side can be
//! changed unnoticed.

#![allow(clippy::print_stdout, reason = "the table of what was found")]

use jibiao::model::prose::{Style, cell_column, cell_count};
use jibiao::model::{Column, FieldPath, FormId, Project, Table};
use jibiao::rules::{Finding, check_all};
use jibiao::store::project;
use jibiao::template::Library;
use std::path::Path;
use std::sync::Arc;

const RULES: [&str; 3] = ["budget-total-differs", "budget-differs-from-form", "budget-tables-differ"];

/// The forms of the sample: 表13, 表14, and the manuscript of 表1–表12.
const SPECIAL: FormId = FormId(1);
const DEPARTMENT: FormId = FormId(2);
const TABLES: FormId = FormId(3);

fn sample() -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/weinan-2023.ron");
    project::load(&path).expect("sample")
}

fn of_budget(project: &Project, library: &Library) -> Vec<Finding> {
    check_all(project, library).into_iter().filter(|finding| RULES.contains(&finding.rule)).collect()
}

fn with(project: &Project, form: FormId, path: &FieldPath, text: &str) -> Project {
    let mut changed = project.clone();
    let place = changed.forms.iter().position(|other| other.id == form).expect("form");
    Arc::make_mut(&mut changed.forms[place]).set_text(path, text);
    changed
}

/// The cells of the tables that hold an amount: numbers below a label that names no code.
fn amounts(project: &Project) -> Vec<(FieldPath, i64)> {
    let manuscript = project.form(TABLES).expect("tables");
    let mut labels: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for row in &manuscript.paragraphs {
        let style = Style::of(row);
        for place in 0..cell_count(row) {
            let column = cell_column(place);
            let text = row[&column].to_owned();
            labels.resize(labels.len().max(place + 1), String::new());
            match (style, text.parse::<i64>()) {
                (Style::TableHead, _) if text != "↑" => labels[place] = text,
                (Style::TableRow, Ok(amount)) if !labels[place].contains("编码") => {
                    all.push((FieldPath::Cell(Table::Paragraphs, row.id(), column), amount));
                }
                _ => {}
            }
        }
    }
    all
}

#[test]
fn the_tables_come_out_and_no_figure_of_them_can_be_changed() {
    let (project, library) = (sample(), Library::builtin());
    assert_eq!(of_budget(&project, &library), []);
    let amounts = amounts(&project);
    assert!(amounts.len() > 200, "{}", amounts.len());
    let mut unnoticed = Vec::new();
    for (path, amount) in &amounts {
        for other in [amount + 1, amount - 1] {
            let changed = with(&project, TABLES, path, &other.to_string());
            if of_budget(&changed, &library).is_empty() {
                unnoticed.push((path.clone(), other));
            }
        }
    }
    println!("{} figures of the tables, each changed by one either way: {} unnoticed", amounts.len(), unnoticed.len());
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

#[test]
fn a_figure_that_differs_from_the_forms_is_told_on_both_sides() {
    let (project, library) = (sample(), Library::builtin());
    let on_both = |changed: &Project, form: FormId| {
        let found = of_budget(changed, &library);
        let of = |id: FormId| found.iter().any(|finding| finding.rule == RULES[1] && finding.form == id);
        assert!(of(TABLES) && of(form), "{found:#?}");
    };
    let department = project.form(DEPARTMENT).expect("department");
    for (task, other) in department.tasks.iter().zip(["630.61", "1.13", "56.74", "33"]) {
        let path = FieldPath::Cell(Table::Tasks, task.id(), Column::Total);
        on_both(&with(&project, DEPARTMENT, &path, other), DEPARTMENT);
    }
    on_both(&with(&project, SPECIAL, &FieldPath::field("funds.total"), "33万元"), SPECIAL);
    // The same from the side of the tables: the wages, the project, the total.
    let find = |text: &str, amount: i64| {
        let manuscript = project.form(TABLES).expect("tables");
        let rows = manuscript.paragraphs.iter().filter(move |row| row.cells().any(|(_, cell)| cell == text));
        let all = rows.flat_map(|row| row.cells().map(|(column, cell)| (row.id(), column.clone(), cell.to_owned())));
        let mut cells = all.filter(move |(_, _, cell)| *cell == amount.to_string());
        let (row, column, _) = cells.next().expect("amount");
        FieldPath::Cell(Table::Paragraphs, row, column)
    };
    for (text, amount, form) in [
        ("工资福利支出", 6_305_101, DEPARTMENT),
        ("对个人和家庭的补助", 10_290, DEPARTMENT),
        ("本年支出合计", 7_180_130, DEPARTMENT),
        ("医保服务能力大提升", 300_000, SPECIAL),
    ] {
        on_both(&with(&project, TABLES, &find(text, amount), &(amount + 1_000).to_string()), form);
    }
}

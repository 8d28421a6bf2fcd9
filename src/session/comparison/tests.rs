use super::*;
use crate::model::{Column, Table};
use crate::template::Stage;

fn form(template: &str, name: &str, year: &str) -> Form {
    let mut form = Form { template: template.into(), ..Form::default() };
    form.fields.set(keys::PROJECT_NAME.into(), name);
    form.fields.set(keys::YEAR.into(), year);
    form
}

fn project(forms: Vec<Form>) -> Project {
    let mut project = Project::default();
    for form in forms {
        project.push(form);
    }
    project
}

/// The lines as text, form by form.
fn told(before: &Project, after: &Project) -> Vec<String> {
    let found = compare(before, after, &Library::builtin());
    let line = |line: &Line| {
        format!("{} {}：{}→{} {}", line.kind.name(), line.place, line.before, line.after, line.by).trim().to_owned()
    };
    let form = |form: &FormDifference| {
        let heading = format!("{}（{}→{}）", form.name, form.sides[0], form.sides[1]);
        [heading].into_iter().chain(form.lines.iter().map(line)).collect::<Vec<_>>()
    };
    found.iter().flat_map(form).collect()
}

fn with_row(mut form: Form, name: &str, value: &str) -> Form {
    let cells =
        [(Column::Class, "产出指标"), (Column::Subclass, "数量指标"), (Column::Name, name), (Column::Value, value)];
    form.push_row(Table::Indicators, cells.into_iter().collect());
    form
}

const PLAN: &str = "national-project-2021";

#[test]
fn rows_and_amounts() {
    let plan = |total: &str, rows: &[(&str, &str)]| {
        let mut made = form(PLAN, "甲", "2021");
        made.fields.set(keys::FUNDS_TOTAL.into(), total);
        rows.iter().fold(made, |form, (name, value)| with_row(form, name, value))
    };
    let before = project(vec![plan("15.75", &[("培训", "≥95%"), ("印刷", "10份")])]);
    let after = project(vec![plan("15.78", &[("培训", "≥90%"), ("宣传", "3次")])]);
    let found = told(&before, &after);
    assert_eq!(found.first().map(String::as_str), Some("甲（2021年申报表→2021年申报表）"));
    assert!(found.iter().any(|line| line.ends_with("15.75→15.78 +0.03 万元")), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("改动 培训·") && line.ends_with("≥95%→≥90%")), "{found:?}");
    // The second row kept its id and its subclass: it was renamed.
    assert!(found.iter().any(|line| line.contains("印刷→宣传")), "{found:?}");
    assert_eq!(told(&before, &before), Vec::<String>::new());
    // One amount, written otherwise.
    assert_eq!(
        told(&before, &project(vec![plan("15.750", &[("培训", "≥95%"), ("印刷", "10份")])])),
        Vec::<String>::new()
    );
}

#[test]
fn rows_that_came_and_went() {
    let before = project(vec![with_row(with_row(form(PLAN, "甲", "2021"), "培训", "≥95%"), "印刷", "10份")]);
    let mut after = before.clone();
    Arc::make_mut(&mut after.forms[0]).indicators.remove(0);
    let after = project(vec![with_row(Form::clone(&after.forms[0]), "宣传", "3次")]);
    let found = told(&before, &after);
    assert!(found.contains(&"新增 产出指标 › 数量指标：→宣传 3次".to_owned()), "{found:?}");
    assert!(found.contains(&"删除 产出指标 › 数量指标：培训 ≥95%→".to_owned()), "{found:?}");
}

#[test]
fn forms_of_two_files_are_paired_by_project() {
    let before = project(vec![form(PLAN, "甲", "2021"), form(PLAN, "乙", "2021")]);
    let after = project(vec![
        form(PLAN, "丙", "2022"),
        form("national-self-evaluation", "乙", "2021"),
        form(PLAN, "甲", "2022"),
    ]);
    let found = told(&before, &after);
    assert!(found.contains(&"丙（→2022年申报表）".to_owned()), "{found:?}");
    assert!(found.contains(&"甲（2021年申报表→2022年申报表）".to_owned()), "{found:?}");
    assert!(!found.iter().any(|line| line.starts_with("乙（→") || line.contains("→）")), "{found:?}");
}

#[test]
fn a_renamed_form_is_the_same_one() {
    let before = project(vec![form(PLAN, "甲", "2021")]);
    let after = project(vec![form(PLAN, "甲（修订）", "2021")]);
    let found = told(&before, &after);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].ends_with("甲→甲（修订）"), "{found:?}");
}

#[test]
fn what_was_granted_is_compared_under_whatever_name() {
    let with = |template: &str, amounts: &[(&str, &str)]| {
        let mut made = form(template, "甲", "2021");
        amounts.iter().for_each(|(key, text)| made.fields.set((*key).into(), *text));
        project(vec![made])
    };
    let plan = with(PLAN, &[("funds.total", "15.78"), ("funds.other", "3")]);
    let of = |amounts: &[(&str, &str)]| {
        told(&plan, &with("national-self-evaluation", amounts)).into_iter().skip(1).collect::<Vec<_>>()
    };
    let executed = ("funds.executed.total", "9");
    assert_eq!(
        of(&[("funds.budget.total", "157800元"), ("funds.budget.other", "3.00"), executed]),
        Vec::<String>::new()
    );
    let found = of(&[("funds.initial.total", "15.78"), ("funds.budget.total", "15.75"), executed]);
    assert!(matches!(&found[..], [line] if line.ends_with("15.78→15.75 -0.03 万元")), "{found:?}");
}

#[test]
fn two_stations_of_every_project() {
    let (plan, report) = (PLAN, "national-self-evaluation");
    let all = project(vec![
        with_row(form(plan, "甲", "2021"), "培训", "≥95%"),
        with_row(form(plan, "乙", "2021"), "培训", "≥95%"),
        with_row(form(report, "乙", "2021"), "培训", "≥90%"),
        with_row(form(report, "甲", "2021"), "培训", "≥95%"),
        with_row(form(report, "丙", "2021"), "培训", "≥95%"),
        with_row(form(report, "甲", "2022"), "培训", "≥80%"),
    ]);
    let library = Library::builtin();
    let stages = [Stage::Declaration, Stage::SelfEvaluation];
    assert_eq!(stations(&all, &library), [(stages, 2)]);
    let pairs = between(&all, &library, stages);
    let names: Vec<&str> = pairs.iter().filter_map(|pair| Some(pair.after.as_ref()?.name())).collect();
    assert_eq!(names, ["甲", "乙"], "in the order of the list");
    let found: Vec<FormDifference> = pairs.iter().filter_map(|pair| pair.difference(&library)).collect();
    let of = |name: &str| found.iter().find(|form| form.name == name);
    let is_target = |line: &Line| line.before == "≥95%" && line.after == "≥90%";
    assert!(of("乙").is_some_and(|form| form.lines.iter().any(is_target)), "{found:?}");
    assert!(of("甲").is_none_or(|form| !form.lines.iter().any(|line| line.place.contains("培训"))), "{found:?}");
}

#[test]
fn a_comparison_on_paper() {
    let before = project(vec![with_row(form(PLAN, "甲", "2021"), "培训", "≥95%")]);
    let after = project(vec![with_row(form(PLAN, "甲", "2021"), "培训", "≥90%"), form(PLAN, "乙", "2021")]);
    let sheet = printed(&compare(&before, &after, &Library::builtin()), ["一.ron", "二.ron"]).sheet();
    let texts: Vec<&str> = sheet.cells.iter().map(|cell| cell.text.as_str()).collect();
    for wanted in ["绩效目标表对比", "原来：一.ron　　现在：二.ron", "2 张表有 2 处不同", "≥95%", "≥90%", "新增"]
    {
        assert!(texts.contains(&wanted), "{wanted}: {texts:?}");
    }
}

/// A manuscript of paragraphs, each with its style and its cells.
fn manuscript(template: &str, paragraphs: &[(&str, &[&str])]) -> Form {
    let mut made = Form { template: template.into(), ..Form::default() };
    for (style, texts) in paragraphs {
        let cells = texts.iter().enumerate().map(|(place, text)| (crate::model::prose::cell_column(place), *text));
        made.push_row(Table::Paragraphs, [(Column::Style, *style)].into_iter().chain(cells).collect());
    }
    made
}

#[test]
fn manuscripts_are_compared_by_paragraph() {
    let before = project(vec![manuscript(
        "manuscript",
        &[
            ("一级标题", &["概况"]),
            ("正文", &["预算15.75万元。"]),
            ("表格行", &["甲", "1", "2"]),
            ("正文", &["去掉的一段"]),
        ],
    )]);
    let after = project(vec![manuscript(
        "manuscript",
        &[
            ("一级标题", &["概况"]),
            ("正文", &["预算15.78万元。"]),
            ("表格行", &["甲", "3", ""]),
            ("正文", &[]),
            ("分页", &[]),
        ],
    )]);
    let found = told(&before, &after);
    let expected = [
        "未命名（文稿→文稿）",
        "改动 第 2 段：预算15.75万元。→预算15.78万元。",
        "改动 “概况”下的表第 1 行第 2 格：1→3",
        "改动 “概况”下的表第 1 行第 3 格：2→",
        "改动 第 4 段：去掉的一段→",
        "新增 第 5 段：→分页",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_manuscript_is_no_station_of_the_project_that_it_is_about() {
    let report = |year: &str| {
        let mut made = manuscript("project-evaluation-report", &[("正文", &["甲"])]);
        made.fields.set(keys::PROJECT_NAME.into(), "甲");
        made.fields.set(keys::YEAR.into(), year);
        made
    };
    let before = project(vec![form(PLAN, "甲", "2021")]);
    let after = project(vec![report("2021"), form(PLAN, "甲", "2021")]);
    assert_eq!(told(&before, &after), ["甲（→2021年文稿）"]);
    // And two manuscripts of one bureau are not each other.
    let book = manuscript("performance-book", &[("正文", &["书"])]);
    let found = told(&project(vec![book]), &project(vec![manuscript("manuscript", &[("正文", &["文"])])]));
    assert_eq!(found.len(), 2, "{found:?}");
}

//! `jibiao check` as its user runs it: the program itself, on files of a folder.

use crate::support::pdf_text;
use calamine::{Data, Reader, Xlsx};
use jibiao::model::{Column, Form, Project, Regrade, Table};
use jibiao::rules::{Checker, acceptance};
use jibiao::session::check;
use jibiao::session::choice::FormChoice;
use jibiao::session::report::{self, Subject};
use jibiao::store::{project, settings};
use jibiao::template::Library;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

/// A folder to work in, whose configuration is nobody's.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Puts a published form here under `name`.
    fn published(&self, form: &str, name: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms").join(form);
        std::fs::copy(from, self.path(name)).expect("copied");
        self.path(name)
    }

    fn project(&self, name: &str, project: &Project) -> PathBuf {
        project::save(&self.path(name), project).expect("saved");
        self.path(name)
    }

    fn check(&self, files: &[PathBuf], options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jibiao"));
        command.arg("check").args(files).args(options).env("JIBIAO_CONFIG", self.path("config"));
        command.output().expect("run")
    }

    fn json(&self, files: &[PathBuf]) -> Vec<Value> {
        let output = self.check(files, &["--format", "json"]);
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A form in which nothing is wrong but what `value` is.
fn form(name: &str, value: &str) -> Form {
    let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
    let fields = [
        ("year", "2021"),
        ("project_name", name),
        ("unit", "医疗保障局"),
        ("funds.total", "5"),
        ("goals", "完成培训四次"),
    ];
    form.fields = fields.into_iter().map(|(key, text)| (key.into(), text)).collect();
    let rows = [
        ("数量指标", "培训次数", value),
        ("质量指标", "培训合格率", "≥95%"),
        ("时效指标", "完成时间", "2021年12月底前"),
        ("成本指标", "培训费", "5万元"),
        ("社会效益指标", "政策知晓率", "≥90%"),
        ("可持续影响指标", "再次参训率", "≥80%"),
        ("满意度指标", "学员满意度", "≥95%"),
    ];
    for (subclass, name, value) in rows {
        let cells =
            [(Column::Class, "产出指标"), (Column::Subclass, subclass), (Column::Name, name), (Column::Value, value)];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    form
}

fn project_of(forms: &[Form]) -> Project {
    let mut project = Project::default();
    project.bureau.name = "医疗保障局".into();
    for form in forms {
        project.push(form.clone());
    }
    project
}

#[test]
fn json_is_what_other_programs_read() {
    let desk = Desk::new();
    let file = desk.published("guangyuan-2021/02-zichan-caigou.xlsx", "采购.xlsx");
    let found = desk.json(&[file]);
    let sum = found.iter().find(|finding| finding["rule"] == "cost-sum-mismatch").expect("the sum is wrong");
    let keys: Vec<&String> = sum.as_object().expect("object").keys().collect();
    assert_eq!(keys, ["form", "rule", "severity", "where", "message", "evidence"]);
    assert_eq!((&sum["form"], &sum["severity"]), (&Value::from("采购"), &Value::from("error")));
    assert_eq!(sum["where"], "funds.年度资金总额");
    assert_eq!(sum["message"], "成本指标合计 12万元，与年度资金总额 6万元 不符，相差 6万元");
}

#[test]
fn the_files_of_one_call_are_one_set() {
    let desk = Desk::new();
    let sheet = desk.published("guangyuan-2021/16-yewu-dangan-b.xlsx", "a.xlsx");
    let twin = desk.published("guangyuan-2021/16-yewu-dangan-b.xlsx", "b.xlsx");
    let twice = |found: &[Value]| found.iter().filter(|finding| finding["rule"] == "duplicate-form").count();
    assert_eq!(twice(&desk.json(std::slice::from_ref(&sheet))), 0);
    assert_eq!(twice(&desk.json(&[sheet.clone(), twin])), 1);
    let filed = form("业务档案电子信息系统二期建设", "≥4次");
    let mut filed = project_of(&[filed]);
    let bureau = Arc::make_mut(&mut filed.forms[0]);
    bureau.fields.set("unit".into(), "广元市医疗保障局");
    bureau.fields.set("title".into(), "部门预算项目支出绩效目标申报表");
    let project = desk.project("p.ron", &filed);
    assert_eq!(twice(&desk.json(&[project, sheet])), 1);
}

#[test]
fn exit_codes() {
    let desk = Desk::new();
    let clean = desk.project("clean.ron", &project_of(&[form("培训", "≥4次")]));
    let warned = desk.project("warned.ron", &project_of(&[form("培训", "若干次")]));
    let wrong = desk.published("guangyuan-2021/02-zichan-caigou.xlsx", "wrong.xlsx");
    let code = |file: &PathBuf, options: &[&str]| desk.check(std::slice::from_ref(file), options).status.code();
    for file in [&clean, &warned, &wrong] {
        assert_eq!(code(file, &[]), Some(0), "{}", file.display());
    }
    assert_eq!(code(&clean, &["--deny", "warning"]), Some(0));
    assert_eq!(code(&warned, &["--deny", "error"]), Some(0));
    assert_eq!(code(&warned, &["--deny", "warning"]), Some(1));
    assert_eq!(code(&wrong, &["--deny", "error"]), Some(1));
    assert_eq!(code(&wrong, &["--deny", "hint"]), Some(2));
    assert_eq!(desk.check(&[], &[]).status.code(), Some(2));
}

#[test]
fn a_broken_file_does_not_lose_the_others() {
    let desk = Desk::new();
    let good = desk.published("guangyuan-2021/02-zichan-caigou.xlsx", "good.xlsx");
    let (broken, gone) = (desk.path("broken.xlsx"), desk.path("gone.ron"));
    std::fs::write(&broken, "no spreadsheet").expect("written");
    let output = desk.check(&[broken, good, gone], &[]);
    assert_eq!(output.status.code(), Some(1));
    let (said, complaints) = (text(&output.stdout), text(&output.stderr));
    assert!(complaints.contains("broken.xlsx") && complaints.contains("gone.ron"), "{complaints}");
    assert!(!complaints.contains("good.xlsx"), "{complaints}");
    assert!(said.contains("成本指标合计 12万元"), "{said}");
}

#[test]
fn text_for_people_is_grouped_by_form() {
    let desk = Desk::new();
    let files = [
        desk.published("guangyuan-2021/02-zichan-caigou.xlsx", "采购.xlsx"),
        desk.published("guangyuan-2021/18-shiwu-zhongxin.xlsx", "中心.xlsx"),
    ];
    let said = text(&desk.check(&files, &[]).stdout);
    let heads: Vec<&str> =
        said.lines().filter(|line| line.starts_with("采购（") || line.starts_with("中心（")).collect();
    assert_eq!(heads.len(), 2, "{said}");
    assert!(said.contains("  错误 年度资金总额：成本指标合计"), "{said}");
    assert!(said.trim_end().lines().last().is_some_and(|line| line.starts_with("检查了 2 张表：错误 ")), "{said}");
    assert!(!said.contains('\u{1b}'), "colours only on a terminal");
}

#[test]
fn what_the_user_switched_off_is_not_said() {
    let desk = Desk::new();
    let file = desk.project("p.ron", &project_of(&[form("培训", "若干次")]));
    let severities = |desk: &Desk| -> Vec<(Value, Value)> {
        let found = desk.json(std::slice::from_ref(&file));
        found.iter().map(|finding| (finding["rule"].clone(), finding["severity"].clone())).collect()
    };
    assert_eq!(severities(&desk), [("imprecise-quantity".into(), "warning".into())]);
    let keep = |regrade| {
        let rules = [("imprecise-quantity".to_owned(), regrade)].into();
        settings::save(
            &desk.path("config/settings.ron"),
            &settings::Settings { rules, ..settings::Settings::default() },
        )
        .expect("kept");
    };
    keep(Regrade::Error);
    assert_eq!(severities(&desk), [("imprecise-quantity".into(), "error".into())]);
    keep(Regrade::Off);
    assert_eq!(severities(&desk), []);
}

/// A project with a finding that is accepted, one that is not, a clean form, and a rule that is switched off.
fn reviewed() -> Project {
    let library = Library::builtin();
    let mut project = project_of(&[form("培训", "若干次"), form("宣传", "约4次"), form("审计", "≥4次")]);
    project.bureau.year = "2021".into();
    let mut checker = Checker::new(BTreeMap::new());
    checker.check(&project, &library);
    let finding = checker.findings_of(project.forms[0].id).next().expect("a finding").clone();
    project.checks.accepted.push(acceptance::accept(&finding, "次数由市局确定"));
    project.checks.rules.insert("missing-operator".into(), Regrade::Off);
    project
}

#[test]
fn an_accepted_finding_returns_when_its_text_changes() {
    let (library, mut project) = (Library::builtin(), reviewed());
    let examined = check::examine(&project, &library, &BTreeMap::new());
    assert_eq!((examined[0].said.len(), examined[0].accepted.len()), (0, 1));
    assert_eq!(examined[0].accepted[0].1, "次数由市局确定");
    let form = Arc::make_mut(&mut project.forms[0]);
    let moved = form.indicators.remove(0);
    form.indicators.push(moved);
    let examined = check::examine(&project, &library, &BTreeMap::new());
    assert_eq!(examined[0].accepted.len(), 1, "a row that moved is the same row");
    Arc::make_mut(&mut project.forms[0]).indicators[6].set(Column::Value, "若干场");
    let examined = check::examine(&project, &library, &BTreeMap::new());
    assert_eq!((examined[0].said.len(), examined[0].accepted.len()), (1, 0));
}

fn subject<'a>(project: &'a Project, library: &'a Library, forms: &'a FormChoice) -> Subject<'a> {
    static USER: BTreeMap<String, Regrade> = BTreeMap::new();
    Subject { project, library, forms, user: &USER, created: 0 }
}

#[test]
fn a_report_lists_the_forms_that_are_chosen() {
    let (desk, library, project) = (Desk::new(), Library::builtin(), reviewed());
    let chosen = FormChoice::Ids(vec![project.forms[1].id]);
    report::write(&desk.path("报告.pdf"), &subject(&project, &library, &chosen)).expect("written");
    let pdf = pdf_text::pages(&std::fs::read(desk.path("报告.pdf")).expect("read")).concat();
    let all = project.forms.len();
    assert!(pdf.contains(&format!("检查了 1 张表（项目共 {all} 张）")), "{pdf}");
    let unknown = FormChoice::Named(vec!["没有这张".to_owned()]);
    let refused =
        report::write(&desk.path("无.pdf"), &subject(&project, &library, &unknown)).expect_err("no such form");
    assert_eq!(refused.to_string(), "项目里没有名为“没有这张”的表：请用表名、来源文件名或序号");
}

#[test]
fn the_report_is_the_same_on_paper_and_in_a_spreadsheet() {
    let (desk, library, project) = (Desk::new(), Library::builtin(), reviewed());
    for name in ["报告.pdf", "报告.xlsx"] {
        report::write(&desk.path(name), &subject(&project, &library, &FormChoice::All)).expect("written");
    }
    let pdf = pdf_text::pages(&std::fs::read(desk.path("报告.pdf")).expect("read")).concat();
    let mut workbook: Xlsx<_> = calamine::open_workbook(desk.path("报告.xlsx")).expect("opened");
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("readable");
    let cells: Vec<String> = range.used_cells().map(|(.., cell)| cell.to_string()).collect();
    for wanted in [
        "绩效目标表检查报告",
        "检查日期：1970年1月1日",
        "培训",
        "已接受",
        "理由：次数由市局确定",
        "没有发现问题",
        "没有检查（本项目设置）",
        "负责人（签字）",
    ] {
        assert!(pdf.contains(wanted), "{wanted}: {pdf}");
        assert!(cells.iter().any(|cell| cell.contains(wanted)), "{wanted}: {cells:?}");
    }
    assert!(cells.iter().any(|cell| cell.contains("提醒 1 处") && cell.contains("已接受 1 处")), "{cells:?}");
    assert!(range.used_cells().all(|(.., cell)| matches!(cell, Data::String(_))));
}

#[test]
fn the_report_by_command() {
    let desk = Desk::new();
    let file = desk.published("guangyuan-2021/02-zichan-caigou.xlsx", "采购.xlsx");
    let path = desk.path("报告.pdf");
    let named = path.to_string_lossy().into_owned();
    assert_eq!(desk.check(std::slice::from_ref(&file), &["--report", &named]).status.code(), Some(0));
    let pdf = pdf_text::pages(&std::fs::read(&path).expect("written")).concat();
    assert!(pdf.contains("成本指标合计"), "{pdf}");
    let refused = desk.check(&[file], &["--report", "报告.doc"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("只能存成 .pdf、.xlsx 或 .docx"));
}

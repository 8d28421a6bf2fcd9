//! Project files on disk: what goes in comes out, and what is no project file says so.

use crate::support::projects;
use jibiao::base::paper::Paper;
use jibiao::model::{Fit, Form, Key, Numbering, PaperStyle, Project};
use jibiao::store::{FileError, ProjectError, project};
use proptest::prelude::*;
use std::error::Error;
use std::fs;
use std::path::Path;

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_survives(wanted in projects::project()) {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("项目.ron");
        project::save(&path, &wanted).expect("saved");
        prop_assert_eq!(project::load(&path).expect("loaded"), wanted);
    }

    #[test]
    fn no_text_panics(text in projects::text()) {
        let path = Path::new("p.ron");
        prop_assert!(project::parse(path, &text).is_err());
        let _ = project::parse(path, &format!("(version: 1, forms: [{text}])"));
    }
}

#[test]
fn the_text_is_readable() {
    let mut form = Form { template: "boye-project".into(), source: "15-gugan".into(), ..Form::default() };
    form.fields.set(Key::new("goals"), "1. 保障“网络”。\n2. \"不断\"线。");
    form.fit = Fit::OnePage;
    form.push_row(jibiao::model::Table::Tasks, [(jibiao::model::Column::Name, "甲\n乙")].into_iter().collect());
    let mut project = Project::default();
    project.bureau.name = "博野县医疗保障局".into();
    project.push(form);
    let wanted = r#"(
    version: 2,
    unit: (
        name: "博野县医疗保障局",
    ),
    print: (
        signature: false,
        fit_one_page: false,
        no_page_numbers: false,
    ),
    forms: [
        (
            id: 1,
            template: "boye-project",
            source: "15-gugan",
            fields: {
                "goals": "\
                    1. 保障“网络”。\n\
                    2. \"不断\"线。",
            },
            tasks: [
                (1, {name: "甲\n乙"}),
            ],
            fit: one_page,
        ),
    ],
)
"#;
    assert_eq!(project::to_text(&project), wanted);
    let notepad = format!("\u{feff}{}", wanted.replace('\n', "\r\n"));
    assert_eq!(project::parse(Path::new("p.ron"), &notepad).expect("loaded"), project);
}

#[test]
fn only_print_settings_that_were_set_are_written() {
    let mut project = Project::default();
    project.print.paper = Paper::K16;
    project.print.numbering = Numbering::Through;
    project.print.style = PaperStyle { body_half_pt: -1, ..PaperStyle::official() };
    let text = project::to_text(&project);
    let wanted = "        no_page_numbers: false,\n        paper: k16,\n        numbering: through,\n        style: (\n            \
                  title_pt: 22,\n            body_half_pt: -1,\n            margins_mm: (37, 26, 35, 28),\n        ),\n    ),\n";
    assert!(text.contains(wanted), "{text}");
    assert_eq!(project::parse(Path::new("p.ron"), &text).expect("loaded"), project);
}

/// Loading `contents` gives an error whose text holds each of `parts`, and leaves the file alone.
fn check(contents: impl AsRef<[u8]>, kind: fn(&ProjectError) -> bool, parts: &[&str]) {
    let contents = contents.as_ref();
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("项目.ron");
    fs::write(&path, contents).expect("written");
    let error = project::load(&path).expect_err("no project");
    let text = error.to_string();
    assert!(kind(&error), "{error:?}");
    assert!(text.contains("项目.ron") && parts.iter().all(|part| text.contains(part)), "{text}");
    assert_eq!(fs::read(&path).expect("still there"), contents);
}

#[test]
fn what_is_no_project() {
    let foreign = |error: &ProjectError| matches!(error, ProjectError::NotAProject { .. }) && error.source().is_some();
    check("", foreign, &["不是绩表的项目文件", "第 1 行"]);
    check("年度,单位\n2021,局", foreign, &["第 1 行"]);
    check("{\"forms\": []}", foreign, &["第 1 行"]);
    check("(\n    unit: (),\n    version: 1,\n)", foreign, &["第 2 行", "unit"]);
    check("()", foreign, &["version"]);
    check("(version: \"1\")", foreign, &["整数"]);
}

#[test]
fn what_a_newer_program_wrote() {
    let newer = |error: &ProjectError| matches!(error, ProjectError::Newer { found: 7, supported: 2, .. });
    check("(version: 7, sheets: <new>)", newer, &["升级", "7"]);
}

#[test]
fn what_is_damaged() {
    let damaged = |error: &ProjectError| matches!(error, ProjectError::Damaged { .. }) && error.source().is_some();
    check("(version: 0)", damaged, &["版本 0"]);
    check(
        "(\n  version: 1,\n  forms: [\n    (id: 1, template: \"a\", sauce: \"b\"),\n  ],\n)",
        damaged,
        &["第 4 行", "sauce"],
    );
    check("(\n  version: 1,\n  froms: [],\n)", damaged, &["第 3 行", "froms"]);
    check("(\n  version: 1,\n  forms: [\n    (id: 1,\n", damaged, &["第 4 行", "突然结束"]);
    check("(\n  version: 1,\n  forms: [\n    (id: 1),\n  ],\n)", damaged, &["第 4 行", "缺少字段“template”"]);
    check(
        "(version: 1, forms: [(id: 1, template: \"a\", fields: {\"unit\": \"b\",\n\"unit\": \"c\"})])",
        damaged,
        &["第 2 行", "两次"],
    );
    check("(version: 1)\n)", damaged, &["第 1 行", "多余"]);
    check(format!("(version: 1, forms: {}", "[".repeat(100_000)), damaged, &["第 1 行"]);
}

#[test]
fn what_is_no_text() {
    let unreadable = |error: &ProjectError| matches!(error, ProjectError::File(FileError::NotUtf8 { .. }));
    check(b"(\n  version: 1,\n  unit: (name: \"\xb9\xe3\xd4\xaa\"),\n)", unreadable, &["第 3 行", "UTF-8"]);
    check(b"\xff\xfe(\0", unreadable, &["第 1 行"]);
}

#[test]
fn what_cannot_be_a_file() {
    let folder = tempfile::tempdir().expect("folder");
    let huge = folder.path().join("huge.ron");
    fs::File::create(&huge).and_then(|file| file.set_len(project::MAX_BYTES + 1)).expect("made");
    let error = |path: &Path| match project::load(path) {
        Err(ProjectError::File(error)) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(error(&huge), FileError::TooLarge { .. }));
    assert!(error(&huge).to_string().contains("超过 64 MB"));
    assert!(matches!(error(folder.path()), FileError::Folder { .. }));
    assert!(matches!(error(&folder.path().join("none.ron")), FileError::Missing { .. }));
}

#[test]
fn ids_that_are_taken_are_replaced() {
    let text = "(version: 1, forms: [(id: 3, template: \"a\", tasks: [(1, {}), (1, {name: \"b\"})]), (id: 3, template: \"c\")])";
    let project = project::parse(Path::new("p.ron"), text).expect("loaded");
    let ids: Vec<_> = project.forms.iter().map(|form| (form.id.0, form.template.as_str())).collect();
    assert_eq!(ids, [(3, "a"), (4, "c")]);
    let rows: Vec<_> = project.forms[0].tasks.iter().map(|row| row.id().0).collect();
    assert_eq!(rows, [1, 2]);
}

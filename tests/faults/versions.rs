//! Every version of the project file that was ever written is read still. A golden file is never changed: a new version
//! gets one of its own, and the gate leads each version to the next.

use jibiao::model::{Column, FieldPath, FormId, Occasion, Regrade, RowId, State, Table};
use jibiao::store::project;
use std::fs;
use std::path::{Path, PathBuf};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/versions")
}

/// The texts that the golden file of each version holds, wherever that version put them.
#[test]
fn each_version_is_read() {
    let mut versions: Vec<PathBuf> =
        fs::read_dir(golden()).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    versions.sort();
    let newest = versions.last().expect("a version").clone();
    for path in versions {
        let project = project::load(&path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(project.bureau.head, "张三");
        assert!(project.print.signature && project.print.no_page_numbers && !project.print.fit_one_page);
        assert_eq!(project.checks.rules["rate-over-100"], Regrade::Hint);
        assert_eq!(project.checks.accepted[0].reason, "上级规定");
        let ids: Vec<_> = project.forms.iter().map(|form| (form.id.0, form.template.as_str())).collect();
        assert_eq!(ids, [(2, "guangyuan-project"), (1, "boye-project")]);
        let form = &project.forms[0];
        assert_eq!(form.field("goals"), "1、保障城乡居民享受医疗待遇。\n2、“确保”\"按时\"全额参保。");
        let cell = |table, row, column| form.text(&FieldPath::Cell(table, RowId(row), column)).to_owned();
        assert_eq!(cell(Table::Schedule, 1, Column::Percent), "25%");
        assert_eq!(cell(Table::Tasks, 2, Column::Content), "甲\n乙");
        assert_eq!(cell(Table::Indicators, 4, Column::Weight), "10");
        assert_eq!(cell(Table::Indicators, 3, Column::Extra("local".into())), "县定");
        assert_eq!(form.text(&FieldPath::Total(Table::Tasks, Column::Total)), "12.50");
        assert_eq!(form.texts().count(), 27);
        if path.file_stem().is_some_and(|version| version != "1") {
            let reasons: Vec<&str> = form.steps.iter().map(|step| step.reason.as_str()).collect();
            assert_eq!((form.state(), reasons), (State::Returned, vec!["", "指标值\n不明确"]));
            let kept = |form, taken| project.snapshot(FormId(form), taken).expect("kept");
            assert_eq!(kept(2, Occasion::HandedIn).field("goals"), "报出时的目标");
            assert_eq!(&kept(1, Occasion::LastYear).indicators[0][Column::Actual], "96%");
        }
        if path == newest {
            assert_eq!(project::to_text(&project), fs::read_to_string(&path).expect("text"), "what is written now");
        }
    }
}

//! Project files on disk: what goes in comes out, and what is no project file says so.

use crate::support::projects;
use jibiao::model::{Form, Key, Project};
use jibiao::store::{FileError, ProjectError, bytes, folder, project};
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
    form.push_row(jibiao::model::Table::Tasks, [(jibiao::model::Column::Name, "甲\n乙")].into_iter().collect());
    let mut project = Project::default();
    project.unit.name = "博野县医疗保障局".into();
    project.push(form);
    let wanted = r#"(
    version: 1,
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
        ),
    ],
)
"#;
    assert_eq!(project::to_text(&project), wanted);
    let notepad = format!("\u{feff}{}", wanted.replace('\n', "\r\n"));
    assert_eq!(project::parse(Path::new("p.ron"), &notepad).expect("loaded"), project);
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
    let newer = |error: &ProjectError| matches!(error, ProjectError::Newer { found: 7, supported: 1, .. });
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

#[test]
fn a_write_replaces_the_whole_file() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("表.xlsx");
    bytes::write(&path, b"a long text").expect("written");
    bytes::write(&path, b"short").expect("written");
    assert_eq!(bytes::read(&path, 5).expect("read"), b"short");
    assert!(matches!(bytes::read(&path, 4), Err(FileError::TooLarge { .. })));
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[test]
fn a_write_that_fails_leaves_everything() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    fs::write(&path, "old").expect("written");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    assert!(matches!(bytes::write(&path, b"new"), Err(FileError::ReadOnly { .. })));
    assert!(matches!(bytes::write(folder.path(), b"new"), Err(FileError::Folder { .. })));
    let nowhere = bytes::write(&folder.path().join("none").join("p.ron"), b"new").expect_err("no folder");
    assert!(nowhere.to_string().contains("所在的文件夹不存在"), "{nowhere}");
    assert_eq!(fs::read(&path).expect("still there"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[test]
#[cfg(unix)]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("folder");
    let (file, link, farther) =
        (folder.path().join("p.ron"), folder.path().join("link"), folder.path().join("farther"));
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("p.ron", &link).expect("linked");
    symlink(&link, &farther).expect("linked");
    bytes::write(&farther, b"new").expect("written");
    assert_eq!(fs::read(&file).expect("read"), b"new");
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    let dangling = folder.path().join("dangling");
    symlink("made.ron", &dangling).expect("linked");
    bytes::write(&dangling, b"made").expect("written");
    assert_eq!(fs::read(folder.path().join("made.ron")).expect("read"), b"made");
    let circle = folder.path().join("circle");
    symlink("circle", &circle).expect("linked");
    assert!(bytes::write(&circle, b"new").is_err());
}

#[test]
fn a_folder_of_templates() {
    let dir = tempfile::tempdir().expect("folder");
    for (name, text) in [("b.ron", "乙"), ("a.RON", "\u{feff}甲"), ("c.txt", "丙"), (".d.ron", "丁")] {
        fs::write(dir.path().join(name), text).expect("written");
    }
    fs::write(dir.path().join("z.ron"), b"\xff").expect("written");
    let files = folder::ron_files(dir.path());
    let texts: Vec<_> = files.iter().filter_map(|file| file.as_ref().ok()).collect();
    assert_eq!(texts, [&("a.RON".to_owned(), "甲".to_owned()), &("b.ron".to_owned(), "乙".to_owned())]);
    assert!(matches!(files[2], Err(FileError::NotUtf8 { line: 1, .. })));
    assert!(folder::ron_files(&dir.path().join("none")).is_empty());
    for n in 0..510 {
        fs::write(dir.path().join(format!("many-{n}.ron")), "").expect("written");
    }
    let many = folder::ron_files(dir.path());
    assert!(many.len() == 501 && matches!(many[500], Err(FileError::TooMany { limit: 500, .. })));
}

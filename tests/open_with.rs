//! A file manager starts the program with files: projects are opened, spreadsheets are shown before they are brought in.

use jibiao::model::Project;
use jibiao::store::project;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_jibiao"));
    command.args(arguments).env("JIBIAO_CONFIG", folder.path()).env("JIBIAO_STATE", folder.path());
    // No window opens here.
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("run")
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

#[test]
fn a_file_that_is_not_there_is_no_unknown_command() {
    for name in ["没有.xlsx", "没有.ron", "folder/没有"] {
        let output = run(&[name]);
        let said = told(&output);
        assert!(said.contains(&format!("找不到文件 {name}")), "{said}");
        assert!(said.contains("edit、new、import、next、check、templates、profile、export"), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
    assert!(told(&run(&["exprot"])).contains("不认识的命令 exprot"));
}

#[test]
fn one_window_opens_one_project() {
    let folder = tempfile::tempdir().expect("folder");
    let paths: Vec<PathBuf> = ["a.ron", "b.RON"].iter().map(|name| folder.path().join(name)).collect();
    paths.iter().for_each(|path| project::save(path, &Project::default()).expect("saved"));
    let names: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
    assert!(told(&run(&names)).contains("一个窗口只能打开一个项目文件"));
}

#[test]
fn spreadsheets_are_read_when_the_window_opens() {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;
    use jibiao::ui::{App, Start};
    let form = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms/guangyuan-2021");
    let mut forms: Vec<PathBuf> =
        std::fs::read_dir(form).expect("forms").map(|entry| entry.expect("entry").path()).collect();
    forms.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    forms.sort();
    forms.truncate(2);
    let names: Vec<String> =
        forms.iter().map(|path| path.file_name().expect("name").to_string_lossy().into_owned()).collect();
    let mut harness = Harness::builder().with_size([1366.0, 768.0]).build_ui_state(
        move |ui, app: &mut Option<App>| {
            let start = || Start { spreadsheets: forms.clone(), ..Start::default() };
            app.get_or_insert_with(|| App::new(ui.ctx(), start()).expect("window")).show(ui);
        },
        None,
    );
    let shown =
        |harness: &Harness<'_, Option<App>>, name: &str| harness.query_all_by_label_contains(name).next().is_some();
    for _ in 0..2_000 {
        harness.step();
        if names.iter().all(|name| shown(&harness, name)) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("the files are not shown: {names:?}");
}

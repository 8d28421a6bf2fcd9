//! `jibiao templates --check` and `jibiao profile --check`: what a file is, or everything that is wrong with it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of configuration.
struct Desk(tempfile::TempDir);

/// What a command wrote, and its exit code.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    result: String,
    notices: String,
    code: Option<i32>,
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("folder"))
    }

    /// Writes a built-in file with some parts replaced to `name`.
    fn write(&self, name: &str, asset: &str, changes: &[(&str, &str)]) -> PathBuf {
        let mut text = std::fs::read_to_string(asset_path(asset)).expect(asset);
        for (old, new) in changes {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        let path = self.0.path().join(name);
        std::fs::create_dir_all(path.parent().expect("folder")).expect("made");
        std::fs::write(&path, text).expect("written");
        path
    }

    fn run(&self, arguments: &[&str], files: &[&Path]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jibiao"));
        command.args(arguments).args(files).env("JIBIAO_CONFIG", self.0.path()).env("JIBIAO_STATE", self.0.path());
        let output = command.output().expect("run");
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).expect("UTF-8");
            text.replace(&format!("{}/", self.0.path().display()), "")
        };
        Said { result: text(output.stdout), notices: text(output.stderr), code: output.status.code() }
    }
}

fn asset_path(asset: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(asset)
}

const PROJECT: &str = "templates/guangyuan-project.ron";
const PROFILE: &str = "profiles/general.ron";
const OWN_ID: (&str, &str) = ("id: \"guangyuan-project\"", "id: \"own\"");

#[test]
fn a_sound_template_says_what_it_is() {
    let desk = Desk::new();
    let path = desk.write("own.ron", PROJECT, &[OWN_ID]);
    let said = desk.run(&["templates", "--check"], &[&path]);
    let what = "own.ron 没有错误：模板 own“部门预算项目支出绩效目标申报表（批复表）”，四川广元，项目支出，申报；6 个字段；5 块：\
                单元格 2 行、单元格 2 行、单元格 3 行、单元格 2 行、绩效指标 4 列\n";
    assert_eq!(said, Said { result: what.to_owned(), notices: String::new(), code: Some(0) });
}

#[test]
fn every_built_in_file_is_sound() {
    let desk = Desk::new();
    for (folder, command) in [("templates", "templates"), ("profiles", "profile")] {
        let files = std::fs::read_dir(asset_path(folder)).expect(folder);
        let files: Vec<PathBuf> = files.map(|file| file.expect("entry").path()).collect();
        let said = desk.run(&[command, "--check"], &files.iter().map(PathBuf::as_path).collect::<Vec<_>>());
        assert_eq!((said.code, said.result.lines().count()), (Some(0), files.len()), "{said:?}");
        assert!(said.result.lines().all(|line| line.contains(" 没有错误：")), "{said:?}");
    }
}

#[test]
fn every_fault_of_every_file_is_told() {
    let desk = Desk::new();
    let first = desk.write("a.ron", PROJECT, &[OWN_ID, ("scope: project", "scope: county"), ("{unit}", "{unitt}")]);
    let second = desk.write("b.ron", PROJECT, &[("version: 1", "version: 2")]);
    let said = desk.run(&["templates", "--check"], &[&first, &second, Path::new("none.ron")]);
    let lines = [
        "模板文件 a.ron 第 6 行：不认识的名称“county”，可用的有 department、project",
        "模板文件 a.ron 第 13 行：字段 unit 没有放进任何单元格：请在一个单元格里写 {unit}，或者删去这个字段",
        "模板文件 a.ron 第 23 行：引用了未声明的字段 {unitt}：请在 fields 里声明它，或者改正这里",
        "模板文件 b.ron 第 2 行：模板格式版本 2 不认识，本程序支持版本 1：请写 version: 1",
        "找不到 none.ron：请检查文件是否已移动、改名或删除",
    ];
    assert_eq!(said.result.lines().collect::<Vec<_>>(), lines);
    assert_eq!((said.notices.as_str(), said.code), ("错误：3 个文件不能用，共有 5 处要改\n", Some(1)));
}

#[test]
fn an_id_is_one_files_alone() {
    let desk = Desk::new();
    let taken = |said: &Said| said.result.contains("第 3 行：已有编号为");
    let installed = desk.write("templates/own.ron", PROJECT, &[OWN_ID]);
    assert_eq!(desk.run(&["templates", "--check"], &[&installed]).code, Some(0), "it is itself");
    let newer = desk.write("own.ron", PROJECT, &[OWN_ID, ("四川广元", "四川")]);
    assert_eq!(desk.run(&["templates", "--check"], &[&newer]).code, Some(0), "it would replace the one of its name");
    let rival = desk.write("rival.ron", PROJECT, &[OWN_ID, ("四川广元", "四川")]);
    assert!(taken(&desk.run(&["templates", "--check"], &[&rival])));
    let built_in = desk.write("mine.ron", PROJECT, &[("四川广元", "四川")]);
    assert!(taken(&desk.run(&["templates", "--check"], &[&built_in])));
    let (one, other) = (desk.write("1.ron", PROJECT, &[(OWN_ID.0, "id: \"new\"")]), rival);
    assert!(!taken(&desk.run(&["templates", "--check"], &[&one])));
    let twice = desk.write("2.ron", PROJECT, &[(OWN_ID.0, "id: \"new\""), ("四川广元", "四川")]);
    let said = desk.run(&["templates", "--check"], &[&one, &twice, &other]);
    assert_eq!(said.result.lines().filter(|line| line.contains("已有编号为")).count(), 2, "{said:?}");
}

#[test]
fn profiles_are_checked_the_same_way() {
    let desk = Desk::new();
    let own = ("id: \"general\"", "id: \"own\"");
    let path = desk.write("own.ron", PROFILE, &[own]);
    let said = desk.run(&["profile", "--check"], &[&path]);
    assert!(said.result.starts_with("own.ron 没有错误：上报配置 own“通用绩效指标导入表”，16 列：年度、"), "{said:?}");
    let path =
        desk.write("own.ron", PROFILE, &[own, ("value: year", "value: yeer"), ("max_chars: 60", "max_chars: -1")]);
    let said = desk.run(&["profile", "--check"], &[&path]);
    let starts =
        ["上报配置文件 own.ron 第 10 行：不认识的名称“yeer”", "上报配置文件 own.ron 第 14 行：max_chars 的整数太大"];
    assert!(said.result.lines().zip(starts).all(|(line, start)| line.starts_with(start)), "{said:?}");
    assert_eq!((said.result.lines().count(), said.code), (2, Some(1)));
    assert_eq!(desk.run(&["profile"], &[]).code, Some(2));
    assert_eq!(desk.run(&["templates", "--check"], &[]).code, Some(2));
}

#[test]
fn a_faulty_file_of_the_folder_is_told_in_full_at_start() {
    let desk = Desk::new();
    desk.write(
        "templates/own.ron",
        PROJECT,
        &[OWN_ID, ("title_pt: 18", "title_pt: 1"), ("label: \"预算单位\"", "label: \"\"")],
    );
    desk.write("templates/sound.ron", PROJECT, &[(OWN_ID.0, "id: \"sound\"")]);
    let said = desk.run(&["templates"], &[]);
    let notices = [
        "注意：模板文件 own.ron 第 9 行：字号 title_pt 应在 5–72 磅之间",
        "注意：模板文件 own.ron 第 13 行：字段 unit 没有标签 label",
    ];
    assert_eq!(said.notices.lines().collect::<Vec<_>>(), notices);
    assert!(said.result.contains("\nsound ") && !said.result.contains("\nown ") && said.code == Some(0), "{said:?}");
}

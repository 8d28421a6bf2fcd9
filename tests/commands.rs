//! The command line as the manual and the README show it.

use std::process::Command;

/// The words of each command that `text` shows, without what is said of it behind two spaces.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter_map(|line| {
        let command =
            line.strip_prefix("jibiao ").or_else(|| line.split_once("cargo run --release -- ").map(|(_, c)| c));
        command.map(|command| command.split("  ").next().unwrap_or_default())
    });
    lines.map(|command| command.split_whitespace().map(str::to_owned).collect()).collect()
}

/// An option that is not known is refused before the help at the end is shown.
#[test]
fn commands_that_are_shown_are_understood() {
    let texts = [include_str!("../assets/help/README.zh-CN.md"), include_str!("../README.md")];
    let mut commands: Vec<Vec<String>> = texts.into_iter().flat_map(commands).collect();
    assert!(commands.len() >= 8, "{commands:?}");
    for command in &mut commands {
        command.push("--help".to_owned());
        let output = Command::new(env!("CARGO_BIN_EXE_jibiao")).args(&*command).output().expect("run");
        assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let refused = Command::new(env!("CARGO_BIN_EXE_jibiao")).args(["new", "--bureau", "x", "--help"]).output();
    assert!(!refused.expect("run").status.success(), "an unknown option is no help");
}

/// A project file that is exported over is lost without a backup.
#[test]
fn no_command_writes_over_what_it_reads() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (project, other) = (path("p.ron"), path("other"));
    jibiao::store::project::save(project.as_ref(), &jibiao::model::Project::default()).expect("saved");
    let before = std::fs::read(&project).expect("read");
    let mut refused: Vec<Vec<&str>> = vec![
        vec!["export", &project, "--pdf", &other, "--xlsx", &other],
        vec!["check", &project, "--report", &project],
    ];
    for option in ["--pdf", "--xlsx", "--upload", "--json"] {
        refused.push(vec!["export", &project, option, &project]);
    }
    for command in refused {
        let output = Command::new(env!("CARGO_BIN_EXE_jibiao")).args(&command).output().expect("run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {said}");
        assert!(said.contains("请换一个文件名") || said.contains("请各用一个文件名"), "{command:?}: {said}");
        assert!(
            std::fs::read(&project).expect("read") == before && !std::path::Path::new(&other).exists(),
            "{command:?}"
        );
    }
}

/// A self-evaluation gives no approval: the command says of which forms it is made, and writes nothing.
#[test]
fn next_refuses_forms_that_report() {
    let folder = tempfile::tempdir().expect("folder");
    let made = folder.path().join("批复.ron");
    let run = |sample: &str, stage: &str, made: &std::path::Path| {
        let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(sample);
        let project = jibiao::session::open(&sample).expect("sample");
        let name = project.forms.iter().rfind(|form| form.paragraphs.is_empty()).expect("a form").name();
        let mut command = Command::new(env!("CARGO_BIN_EXE_jibiao"));
        command.arg("next").arg(&sample).args(["--stage", stage, "--form", name, "-o"]).arg(made);
        let output = command.output().expect("run");
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    for stage in ["approval", "self-evaluation"] {
        let (done, said) = run("guangyuan-2021-selfeval.ron", stage, &made);
        assert!(!done && said.contains("它本身是自评表，请选这个项目的申报表、批复表或调整表"), "{said}");
        assert!(!made.exists(), "{stage}");
    }
    let (done, said) = run("guangyuan-2021.ron", "approval", &made);
    assert!(done && made.exists(), "{said}");
}

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

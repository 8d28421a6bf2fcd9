//! What a request for help says of program and machine. Nothing of it comes from the forms.

use crate::base::visible::visible_path;
use crate::store::machine;
use std::path::PathBuf;
use std::thread::available_parallelism;

/// A line: what it is about, and what is so.
pub type Line = (&'static str, String);

/// Returns what is known without a window: program, system, language, environment, folders.
pub fn lines() -> Vec<Line> {
    let [configuration, state] = machine::folders().map(folder);
    let cores = available_parallelism().map_or_else(|_| "不详".to_owned(), |count| count.to_string());
    vec![
        ("程序", format!("绩表 {}（{} {}）", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH)),
        ("系统", format!("{}，处理器 {cores} 核", machine::system())),
        ("语言", machine::locale().unwrap_or_else(|| "不详".to_owned())),
        ("环境", machine::environment().join("，")),
        ("配置文件夹", configuration),
        ("状态文件夹", state),
    ]
}

fn folder(path: Option<PathBuf>) -> String {
    path.map_or_else(|| "找不到".to_owned(), |path| visible_path(&path))
}

/// Returns `lines` as a text to be sent.
pub fn text(lines: &[Line]) -> String {
    lines.iter().map(|(about, what)| format!("{about}：{what}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_for_help_names_program_and_system() {
        let lines = lines();
        let text = text(&lines);
        assert!(text.starts_with(&format!("程序：绩表 {}", env!("CARGO_PKG_VERSION"))), "{text}");
        assert_eq!(text.lines().count(), lines.len());
        let system = lines.iter().find(|(about, _)| *about == "系统").expect("named");
        assert!(system.1.chars().next().is_some_and(char::is_alphabetic), "{}", system.1);
    }
}

//! The manual's chapter on the rules, generated from the table of rules so that the two cannot differ.

use super::table::rules;
use std::fmt::Write;

/// The chapter as Markdown, with one row per rule: code, severity, one sentence, one example.
pub fn markdown() -> String {
    let mut text = String::from(
        "# 检查规则\n\n\
         “错误”是交上去会被退回的，“提醒”请再看一眼，“建议”是写法问题。每条规则都可以在项目里关掉或改轻重；\n\
         确认无误的一处可以写明理由接受，文字改动后会重新出现。\n\n\
         | 代码 | 轻重 | 说什么 | 例子 |\n|---|---|---|---|\n",
    );
    for rule in rules() {
        // A bare | would end the cell.
        let cell = |text: &str| text.replace('|', "\\|");
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            rule.code,
            rule.severity.label(),
            cell(rule.says),
            cell(rule.example)
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes the file anew where JIBIAO_WRITE_HELP is set.
    #[test]
    fn the_file_is_current() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/help/rules.md");
        if std::env::var_os("JIBIAO_WRITE_HELP").is_some() {
            std::fs::write(&path, markdown()).expect("written");
        }
        let file = std::fs::read_to_string(path).expect("assets/help/rules.md");
        assert_eq!(file, markdown(), "run the test with JIBIAO_WRITE_HELP=1 to write it anew");
    }

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
        codes.sort_unstable();
        let all = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}

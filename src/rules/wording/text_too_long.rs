//! A text longer than the upload profile's column takes.

use super::upload::texts;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "text-too-long",
    severity: Severity::Warning,
    says: "文字超过上报系统的字数限制（选定上报配置后才检查）",
    example: "三级指标 120 个字，上报最多 100 个",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for (column, path, text) in texts(view) {
        let count = text.chars().count();
        // 0 is a column without a limit.
        if column.max_chars > 0 && count > column.max_chars {
            let message = format!("有 {count} 个字，上报表的“{}”最多 {} 个", column.header, column.max_chars);
            report.add(view.form.id, Found::at(Place::Text(path), message).evidence(text).hint("请缩短文字"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Checks;
    use crate::rules::testing::{findings_in, project, set};

    #[test]
    fn long_names() {
        let name = "长".repeat(101);
        let mut set = set(&[project().indicator("数量指标", &name, "1个").indicator("数量指标", "短", "1个")]);
        assert_eq!(findings_in("text-too-long", &set).len(), 0);
        set.checks = Checks { profile: "general".to_owned(), ..Checks::default() };
        assert_eq!(findings_in("text-too-long", &set).len(), 1);
    }
}

//! A character that the upload profile refuses in its column, such as * _ - in 指标值.

use super::upload::texts;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "character-not-accepted",
    severity: Severity::Warning,
    says: "含有上报系统不接受的字符（选定上报配置后才检查）",
    example: "指标值里的 *、_、-",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for (column, path, text) in texts(view) {
        let refused: String = column.refused.chars().filter(|c| text.contains(*c)).collect();
        if !refused.is_empty() {
            let message = format!("上报表的“{}”不接受“{refused}”：{}", column.header, text.trim());
            let hint = "请换一种写法，如用“×”代替“*”、用“至”代替“-”";
            report.add(view.form.id, Found::at(Place::Text(path), message).evidence(text).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Checks;
    use crate::rules::testing::{findings_in, project, set};

    #[test]
    fn refused_characters() {
        let mut set = set(&[project().indicator("成本指标", "费用", "105万元（按7.5万元/人.年*14人测算）").indicator(
            "成本指标",
            "费用",
            "105万元",
        )]);
        assert_eq!(findings_in("character-not-accepted", &set).len(), 0);
        set.checks = Checks { profile: "general".to_owned(), ..Checks::default() };
        assert_eq!(findings_in("character-not-accepted", &set).len(), 1);
    }
}

//! A character that the print font lacks, so that a box would be printed.

use crate::base::face::Faces;
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Written};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "character-not-in-font",
    severity: Severity::Warning,
    says: "打印字体里没有的字，会印成方框",
    example: "生僻字、表情符号",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for Written { path, text, .. } in view.texts.iter().filter(|written| written.marks.foreign()) {
        let mut missing = Faces::bundled().missing(text);
        missing.retain(|c| !c.is_control());
        if let Some(first) = missing.first() {
            let listed: Vec<String> = missing.iter().map(|c| format!("“{c}”（U+{:04X}）", u32::from(*c))).collect();
            let message = format!("打印字体里没有{}，会印成方框", listed.join("、"));
            let found = Found::at(Place::Text(path.clone()), message).evidence(*text);
            report.add(view.form.id, found.hint(format!("请换一个字代替“{first}”，或在打印时选一个有这个字的字体")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, project};

    #[test]
    fn characters() {
        let goals = |text| project().with(&[("goals", text)]);
        check("character-not-in-font", goals("提高服务水平😀"), &["goals"]);
        check("character-not-in-font", goals("保障㎡、①、㎥的测算，嘉峪关；“一站式”\n≥95%"), &[]);
    }
}

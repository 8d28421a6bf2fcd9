//! Prompts of the empty form that were left in place: 目标内容 1 (博野 2022), 指标1： with nothing after it (渭南 2023).

use crate::base::words::Words;
use crate::model::{Column, FieldPath, Table, keys};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator, Written};
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "placeholder-left",
    severity: Severity::Error,
    says: "空白表上的提示文字还在：目标内容 1、指标1：后面没有内容、XX、待填写、（略）",
    example: "年度目标：1. 目标内容 1",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for Written { path, text, .. } in view.texts.iter().filter(|written| written.marks.prompts()) {
        match path {
            FieldPath::Field(key) if [keys::GOALS, keys::GOALS_ACTUAL].contains(&key.as_str()) => {
                goals(view, key.as_str(), text, report);
            }
            FieldPath::Cell(Table::Indicators, id, Column::Name | Column::Value) => {
                let place = view.form.place_of(Table::Indicators, *id);
                let indicator = place.and_then(|place| view.indicators.get(place));
                indicator.into_iter().for_each(|indicator| name_or_value(view, indicator, path, report));
            }
            // The labels of classes are printed by the form itself.
            FieldPath::Cell(Table::Indicators, _, Column::Class | Column::Subclass | Column::Mark) => {}
            _ if is_prompt(text) => {
                let message = format!("“{}”里还有没有填写的提示文字", text.trim());
                let found = Found::at(Place::Text(path.clone()), message).evidence(*text).hint("请填写内容");
                report.add(view.form.id, found);
            }
            _ => {}
        }
    }
}

fn goals(view: &FormView<'_>, key: &str, text: &str, report: &mut Report) {
    for (line, text) in text.lines().enumerate().filter(|(_, text)| is_prompt(text)) {
        let message = format!("“{}”是空白表上的提示文字，没有填写内容", text.trim());
        report.add(view.form.id, Found::line(key, line, message).evidence(text).hint("请写上目标，或者删去这一行"));
    }
}

/// One finding per row: where name and value are both prompts, the name is reported.
fn name_or_value(view: &FormView<'_>, indicator: &Indicator<'_>, path: &FieldPath, report: &mut Report) {
    let is_name = matches!(path, FieldPath::Cell(_, _, Column::Name));
    let only_number = indicator.number.is_some() && indicator.name.is_empty() && indicator.value.is_empty();
    let found = if is_name && only_number {
        let name = indicator.row[Column::Name].trim();
        let optional = !is_required(view, indicator.row[Column::Subclass].trim());
        Found::indicator(indicator, format!("“{name}”后面没有内容")).graded_if(optional, Severity::Warning)
    } else {
        let text = if is_name { indicator.name } else { indicator.value };
        if !is_prompt(text) || (!is_name && is_prompt(indicator.name)) {
            return;
        }
        Found::indicator(indicator, format!("“{text}”里还有没有填写的提示文字"))
    };
    report.add(view.form.id, found.hint("请填写内容；用不到的指标请删去这一行"));
}

/// Whether the template requires an indicator of the class.
fn is_required(view: &FormView<'_>, subclass: &str) -> bool {
    let block = view.template.table(Table::Indicators);
    let mut specs = block.into_iter().flat_map(|block| &block.tree).flat_map(|class| &class.subclasses);
    specs.any(|spec| spec.required && (spec.label == subclass || spec.variants.iter().any(|v| v == subclass)))
}

/// Whether a text is, or holds, a prompt.
fn is_prompt(text: &str) -> bool {
    let text = text.trim();
    const WHOLE: &[&str] = &["略", "（略）", "(略)", "……", "...", "…", "目标内容", "待填", "待定", "请填写"];
    WHOLE.contains(&text) || holds_prompt(text) || (text.chars().nth(LONGEST).is_none() && is_numbered_prompt(text))
}

/// Whether `text` contains a prompt that is not part of a longer Latin word.
fn holds_prompt(text: &str) -> bool {
    static HELD: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["待填写", "××", "XX", "ＸＸ", "此处填写", "请输入", "在此填写", "根据实际情况填写", "＊＊"])
    });
    HELD.all_in(text).any(|(at, word)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        // XXX is a prompt still; MAXX and XXL are not.
        ![before, after].into_iter().flatten().any(|c| c.is_ascii_alphanumeric() && c != 'X')
    })
}

/// The most characters that a numbered prompt has: `（1）. 年度目标内容 10：`.
const LONGEST: usize = 16;

/// Whether `text` is nothing but numbers, marks and the words of a prompt: `1. 目标内容 1`, `目标2：`.
fn is_numbered_prompt(text: &str) -> bool {
    const PROMPTS: [&str; 6] = ["目标内容", "目标", "年度目标", "指标内容", "指标值", "任务内容"];
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let first = letters().next();
    PROMPTS.iter().any(|prompt| first == prompt.chars().next() && letters().eq(prompt.chars()))
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{check, findings, form, project};

    #[test]
    fn goals() {
        let goals = |text| project().with(&[("goals", text)]);
        check("placeholder-left", goals("1. 目标内容 1"), &["goals[0]"]);
        check("placeholder-left", goals("目标1：完成培训\n目标2："), &["goals[1]"]);
        check("placeholder-left", goals("完成XX县XX项目"), &["goals[0]"]);
        for text in ["目标1：完成培训", "完成年度目标", "采购XXL号服装", "3×5米", "目标任务全部完成", ""]
        {
            check("placeholder-left", goals(text), &[]);
        }
    }

    #[test]
    fn rows_of_the_empty_form() {
        let weight = |subclass| {
            let form = form("weinan-special").indicator(subclass, "指标1：", "");
            findings("placeholder-left", &[form]).first().map(|finding| finding.severity)
        };
        assert_eq!(weight("经济效益指标"), Some(Severity::Warning));
        assert_eq!(weight("质量指标"), Some(Severity::Error));
        check("placeholder-left", project().indicator("数量指标", "指标1：文件柜", "待填写"), &["indicators[0]"]);
        check("placeholder-left", project().indicator("数量指标", "指标1：文件柜", ""), &[]);
    }

    #[test]
    fn other_fields() {
        check("placeholder-left", project().with(&[("project_name", "××项目")]), &["fields.项目名称"]);
        check("placeholder-left", project().with(&[("project_name", "MAXX项目")]), &[]);
    }
}

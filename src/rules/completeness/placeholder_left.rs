//! Prompts of the empty form that were left in place: 目标内容 1 (博野 2022), 指标1： with nothing after it (渭南 2023).

use super::prompts::is_prompt;
use crate::edit::manuscript_tables::is_new_label;
use crate::model::prose::{Style, cell_place};
use crate::model::{Column, FieldPath, RowId, Table, keys};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator, Written};
use crate::template::label;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "placeholder-left",
    severity: Severity::Error,
    says: "空白表上的提示文字还在：目标内容 1、指标1：后面没有内容、XX、待填写、（略）、（200字以内）、（写明……）、……",
    example: "年度目标：1. 目标内容 1",
    check: Check::Form(check),
};

/// How much of a text a message repeats, in characters.
const LONGEST: usize = 40;

fn check(view: &FormView<'_>, report: &mut Report) {
    new_columns(view, report);
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
            FieldPath::Cell(Table::Indicators, id, _) if is_reported(view, *id) => {}
            FieldPath::Field(key) if is_note(label(view.template, view.form, key.as_str())) => {}
            _ if is_prompt(text) => {
                let message = format!("“{}”里还有没有填写的提示文字", excerpt(text.trim()));
                let found = Found::at(Place::Text(path.clone()), message).evidence(*text).hint("请填写内容");
                report.add(view.form.id, found.graded_if(may_stay_open(path), Severity::Hint));
            }
            _ => {}
        }
    }
}

/// The labels that the program gives to the columns of a new table.
fn new_columns(view: &FormView<'_>, report: &mut Report) {
    for row in view.form.paragraphs.iter().filter(|row| Style::of(row) == Style::TableHead) {
        let left = row.cells().filter(|(column, text)| cell_place(column).is_some() && is_new_label(text.trim()));
        for (column, text) in left {
            let path = FieldPath::Cell(Table::Paragraphs, row.id(), column.clone());
            let message = format!("表头“{}”是新表格的提示文字，还没有改", text.trim());
            report.add(view.form.id, Found::at(Place::Text(path), message).evidence(text).hint("请写上这一列的名称"));
        }
    }
}

/// The beginning of a text that may be a whole paragraph.
fn excerpt(text: &str) -> String {
    let mut begin: String = text.chars().take(LONGEST).collect();
    if begin.len() < text.len() {
        begin.push('…');
    }
    begin
}

/// Whether the row's name or value is a prompt, so that the row is reported already.
fn is_reported(view: &FormView<'_>, id: RowId) -> bool {
    let indicator = view.form.place_of(Table::Indicators, id).and_then(|place| view.indicators.get(place));
    indicator.is_some_and(|indicator| is_prompt(indicator.name) || is_prompt(indicator.value))
}

/// Whether nothing need be written there: why less was executed, where enough was (四川 2023 自评表).
fn may_stay_open(path: &FieldPath) -> bool {
    matches!(path, FieldPath::Field(key) if key.as_str().starts_with("funds.reason."))
}

/// Whether a label is of the notes that the empty form has for whoever fills it in.
fn is_note(label: &str) -> bool {
    let label = label.trim_end_matches(['：', ':']).trim();
    matches!(label, "注" | "备注" | "说明" | "填表说明" | "填报说明" | "填写说明" | "注释")
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

#[cfg(test)]
mod tests {
    use crate::model::{Bureau, Column, Project};
    use crate::rules::Severity;
    use crate::rules::check::check_all;
    use crate::rules::testing::{check, findings, form, project};
    use crate::template::{Library, blank};

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

    #[test]
    fn prompts_of_a_self_evaluation() {
        let labelled = |label: &str, text: &str| {
            let mut form = form("generic").with(&[("extra.1", text)]);
            form.labels.set("extra.1".into(), label);
            form
        };
        let prompt = "结合自评情况,分析存在的问题及原因。(200字以内)";
        check("placeholder-left", labelled("存在问题", prompt), &["fields.存在问题"]);
        check("placeholder-left", labelled("注", "完成情况请简要填写（200字以内）"), &[]);
        check("placeholder-left", labelled("存在问题", "支出进度偏慢。"), &[]);
        let actual = form("generic").with(&[("goals_actual", "对照年度目标,说明相关任务目标的完成情况(100字以内)")]);
        check("placeholder-left", actual, &["goals_actual[0]"]);
    }

    #[test]
    fn prompts_of_every_new_report() {
        for template in ["project-evaluation-report", "department-evaluation-report", "performance-book"] {
            let library = Library::builtin();
            let form = blank::form(library.template(template).expect("template"), &Bureau::default());
            let asks = form.paragraphs.iter().filter(|row| row[Column::Text].contains("写明")).count();
            let mut project = Project::default();
            project.push(form);
            let found = check_all(&project, &library);
            assert_eq!(found.iter().filter(|finding| finding.rule == "placeholder-left").count(), asks, "{template}");
            assert!(asks > 1);
        }
    }

    #[test]
    fn one_finding_a_row() {
        let cells = [(Column::Name, "……"), (Column::Value, "……"), (Column::Actual, "……")];
        check("placeholder-left", form("generic").indicator_of("产出指标", &cells), &["indicators[0]"]);
        check("missing-value", project().indicator("数量指标", "……", ""), &[]);
        check("missing-indicator-name", project().indicator("数量指标", "", "……"), &[]);
        let graded = [(Column::Name, "保障机构运转"), (Column::Value, "优良中低差")];
        check("placeholder-left", form("generic").indicator_of("效益指标", &graded), &["indicators[0]"]);
    }
}

//! Rows without 一级指标.

use crate::model::{Column, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};
use foldhash::HashSet;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "missing-first-level",
    severity: Severity::Warning,
    says: "一级指标没有填写",
    example: "数量指标前面的一级指标是空的",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    if !view.has_column(&Column::Class) {
        return;
    }
    let without = |place: &usize| view.indicators.get(*place).is_some_and(|i| i.row[Column::Class].trim().is_empty());
    let rows: Vec<usize> = (0..view.indicators.len()).filter(without).collect();
    if rows.is_empty() {
        return;
    }
    let indicators = || rows.iter().filter_map(|row| view.indicators.get(*row));
    let mut seen = HashSet::default();
    let branches = indicators().map(|indicator| indicator.row[Column::Subclass].trim());
    let branches: Vec<&str> = branches.filter(|branch| !branch.is_empty() && seen.insert(*branch)).collect();
    let branches = if branches.is_empty() { String::new() } else { format!("：{}", branches.join("、")) };
    // One finding per form: a form of 广元 2021 lacks 一级指标 before every class but 满意度指标.
    let message = format!("有 {} 行没有一级指标（第 {} 行{branches}）", rows.len(), numbers(&rows));
    // Rows by name: an acceptance holds while the evidence stays the same, and numbers change when rows move.
    let names: Vec<&str> = indicators().map(Indicator::called).collect();
    let found = Found::at(Place::Table(Table::Indicators), message).evidence(names.join("；"));
    report.add(view.form.id, found.hint("请补上一级指标，如产出指标、效益指标、满意度指标"));
}

/// The numbers, from 1, of rows given by ascending places from 0: `1、3–5`.
fn numbers(rows: &[usize]) -> String {
    let runs = rows.chunk_by(|a, b| a + 1 == *b).filter_map(|run| Some((run.first()? + 1, run.last()? + 1)));
    let said = runs.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    said.collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Form};
    use crate::rules::testing::{check, findings, project};

    #[test]
    fn one_finding_a_form() {
        let form = project().indicator("数量指标", "文件柜", "11套");
        check("missing-first-level", form.clone(), &[]);
        check("missing-first-level", project(), &[]);
        let cells = [(Column::Subclass, "质量指标"), (Column::Name, "合格率")];
        check("missing-first-level", form.indicator_of("", &cells).indicator_of("", &cells), &["indicators"]);
    }

    #[test]
    fn the_evidence_knows_no_row_numbers() {
        let cells = [(Column::Subclass, "质量指标"), (Column::Name, "合格率")];
        let evidence = |form: Form| findings("missing-first-level", &[form]).remove(0).evidence;
        let below = project().indicator("数量指标", "文件柜", "11套").indicator_of("", &cells);
        assert_eq!(evidence(below), evidence(project().indicator_of("", &cells)));
    }

    #[test]
    fn the_rows_and_their_classes_are_named() {
        let said = |form: Form| findings("missing-first-level", &[form]).remove(0).message;
        let (of_class, of_none) =
            ([(Column::Subclass, "质量指标"), (Column::Name, "合格率")], [(Column::Name, "合格率")]);
        let without = |form: Form| form.indicator_of("", &of_class);
        assert_eq!(said(project().indicator_of("", &of_none)), "有 1 行没有一级指标（第 1 行）");
        assert_eq!(said(without(without(project()))), "有 2 行没有一级指标（第 1–2 行：质量指标）");
        let apart = without(without(without(project())).indicator("数量指标", "文件柜", "11套"));
        assert_eq!(said(apart.indicator_of("", &of_none)), "有 4 行没有一级指标（第 1–2、4–5 行：质量指标）");
    }
}

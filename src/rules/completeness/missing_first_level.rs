//! Rows without 一级指标.

use crate::model::{Column, Table};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Note, Report, Rule};
use crate::rules::view::{FormView, Indicator};

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
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let indicators = || rows.iter().filter_map(|row| view.indicators.get(*row));
    let mut branches: Vec<&str> = Vec::new();
    for indicator in indicators() {
        let branch = indicator.row[Column::Subclass].trim();
        if !branches.contains(&branch) {
            branches.push(branch);
        }
    }
    let message =
        format!("有 {} 行没有一级指标（第 {}–{} 行：{}）", rows.len(), first + 1, last + 1, branches.join("、"));
    // The rows by their names: an acceptance holds for the evidence, and numbers change when rows move.
    let names: Vec<&str> = indicators().map(Indicator::called).collect();
    let note = Note::at(Place::Table(Table::Indicators), message).evidence(names.join("；"));
    report.add(view.form.id, note.hint("请补上一级指标，如产出指标、效益指标、满意度指标"));
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
}

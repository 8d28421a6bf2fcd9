//! An adjustment of a form that was changed since it was handed in: what was handed in stands as before, what the form says
//! now as after.

use crate::base::text::squeezed;
use crate::model::{Column, Form, Key, Row, Table, Texts, keys, ties};
use crate::template::Template;

/// What a row says that the form no longer has.
const DROPPED: &str = "取消";

/// Whether forms of `template` have the targets before and after side by side.
pub(super) fn has_both(template: &Template) -> bool {
    template.table(Table::Indicators).is_some_and(|block| block.column(&Column::Adjusted).is_some())
}

/// Fills what is after into `made`, which was made of the form as it was handed in. `now` was made of what it says now.
pub(super) fn fill(made: &mut Form, now: &Form) {
    let budgets: Vec<(Key, String)> = now
        .fields
        .iter()
        .filter(|(key, _)| key.as_str().starts_with("funds.budget."))
        .map(|(key, text)| (key.clone(), text.to_owned()))
        .collect();
    budgets.into_iter().for_each(|(key, text)| made.fields.set(key, text));
    if squeezed(made.field(keys::GOALS)) != squeezed(now.field(keys::GOALS)) {
        made.fields.set(keys::GOALS_ADJUSTED.into(), now.field(keys::GOALS));
    }
    for tie in ties(made, now, Table::Indicators) {
        let [before, after] = [(&*made, tie.before), (now, tie.after)]
            .map(|(form, row)| row.and_then(|row| form.row(Table::Indicators, row)).cloned());
        match (before, after) {
            (Some(before), Some(after)) if squeezed(&before.whole_value()) != squeezed(&after.whole_value()) => {
                adjust(made, &before, &after.whole_value());
            }
            (Some(before), None) if !before.is_blank() => adjust(made, &before, DROPPED),
            (None, Some(after)) if !after.is_blank() => add(made, &after),
            _ => {}
        }
    }
}

fn adjust(made: &mut Form, row: &Row, text: &str) {
    if let Some(row) = made.indicators.iter_mut().find(|other| other.id() == row.id()) {
        row.set(Column::Adjusted, text);
    }
}

/// Adds a row that the form did not have, after the last one of its subclass.
fn add(made: &mut Form, after: &Row) {
    let target = after.whole_value().into_owned();
    let kept = after.cells().filter(|(column, _)| !matches!(column, Column::Value | Column::Operator | Column::Unit));
    let mut cells: Texts<Column> = kept.map(|(column, text)| (column.clone(), text)).collect();
    cells.set(Column::Adjusted, target);
    let row = Row::with(made.next_row_id(), cells);
    let same = |other: &Row| other.branch() == row.branch();
    let at = made.indicators.iter().rposition(same).map_or(made.indicators.len(), |at| at + 1);
    made.indicators.insert(at, row);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FormId, Occasion, Project, Snapshot};
    use crate::session::station::{Step, USUAL_MONTH, next};
    use crate::template::{Library, Stage};
    use std::sync::Arc;

    fn plan(total: &str, goals: &str, rows: &[(&str, &str)]) -> Form {
        let mut form = Form { template: "national-project-2021".into(), ..Form::default() };
        for (key, text) in [(keys::PROJECT_NAME, "网络"), (keys::FUNDS_TOTAL, total), (keys::GOALS, goals)] {
            form.fields.set(key.into(), text);
        }
        for (name, value) in rows {
            let cells = [
                (Column::Class, "产出指标"),
                (Column::Subclass, "数量指标"),
                (Column::Name, *name),
                (Column::Value, *value),
            ];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    #[test]
    fn before_and_after() {
        let before = plan("20", "目标", &[("培训", "≥10次"), ("印刷", "100份"), ("检查", "4次")]);
        let mut now = plan("15", "新目标", &[("培训", "≥6次"), ("印刷", "100份")]);
        now.push_row(Table::Tasks, Texts::default());
        let cells = [
            (Column::Class, "产出指标"),
            (Column::Subclass, "质量指标"),
            (Column::Name, "合格率"),
            (Column::Value, "≥95%"),
        ];
        now.push_row(Table::Indicators, cells.into_iter().collect());
        let mut project = Project::default();
        let of = project.push(now);
        let form = Arc::new(Form { id: FormId(1), ..before });
        project.snapshots.push(Snapshot { of, taken: Occasion::HandedIn, form });
        let step =
            Step { stage: Stage::Adjustment, template: Some("national-adjustment".to_owned()), month: USUAL_MONTH };
        let made = next(&project, &Library::builtin(), &[of], &step).edit.expect("made");
        let mut history = crate::edit::History::new(Arc::new(project));
        let _ = history.commit(&made);
        let form = &history.project().forms[1];
        assert_eq!(["funds.initial.total", "funds.budget.total"].map(|key| form.field(key)), ["20", "15"]);
        assert_eq!([keys::GOALS, keys::GOALS_ADJUSTED].map(|key| form.field(key)), ["目标", "新目标"]);
        let rows: Vec<[&str; 3]> = form
            .indicators
            .iter()
            .map(|row| [Column::Name, Column::Value, Column::Adjusted].map(|column| &row[&column]))
            .collect();
        let wanted =
            [["培训", "≥10次", "≥6次"], ["印刷", "100份", ""], ["检查", "4次", "取消"], ["合格率", "", "≥95%"]];
        assert_eq!(rows, wanted);
    }
}

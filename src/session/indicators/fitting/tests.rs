use super::*;
use crate::edit::History;
use crate::model::{Bureau, Project};
use crate::template::{Library, Template, blank};
use std::sync::Arc;

fn template(id: &str) -> Arc<Template> {
    Arc::clone(Library::builtin().template(id).expect("template"))
}

fn block(template: &Template) -> &TableBlock {
    template.table(Table::Indicators).expect("indicators")
}

fn entry(cells: &[(Column, &str)]) -> Entry {
    Entry { texts: cells.iter().cloned().collect(), direction: None, project: "甲".into(), year: "2025".into() }
}

fn satisfaction() -> Entry {
    entry(&[
        (Column::Class, "满意度指标"),
        (Column::Subclass, "服务对象满意度指标"),
        (Column::Name, "参保群众满意度"),
        (Column::Value, "≥90%"),
    ])
}

/// The rows of `form` after `edit`, each with its class, name and target; and whether it was one step.
fn after(form: &Form, edit: &Edit) -> Vec<String> {
    let mut project = Project::default();
    project.forms.push(Arc::new(form.clone()));
    let mut history = History::new(Arc::new(project));
    let before = Arc::clone(history.project());
    let _ = history.commit(edit);
    let told = |row: &Row| {
        let texts = [Column::Class, Column::Subclass, Column::Name, Column::Operator, Column::Value, Column::Unit];
        texts.map(|column| row[column].to_owned()).join("|")
    };
    let told: Vec<String> = history.project().forms[0].indicators.iter().map(told).collect();
    assert_eq!(history.undo_name(), Some("填入指标"));
    let _ = history.undo();
    assert_eq!(*history.project(), before);
    told.into_iter().filter(|row| !row.ends_with("||||")).collect()
}

fn blank_form(template: &Template) -> Form {
    blank::form(template, &Bureau::default())
}

#[test]
fn a_row_keeps_what_it_has() {
    let template = template("guangyuan-project");
    let block = block(&template);
    let mut form = blank_form(&template);
    let accepted =
        |form: &Form| after(form, &accept(form, block, &form.indicators[0], &satisfaction(), "群众满意".into()));
    assert_eq!(accepted(&form), ["项目完成|数量指标|群众满意||≥90%|"]);
    form.indicators[0].set(Column::Value, "5个");
    assert_eq!(accepted(&form), ["项目完成|数量指标|群众满意||5个|"]);
    for column in [Column::Class, Column::Subclass] {
        form.indicators[0].set(column, "");
    }
    assert_eq!(accepted(&form), ["满意度指标|满意度指标|群众满意||5个|"], "as this form calls its classes");
}

#[test]
fn a_target_goes_into_the_columns_that_the_form_has() {
    let (whole, parted) = (template("guangyuan-project"), template("national-project-2021"));
    let written = |template: &Template, cells: &[(Column, &str)]| {
        let texts = target(block(template), &entry(cells));
        texts.iter().map(|(column, text)| format!("{}{text}", column.file_name())).collect::<Vec<_>>().join(" ")
    };
    let parts = [(Column::Operator, "≥"), (Column::Value, "95"), (Column::Unit, "%")];
    assert_eq!(written(&whole, &parts), "value≥95%");
    assert_eq!(written(&parted, &parts), "operator≥ value95 unit%");
    assert_eq!(written(&parted, &[(Column::Value, "≥95%")]), "operator≥ value95 unit%");
    assert_eq!(written(&parted, &[(Column::Value, "11套")]), "operator value11 unit套");
    assert_eq!(written(&parted, &[(Column::Value, "≥95%，逐年提高")]), "value≥95%，逐年提高");
    let open = [(Column::Operator, "≥"), (Column::Unit, "%")];
    assert_eq!(written(&parted, &open), "operator≥ value unit%");
    assert_eq!(written(&whole, &open), "value", "≥% alone is no target");
}

#[test]
fn an_indicator_is_put_into_its_class() {
    for (id, wanted) in [
        ("guangyuan-project", "满意度指标|满意度指标|参保群众满意度||≥90%|"),
        ("national-project-2021", "满意度指标|服务对象满意度指标|参保群众满意度|≥|90|%"),
        ("shapotou-project", "满意度指标|服务对象满意度指标|指标1: 参保群众满意度||≥90%|"),
    ] {
        let template = template(id);
        let form = blank_form(&template);
        let edit = put(&form, block(&template), &satisfaction(), None).expect("a class");
        let rows = after(&form, &edit);
        assert!(rows.iter().any(|row| row == wanted), "{id}: {rows:?}");
        let count =
            |edit: &Edit| matches!(edit, Edit::Many { edits, .. } if matches!(edits[..], [Edit::InsertRows { .. }]));
        assert!(!count(&edit), "{id}: the row that waits is filled in");
    }
}

#[test]
fn a_class_that_is_filled_gets_another_row() {
    let template = template("guangyuan-project");
    let mut form = blank_form(&template);
    form.indicators[0].set(Column::Name, "参保人数");
    let number = entry(&[(Column::Subclass, "数量指标"), (Column::Name, "培训人数")]);
    let rows = after(&form, &put(&form, block(&template), &number, None).expect("a class"));
    assert_eq!(rows, ["项目完成|数量指标|参保人数|||", "项目完成|数量指标|培训人数|||"]);
}

#[test]
fn an_indicator_of_no_class_goes_where_the_cursor_is() {
    let template = template("guangyuan-project");
    let form = blank_form(&template);
    let odd = entry(&[(Column::Subclass, "其他"), (Column::Name, "报送次数")]);
    assert_eq!(put(&form, block(&template), &odd, None), None);
    let edit = put(&form, block(&template), &odd, Some(&form.indicators[1])).expect("beside");
    assert_eq!(after(&form, &edit), ["项目完成|质量指标|报送次数|||"]);
}

#[test]
fn an_indicator_is_put_where_it_is_dropped() {
    let template = template("guangyuan-project");
    let form = blank_form(&template);
    let labels = ["项目完成", "时效指标", ""].map(str::to_owned);
    let before = Some(form.indicators[2].id());
    let edit = put_at(&form, block(&template), &satisfaction(), (&labels, before));
    assert_eq!(after(&form, &edit), ["项目完成|时效指标|参保群众满意度||≥90%|"]);
}

//! Forms as JSON for other programs: `{"forms":[…]}`, each form's texts under the labels that it prints.

mod exporter;
mod money;
mod rows;

pub(super) use exporter::ABOUT;

use crate::model::{FieldPath, Form, Key, Step, Table, keys};
use crate::template::own::{Place, own_fields};
use crate::template::shown::{shown, stage};
use crate::template::{Scope, Stage, Template, label};
use serde_json::{Map, Value, json};

/// The JSON of one form. Null means that the template has no such field, an empty text that it is not filled in.
pub fn value(form: &Form, template: &Template) -> Value {
    // All fields are named, so that a new one is a compile error here; the others are read by key or by row.
    let Form {
        source,
        schedule,
        tasks: _,
        indicators: _,
        paragraphs,
        id: _,
        template: _,
        fields: _,
        labels: _,
        unasked: _,
        totals: _,
        steps,
        fit: _,
    } = form;
    let of_field = |key: &str| template.field(key).map(|_| text(form, template, key));
    let mut out = Map::new();
    out.insert("source".into(), json!(source));
    out.insert("form_kind".into(), json!(kind(form, template)));
    out.insert("title".into(), json!(text(form, template, keys::TITLE)));
    out.insert("year".into(), json!(form.field(keys::YEAR)));
    out.insert("fields".into(), fields(form, template));
    out.insert("funds".into(), money::funds(form, template));
    out.insert("fund_use".into(), json!(of_field(keys::FUND_USE)));
    out.insert("schedule".into(), rows::schedule(schedule));
    out.insert("tasks".into(), rows::tasks(form, template));
    out.extend(rows::total(form, template, Table::Tasks));
    out.insert("goals".into(), lines(form, keys::GOALS));
    out.insert("goals_actual".into(), lines(form, keys::GOALS_ACTUAL));
    for key in [keys::GOALS_WHOLE, keys::GOALS_ADJUSTED] {
        // Few forms have them; other programs read the others at every form.
        if !form.field(key).is_empty() {
            out.insert(key.into(), lines(form, key));
        }
    }
    out.insert("indicators".into(), rows::indicators(form, template));
    out.extend(rows::total(form, template, Table::Indicators));
    if !paragraphs.is_empty() {
        out.insert("paragraphs".into(), rows::paragraphs(paragraphs));
    }
    if let Some(table_no) = of_field(keys::TABLE_NO) {
        out.insert("table_no".into(), json!(table_no));
    }
    if !steps.is_empty() {
        let step = |step: &Step| json!({"state": step.state.code(), "date": step.date, "reason": step.reason});
        out.insert("steps".into(), steps.iter().map(step).collect());
    }
    let notes: Vec<&str> = template.notes().collect();
    if !notes.is_empty() {
        out.insert("notes".into(), json!(notes));
    }
    Value::Object(out)
}

fn text(form: &Form, template: &Template, key: &str) -> String {
    shown(template, form, &FieldPath::field(key)).into_owned()
}

fn kind(form: &Form, template: &Template) -> &'static str {
    match (template.scope, stage(template, form)) {
        (Scope::Department, Stage::Targets) => "department_overall",
        (Scope::Department, Stage::Declaration) => "department_overall_declaration",
        (Scope::Department, Stage::Approval) => "department_overall_approval",
        (Scope::Department, Stage::Monitoring) => "department_monitoring",
        (Scope::Department, Stage::Adjustment) => "department_adjustment",
        (Scope::Department, Stage::SelfEvaluation) => "department_self_evaluation",
        (_, Stage::Manuscript) => "manuscript",
        (Scope::Project, Stage::Targets) => "project_targets",
        (Scope::Project, Stage::Declaration) => "project_declaration",
        (Scope::Project, Stage::Approval) => "project_approval",
        (Scope::Project, Stage::Monitoring) => "project_monitoring",
        (Scope::Project, Stage::Adjustment) => "project_adjustment",
        (Scope::Project, Stage::SelfEvaluation) => "self_evaluation",
    }
}

/// The single fields without a place elsewhere in the JSON, by the labels that the form prints.
fn fields(form: &Form, template: &Template) -> Value {
    let elsewhere =
        [keys::GOALS, keys::GOALS_ACTUAL, keys::GOALS_WHOLE, keys::GOALS_ADJUSTED, keys::FUND_USE, keys::TABLE_NO];
    let mut out = Map::new();
    let printed = template.fields.iter().filter(|spec| !spec.in_title && spec.key.fund().is_none());
    let own = [Place::Head, Place::Foot].into_iter().flat_map(|place| own_fields(template, form, place));
    let all = printed.map(|spec| spec.key.as_str()).chain(own.map(Key::as_str));
    for key in all.filter(|key| !elsewhere.contains(key)) {
        // A form may print a label twice; then the second goes by its key.
        let printed = label(template, form, key);
        let name = if out.contains_key(printed) { key } else { printed };
        out.insert(name.to_owned(), json!(text(form, template, key)));
    }
    Value::Object(out)
}

fn lines(form: &Form, key: &str) -> Value {
    match form.field(key) {
        "" => json!([]),
        // One goal per line, an array as in the transcribed forms.
        text => text.split('\n').collect(),
    }
}

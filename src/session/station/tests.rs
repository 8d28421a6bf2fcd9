use super::*;
use crate::edit::History;
use crate::model::{Column, Row};
use crate::session::open;
use std::path::Path;

fn sample(name: &str) -> Project {
    open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name).with_extension("ron"))
        .expect("sample")
}

fn step(stage: Stage) -> Step {
    Step { stage, template: None, month: USUAL_MONTH }
}

fn made(project: &Project, stage: Stage) -> (History, Made) {
    let library = Library::builtin();
    let made = next(project, &library, &binding(project, &library, stage), &step(stage));
    let mut history = History::new(Arc::new(project.clone()));
    if let Some(edit) = &made.edit {
        let _ = history.commit(edit);
    }
    (history, made)
}

fn of_template<'p>(project: &'p Project, template: &'p str) -> impl Iterator<Item = &'p Form> {
    project.forms.iter().map(AsRef::as_ref).filter(move |form| form.template == template)
}

#[test]
fn a_declaration_is_carried_to_its_self_evaluation() {
    let declared = sample("guangyuan-2021");
    let (mut history, made) = made(&declared, Stage::SelfEvaluation);
    let plans: Vec<&Form> = of_template(&declared, "guangyuan-project").collect();
    assert_eq!(made.count, plans.len());
    let after = Arc::clone(history.project());
    let carried: Vec<&Form> = of_template(&after, "guangyuan-self-evaluation").collect();
    for (plan, form) in plans.iter().zip(&carried) {
        let ids = |form: &Form| form.indicators.iter().map(Row::id).collect::<Vec<_>>();
        assert_eq!((plan.name(), ids(plan)), (form.name(), ids(form)));
        for key in [keys::YEAR, keys::GOALS] {
            assert_eq!(plan.field(key), form.field(key), "{} {key}", plan.name());
        }
        assert_eq!(plan.field(keys::FUNDS_TOTAL), form.field("funds.budget.total"), "{}", plan.name());
        assert_eq!(plan.field(keys::BUREAU), form.field(keys::IMPLEMENTER), "{}", plan.name());
        for key in ["funds.executed.total", keys::GOALS_ACTUAL, keys::TITLE] {
            assert_eq!(form.field(key), "", "{} {key}", plan.name());
        }
        for (planned, row) in plan.indicators.iter().zip(&form.indicators) {
            assert_eq!((&planned[Column::Name], &planned[Column::Value]), (&row[Column::Name], &row[Column::Value]));
            assert_eq!(&row[Column::Actual], "");
            assert_ne!(&row[Column::Class], "项目完成");
        }
    }
    let _ = history.undo();
    assert_eq!(**history.project(), declared, "one step");
}

#[test]
fn a_station_is_made_once() {
    let (history, first) = made(&sample("guangyuan-2021"), Stage::SelfEvaluation);
    let (_, again) = made(history.project(), Stage::SelfEvaluation);
    assert_eq!((again.edit, again.count), (None, 0));
    let there = |why: &&NotMade| matches!(why, NotMade::There { .. });
    assert_eq!(again.not_made.iter().filter(there).count(), first.count);
}

#[test]
fn an_approval_and_an_adjustment_repeat_the_form() {
    let declared = sample("guangyuan-2021");
    let library = Library::builtin();
    let own = "广元市医疗保障局事务中心预算项目支出绩效目标";
    for stage in [Stage::Approval, Stage::Adjustment] {
        let plans = binding(&declared, &library, stage);
        let (history, made) = made(&declared, stage);
        let after = history.project();
        assert_eq!(made.count, plans.len());
        assert!(made.count > 1);
        for plan in plans {
            let at = after.forms.iter().position(|form| form.id == plan).expect("kept");
            let (plan, form) = (&after.forms[at], &after.forms[at + 1]);
            let template = library.template(&form.template).expect("template");
            assert_eq!(shown::stage(template, form), stage, "{}", plan.name());
            // What a bureau calls its form stays.
            assert_eq!(plan.field(keys::TITLE).starts_with(own), form.field(keys::TITLE).starts_with(own));
            let mut same = (**form).clone();
            same.fields.set(keys::TITLE.into(), plan.field(keys::TITLE));
            assert_eq!((&same.fields, &same.tasks, &same.indicators), (&plan.fields, &plan.tasks, &plan.indicators));
        }
    }
}

#[test]
fn the_own_region_comes_first() {
    let library = Library::builtin();
    let first = |id: &str| {
        let from = library.template(id).expect("template");
        offered(&library, from, Stage::SelfEvaluation).first().map(|template| template.id.clone())
    };
    assert_eq!(first("guangyuan-project").as_deref(), Some("guangyuan-self-evaluation"));
    assert_eq!(first("shapotou-project").as_deref(), Some("national-self-evaluation"));
    assert_eq!(first("guangyuan-department"), None);
}

use super::*;
use crate::edit::History;
use crate::model::{Column, FieldPath, Row};
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
fn what_one_station_knows_the_next_one_takes() {
    let declared = sample("guangyuan-2021");
    let (history, _) = made(&declared, Stage::SelfEvaluation);
    for form in of_template(history.project(), "guangyuan-self-evaluation") {
        assert_eq!(form.field(keys::DEPARTMENT), declared.bureau.name, "without a code the name");
    }
    let (history, _) = made(&declared, Stage::Monitoring);
    let mut monitored = Project::clone(history.project());
    for form in monitored.forms.iter_mut().filter(|form| form.template == "national-monitoring") {
        Arc::make_mut(form).fields.set(keys::DEPARTMENT.into(), "644 某厅");
    }
    let (history, made) = self::made(&monitored, Stage::SelfEvaluation);
    assert!(made.count > 0);
    for form in of_template(history.project(), "guangyuan-self-evaluation") {
        assert_eq!(form.field(keys::DEPARTMENT), "644 某厅");
        assert_eq!(form.field("month"), "");
    }
}

#[test]
fn a_station_is_made_once() {
    let (history, first) = made(&sample("guangyuan-2021"), Stage::SelfEvaluation);
    let (_, again) = made(history.project(), Stage::SelfEvaluation);
    assert_eq!((again.edit, again.count), (None, 0));
    let there = |why: &&NotMade| matches!(why, NotMade::There { .. });
    assert_eq!(again.not_made.iter().filter(there).count(), first.count);
}

/// A project whose code stands in its declaration only.
fn coded_once() -> Project {
    let declared = sample("guangyuan-2021");
    let mut plan = of_template(&declared, "guangyuan-project").next().expect("a plan").clone();
    plan.fields.set(keys::PROJECT_NAME.into(), "网络经费");
    plan.fields.set(keys::PROJECT_CODE.into(), "51080021T000000123");
    let mut evaluation = Form { template: "guangyuan-self-evaluation".into(), ..Form::default() };
    for key in [keys::PROJECT_NAME, keys::YEAR] {
        evaluation.fields.set(key.into(), plan.field(key));
    }
    let mut project = Project::default();
    project.push(plan);
    project.push(evaluation);
    project
}

#[test]
fn a_code_in_one_form_makes_no_second_station() {
    let (_, made) = made(&coded_once(), Stage::SelfEvaluation);
    assert_eq!(made.count, 0);
    assert!(matches!(made.not_made[..], [NotMade::There { .. }]), "{:?}", made.not_made);
}

#[test]
fn of_two_plans_of_one_project_one_binds() {
    let mut project = coded_once();
    let mut adjusted = (*project.forms[0]).clone();
    adjusted.fields.set(keys::PROJECT_CODE.into(), "");
    adjusted.fields.set(keys::TITLE.into(), "部门预算项目支出绩效目标调整表");
    project.push(adjusted);
    let bound = binding(&project, &Library::builtin(), Stage::SelfEvaluation);
    assert_eq!(bound, [project.forms[2].id]);
}

#[test]
fn nothing_is_made_of_a_report() {
    let project = coded_once();
    let library = Library::builtin();
    for stage in [Stage::Approval, Stage::Monitoring, Stage::Adjustment, Stage::SelfEvaluation] {
        let made = next(&project, &library, &[project.forms[1].id], &step(stage));
        assert_eq!(made.edit, None);
        let own = Stage::SelfEvaluation;
        assert_eq!(made.not_made, [NotMade::NotFrom { form: "网络经费".to_owned(), own, stage }]);
    }
}

/// The total that is carried over from a form of 博野 in the unit `from`, to one of its forms in the unit `to`.
#[track_caller]
fn check_amount(total: &str, [from, to]: [&str; 2], wanted: &str) {
    let mut library = Library::builtin();
    let text = include_str!("../../../assets/templates/boye-project.ron");
    // One says its unit in itself, the other by a line that is filled in: 单位：元.
    for (id, unit, own) in [("wan", "万元", "wan"), ("yuan", "元", "yuan"), ("yuan-line", "元", "wan")] {
        let text = text.replace("boye-project", id).replace("万元", unit);
        let text = text.replace("version: 1,", &format!("version: 1, money: {own},"));
        let _ = library.add_template(id, &text).expect("a template");
    }
    let mut plan = Form { template: from.into(), ..Form::default() };
    plan.fields.set(keys::PROJECT_NAME.into(), "网络经费");
    plan.fields.set(keys::FUNDS_TOTAL.into(), total);
    let mut project = Project::default();
    let plan = project.push(plan);
    let step = Step { template: Some(to.to_owned()), ..step(Stage::Approval) };
    let made = next(&project, &library, &[plan], &step);
    let Some(Edit::Many { edits, .. }) = made.edit else { panic!("{:?}", made.not_made) };
    let [Edit::InsertForms { forms, .. }] = &edits[..] else { panic!("{edits:?}") };
    assert_eq!(forms[0].field(keys::FUNDS_TOTAL), wanted, "{total} {from} {to}");
}

#[test]
fn amounts_keep_their_worth_in_another_unit() {
    check_amount("12.3456", ["wan", "yuan"], "123456");
    check_amount("12.3456", ["wan", "yuan-line"], "123456");
    check_amount("123456", ["yuan", "wan"], "12.3456");
    check_amount("123456", ["yuan", "yuan-line"], "123456");
    check_amount("0.01", ["yuan", "wan"], "0.000001");
    // One that names its unit, and what is no amount, stay as they were typed.
    check_amount("12.5万元", ["wan", "yuan"], "12.5万元");
    check_amount("待定", ["wan", "yuan"], "待定");
}

#[test]
fn an_approval_repeats_the_form() {
    let declared = sample("guangyuan-2021");
    let library = Library::builtin();
    let own = "广元市医疗保障局事务中心预算项目支出绩效目标";
    let stage = Stage::Approval;
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

#[test]
fn an_adjusted_target_is_the_one_that_is_reported_on() {
    let mut project = Project::default();
    let mut plan = Form { template: "national-adjustment".into(), ..Form::default() };
    plan.fields.set(keys::PROJECT_NAME.into(), "网络经费");
    plan.fields.set("funds.budget.total".into(), "80");
    for (value, adjusted) in [("≥95%", "≥90%"), ("≥5个", "")] {
        let cells = [(Column::Name, "指标"), (Column::Value, value), (Column::Adjusted, adjusted)];
        plan.push_row(crate::model::Table::Indicators, cells.into_iter().collect());
    }
    project.push(plan);
    let (history, _) = made(&project, Stage::SelfEvaluation);
    let form = &history.project().forms[1];
    let values: Vec<_> = form.indicators.iter().map(|row| (&row[Column::Value], &row[Column::Adjusted])).collect();
    assert_eq!(values, [("≥90%", ""), ("≥5个", "")]);
    assert_eq!(form.field("funds.budget.total"), "80");
}

#[test]
fn the_own_region_comes_first() {
    let library = Library::builtin();
    let first = |id: &str| {
        let from = library.template(id).expect("template");
        super::offer::usual(&library, from, Stage::SelfEvaluation).map(|template| template.id.clone())
    };
    assert_eq!(first("guangyuan-project").as_deref(), Some("guangyuan-self-evaluation"));
    assert_eq!(first("shapotou-project").as_deref(), Some("national-self-evaluation"));
    assert_eq!(first("guangyuan-department"), None);
}

/// What a bureau published at the end of the year comes back from its plan, but for what it reported, which is asked.
#[test]
fn a_published_self_evaluation_comes_back() {
    let library = Library::builtin();
    let published = sample("guangyuan-2021-selfeval");
    for report in published.forms.iter().filter(|form| form.paragraphs.is_empty()) {
        let mut project = Project { bureau: published.bureau.clone(), ..Project::default() };
        project.push(again(&published, &library, &lines(&published), report).expect("planned"));
        let (history, made) = made(&project, Stage::SelfEvaluation);
        assert_eq!((made.count, made.not_made.len()), (1, 0), "{:?}", made.not_made);
        let carried = &history.project().forms[1];
        assert_eq!(carried.template, report.template);
        let mut filled = Form::clone(carried);
        for (path, text) in report.texts() {
            let reported = match &path {
                FieldPath::Field(key) => {
                    key.as_str() == keys::GOALS_ACTUAL || key.as_str().starts_with("funds.executed.")
                }
                FieldPath::Cell(_, _, column) => *column == Column::Actual,
                FieldPath::Total(..) => false,
            };
            assert_eq!(carried.text(&path), if reported { "" } else { text }, "{path:?}");
            filled.set_text(&path, text);
        }
        assert!(filled.texts().eq(report.texts()));
    }
}

/// A report on a project is written about it; no form is made of it, and it is no template of a station.
#[test]
fn a_manuscript_is_no_station() {
    let project = sample("guangyuan-2021-selfeval");
    let library = Library::builtin();
    let report = project.forms.iter().find(|form| form.template == "project-evaluation-report").expect("report").id;
    assert!(!binding(&project, &library, Stage::SelfEvaluation).contains(&report));
    assert!(!counted(&project, &library).contains(&report));
    let made = next(&project, &library, &[report], &step(Stage::Approval));
    assert!(matches!(made.not_made[..], [NotMade::NotFrom { own: Stage::Manuscript, .. }]), "{:?}", made.not_made);
    let plan = library.template("national-project-2021").expect("template");
    assert!(offered(&library, plan, Stage::SelfEvaluation).iter().all(|template| !template.has_prose()));
}

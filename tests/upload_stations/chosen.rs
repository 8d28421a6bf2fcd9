//! Which profile is taken for the forms of a file, and what becomes of the others.

use super::{form, library, project};
use jibiao::model::{Column, Form, Project};
use jibiao::session::choice::FormChoice;
use jibiao::session::export::{Format, Order, Report, lacking, profile_for, run};
use jibiao::template::Library;
use std::ops::ControlFlow;

const PLAN: &str = "national-project-2021";
const EVALUATION: &str = "national-self-evaluation";

fn made(template: &str) -> Form {
    form(template, &[("project_name", template)], &[&[(Column::Name, "甲"), (Column::Value, "≥1个")]])
}

fn file(templates: &[&str]) -> Project {
    project(templates.iter().map(|template| made(template)).collect())
}

fn exported(project: &Project, library: &Library, profile: Option<&str>) -> Result<Report, String> {
    let folder = tempfile::tempdir().expect("folder");
    let files = vec![(Format::Upload, folder.path().join("上报.xlsx"))];
    let order = Order { files, profile: profile.map(str::to_owned), ..Order::default() };
    run(project, library, &order, 0, |_| ControlFlow::Continue(())).map_err(|error| error.to_string())
}

#[track_caller]
fn check(templates: &[&str], picked: &str, wanted: &str) {
    assert_eq!(profile_for(&file(templates), &library(), &FormChoice::All, picked), wanted, "{templates:?}");
}

#[test]
fn the_station_of_the_forms_chooses() {
    check(&[PLAN], "", "general");
    check(&[EVALUATION], "", "self-evaluation");
    check(&["monitored"], "", "monitoring");
    // The year as it grows: what is uploaded now is its latest station.
    check(&[PLAN, "monitored"], "", "monitoring");
    check(&[PLAN, "monitored", EVALUATION], "", "self-evaluation");
    // What was picked before stays while it takes any of the forms.
    check(&[PLAN, "monitored"], "general", "general");
    check(&["monitored"], "general", "monitoring");
    check(&["monitored"], "gone", "monitoring");
}

#[test]
fn a_profile_of_the_users_own_comes_first() {
    let mut library = library();
    let own =
        "(version: 1, id: \"own\", name: \"本市\", stages: [monitoring], columns: [(header: \"名\", value: name)])";
    let _ = library.add_profile("own.ron", own).expect("profile");
    assert_eq!(profile_for(&file(&["monitored"]), &library, &FormChoice::All, ""), "own");
    assert_eq!(profile_for(&file(&[PLAN]), &library, &FormChoice::All, ""), "general");
}

#[test]
fn forms_of_other_stations_are_left_out_and_told() {
    let (project, library) = (file(&[PLAN, EVALUATION, PLAN]), library());
    let told = "有 2 张表不写进上报表：“通用绩效自评导入表”只收自评表";
    let report = exported(&project, &library, None).expect("written");
    assert!(report.notices.iter().any(|notice| notice == told), "{:?}", report.notices);
    let found = lacking(&project, &library, &FormChoice::All, "self-evaluation").expect("a profile");
    assert_eq!(found.left_out.as_deref(), Some(told));
    assert!(found.gaps.iter().all(|gap| gap.rows.len() == 1), "rows of the self-evaluation alone");
}

#[test]
fn nothing_is_written_where_no_form_suits() {
    let (project, library) = (file(&[PLAN]), library());
    let why = "上报表没有可写的：“通用绩效监控导入表”只收监控表，所选的表里没有（环节按标题认）。请另选一个上报配置，或者选监控表";
    assert_eq!(exported(&project, &library, Some("monitoring")).expect_err("nothing"), why);
    let found = lacking(&project, &library, &FormChoice::All, "monitoring").expect("a profile");
    assert_eq!(found.left_out.as_deref(), Some(why));
    assert!(exported(&project, &library, None).is_ok());
}

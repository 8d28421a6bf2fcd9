use super::*;
use crate::model::{Bureau, Project, Step};

fn form(template: &str, name: &str, fields: &[(&str, &str)]) -> Form {
    let mut form = Form { template: template.into(), ..Form::default() };
    form.fields.set(keys::PROJECT_NAME.into(), name);
    form.fields.set(keys::YEAR.into(), "2021");
    fields.iter().for_each(|(key, text)| form.fields.set((*key).into(), *text));
    form
}

fn project() -> Project {
    let mut project = Project::default();
    let report = [("funds.budget.total", "5"), ("funds.executed.total", "45000元")];
    project.push(form("national-self-evaluation", "甲", &report));
    project.push(form("national-project-2021", "乙", &[("funds.total", "0.5亿元")]));
    project.push(form("national-project-2021", "甲", &[("funds.total", "5"), ("project_code", "51")]));
    let step = Step { state: State::Returned, date: "10月12日".into(), reason: "指标值不明确".into() };
    Arc::make_mut(&mut project.forms[1]).steps.push(step);
    project
}

#[test]
fn a_row_for_each_project() {
    let found = overview(&project(), &Library::builtin(), &|form| form.0 as usize);
    let [first, second] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((first.name.as_str(), first.code.as_str(), first.stages().as_str()), ("甲", "51", "申报 自评"));
    assert_eq!((Entry::wan(first.budget), Entry::wan(first.executed)), ("5".to_owned(), "4.5".to_owned()));
    assert_eq!(first.rate.map(|rate| rate.normalize().to_string()).as_deref(), Some("90"));
    assert_eq!((first.findings(), first.state()), (1, State::Draft));
    assert_eq!((Entry::wan(second.budget).as_str(), second.state()), ("5000", State::Returned));
    assert_eq!(second.forms[0].step, "10月12日 指标值不明确");
}

#[test]
fn the_mean_of_the_scores() {
    let scored = |name: &str, score: &str| form("national-self-evaluation", name, &[("funds.score.total", score)]);
    let summed = |forms: Vec<Form>| {
        let mut project = Project::default();
        for form in forms {
            project.push(form);
        }
        let entries = overview(&project, &Library::builtin(), &|_| 0);
        summary(&entries, &Bureau::default()).rows.pop().expect("sums")[7].clone()
    };
    let with = |name: &str, score: &str, row: &str| {
        let mut form = scored(name, score);
        let cells = [(Column::Name, "甲"), (Column::Weight, "90"), (Column::Score, row)];
        form.push_row(Table::Indicators, cells.into_iter().collect());
        form
    };
    assert_eq!(summed(vec![with("甲", "10", "85"), with("乙", "9.5", "80")]), "平均 92.25");
    assert_eq!(summed(vec![with("甲", "10", "85"), with("乙", "9.5", "")]), "");
}

#[test]
fn on_paper() {
    let entries = overview(&project(), &Library::builtin(), &|_| 0);
    let printed = summary(&entries, &Bureau { name: "某局".into(), ..Bureau::default() });
    assert_eq!(printed.rows[0][..8], ["1", "甲", "51", "申报 自评", "5", "4.5", "90%", ""].map(str::to_owned));
    assert_eq!(printed.rows[2][1..7], ["合计", "", "", "5005", "4.5", ""].map(str::to_owned));
    let waiting = due(&entries, &Bureau::default());
    assert_eq!(waiting.rows.len(), 2);
    assert_eq!(waiting.rows[1][3..5], ["退回".to_owned(), "10月12日 指标值不明确".to_owned()]);
}

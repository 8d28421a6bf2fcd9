//! Work grows with what there is to do, and no faster: for one form with many rows and for many forms, alike or not.

use crate::support::work::worked;
use jibiao::base::face::Faces;
use jibiao::model::{Column, Form, Key, Project, Table, Texts};
use jibiao::page::{PageOptions, pages};
use jibiao::rules::check_all;
use jibiao::session::check::examine;
use jibiao::session::export::{Format, Order, PerForm, Progress, run};
use jibiao::sheet::sheet;
use jibiao::template::Library;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// How much longer four times the work may take: 4, and room for caches that overflow and a busy machine. Work that grows
/// with the square takes 16 times as long.
const FOUR_TIMES: f64 = 7.0;

/// How the rows of a form, or the forms of a project, are alike.
#[derive(Debug, Clone, Copy)]
enum Alike {
    All,
    None,
    InPairs,
}

impl Alike {
    fn kind_of(self, place: usize) -> usize {
        match self {
            Self::All => 0,
            Self::None => place,
            Self::InPairs => place / 2,
        }
    }
}

/// The cells of a row that many rules have something to say about; `kind` makes it different from others.
fn row(place: usize, kind: usize) -> Texts<Column> {
    let (class, subclass, value) = match place % 4 {
        0 => ("产出指标", "数量指标", format!("{}次，每次{}人", kind + 2, kind + 3)),
        1 => ("产出指标", "成本指标", format!("≤{}万元，按{}元/人测算", kind + 1, kind + 2)),
        2 => ("效益指标", "社会效益指标", format!("有效提升全市医疗保障工作的质量和效率第{kind}项")),
        _ => ("满意度指标", "满意度指标", format!("≥{}.{}%", kind % 90, kind)),
    };
    let name = format!("指标{}：医疗保障业务培训（{kind}）", kind % 50 + 1);
    let cells = [(Column::Class, class), (Column::Subclass, subclass), (Column::Name, &name), (Column::Value, &value)];
    cells.into_iter().collect()
}

fn form(template: &str, kind: usize, rows: usize, alike: Alike) -> Form {
    let mut form = Form { template: template.to_owned(), ..Form::default() };
    let fields = [
        ("year", "2021".to_owned()),
        ("unit", format!("广元市医疗保障局第{}分局", kind % 3)),
        ("project_name", format!("医疗保障项目{kind}")),
        ("project_code", format!("4500{kind}")),
        ("funds.total", format!("{}.5", kind % 7)),
        ("goals", format!("保障全市城乡居民享受医疗待遇第{kind}批，确保城乡居民按时全额参保第{kind}批。")),
    ];
    form.fields = fields.into_iter().map(|(key, text)| (Key::new(key), text)).collect();
    for place in 0..rows {
        form.push_row(Table::Indicators, row(place, alike.kind_of(place)));
    }
    form
}

/// A department form with a task for each of `count` projects, and the forms of the projects and their evaluations.
fn department(count: usize, alike: Alike) -> Project {
    let mut project = Project::default();
    let mut whole = form("guangyuan-department", 0, 4, Alike::None);
    for place in 0..count {
        let kind = alike.kind_of(place);
        let (name, total) = (format!("任务{kind}的医保工作"), format!("{}", kind % 9));
        let cells = [(Column::Name, name.as_str()), (Column::Content, "开展工作，完成任务"), (Column::Total, &total)];
        whole.push_row(Table::Tasks, cells.into_iter().collect());
    }
    project.push(whole);
    for place in 0..count / 2 {
        let kind = alike.kind_of(place);
        project.push(form("guangyuan-project", kind, 2, Alike::None));
        project.push(form("guangyuan-self-evaluation", kind, 2, Alike::None));
    }
    project
}

/// Projects of about `count` rows in all, by what they are.
fn projects(count: usize, alike: Alike) -> [(&'static str, Project); 4] {
    let set = |forms: Vec<Form>| {
        let mut project = Project::default();
        for form in forms {
            project.push(form);
        }
        project
    };
    let (plan, evaluation) = ("guangyuan-project", "guangyuan-self-evaluation");
    let many = (0..count).map(|place| form(plan, alike.kind_of(place), 1, Alike::All)).collect();
    [
        ("one form with many rows", set(vec![form(plan, 0, count, alike)])),
        ("a plan and its evaluation", set(vec![form(plan, 0, count, alike), form(evaluation, 0, count, Alike::None)])),
        ("many forms with one row", set(many)),
        ("a department with many tasks", department(count, alike)),
    ]
}

/// How long work is done to be measured.
const LONG_ENOUGH: Duration = Duration::from_millis(80);
/// How often a measurement is taken again before it is believed that the work grows faster.
const ATTEMPTS: usize = 12;

/// How long the processor is busy with `work`, done again and again for so long that the system, which counts in steps of
/// 4 ms, counts it.
fn busy(work: impl Fn()) -> Duration {
    let mut times = 0;
    let (_, spent) = worked(|| {
        let begun = Instant::now();
        while begun.elapsed() < LONG_ENOUGH {
            work();
            times += 1;
        }
    });
    spent / times.max(1)
}

/// Asserts that `work` on projects of four times the size takes at most [`FOUR_TIMES`] as long. What disturbs a measurement
/// only makes it longer, so the shortest of all attempts counts, and the first attempts that agree with even growth suffice.
fn grows_evenly(count: usize, work: impl Fn(&Project)) {
    for alike in [Alike::All, Alike::None, Alike::InPairs] {
        let pairs = projects(count, alike).into_iter().zip(projects(count * 4, alike));
        for ((what, small), (_, large)) in pairs {
            let (mut least_small, mut least_large) = (Duration::MAX, Duration::MAX);
            let mut ratio = f64::INFINITY;
            for _ in 0..ATTEMPTS {
                least_small = least_small.min(busy(|| work(&small)));
                least_large = least_large.min(busy(|| work(&large)));
                ratio = least_large.as_secs_f64() / least_small.as_secs_f64().max(1e-6);
                if ratio <= FOUR_TIMES {
                    break;
                }
            }
            assert!(
                ratio <= FOUR_TIMES,
                "{what}, alike: {alike:?}: {ratio:.2} times ({least_small:?}, {least_large:?})"
            );
        }
    }
}

#[test]
fn checking_takes_as_long_as_there_are_rows() {
    let library = Library::builtin();
    grows_evenly(500, |project| drop(check_all(project, &library)));
}

#[test]
fn telling_findings_takes_as_long_as_there_are_rows() {
    let library = Library::builtin();
    grows_evenly(250, |project| drop(examine(project, &library, &BTreeMap::new())));
}

#[test]
fn laying_out_takes_as_long_as_there_are_rows() {
    let (library, faces) = (Library::builtin(), Faces::bundled());
    // Not an export, which divides its work over threads that this measure does not see.
    grows_evenly(200, |project| {
        for form in &project.forms {
            let template = library.template(&form.template).expect("template");
            let sheet = sheet(template, form, &project.bureau, &project.print);
            assert!(!pages(&sheet, &faces, PageOptions::default()).pages.is_empty());
        }
    });
}

#[test]
fn files_of_each_form_are_made_before_any_is_replaced() {
    let library = Library::builtin();
    let folder = tempfile::tempdir().expect("folder");
    let project = projects(70, Alike::None).into_iter().nth(2).expect("many forms").1;
    let order = Order { per_form: Some(PerForm::all_in(folder.path().to_path_buf())), ..Order::default() };
    let held = || {
        let entries = std::fs::read_dir(folder.path()).expect("listed").map(|entry| entry.expect("entry").path());
        entries.map(|path| (path.clone(), std::fs::read(path).expect("read"))).collect::<BTreeMap<_, _>>()
    };
    run(&project, &library, &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    let first = held();
    assert_eq!(first.len(), Format::laid_out().count() * project.forms.len());
    let mut changed = project.clone();
    changed.bureau.name = "另一个局".to_owned();
    let late = |progress: Progress| match progress.done {
        70 => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    };
    run(&changed, &library, &order, 9, late).expect_err("cancelled at the last form");
    assert_eq!(held(), first, "nothing is replaced, nothing is left");
}

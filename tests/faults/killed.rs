//! Killed at any instant: while saving, while exporting, while typing.

use super::{cases, child, say, task};
use crate::support::exports::sample_path;
use crate::support::projects_of;
use crate::support::random::Random;
use jibiao::edit::Edit;
use jibiao::model::{FieldPath, Project, keys};
use jibiao::session::export::{Format, Order, run};
use jibiao::session::keeper::Keeper;
use jibiao::session::opening::OpenError;
use jibiao::store::{StateFolder, project};
use jibiao::template::Library;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What a child says when it has begun.
pub(super) const READY: &str = "child is ready";

/// Kills `child` `after` its beginning; what it said after that.
pub(super) fn kill(child: Child, after: Duration) -> String {
    kill_when(child, |_| std::thread::sleep(after)).0
}

/// Kills `child` when it has begun and `now` has looked at its process; what it said after its beginning, and when it was
/// killed, milliseconds since 1970.
fn kill_when(mut child: Child, now: impl FnOnce(u32)) -> (String, u128) {
    let mut said = BufReader::new(child.stdout.take().expect("piped"));
    let mut line = String::new();
    while !line.contains(READY) {
        line.clear();
        assert!(said.read_line(&mut line).expect("read") > 0, "the child ended");
    }
    // Read beside, or the child would wait for room in the pipe.
    let reader = std::thread::spawn(move || {
        let mut rest = String::new();
        said.read_to_string(&mut rest).map(|_| rest)
    });
    now(child.id());
    let killed = millis();
    child.kill().expect("killed");
    child.wait().expect("ended");
    (reader.join().expect("joined").expect("read"), killed)
}

fn millis() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_millis()
}

/// A folder with a project file in it, for a child.
fn with_project(project: &Project) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    project::save(&file, project).expect("saved");
    (folder, file)
}

fn keeper_beside(file: &Path) -> Keeper {
    Keeper::new(StateFolder::at(&file.with_file_name("state")))
}

/// The project of the saving tests: small, and large.
fn either(large: bool) -> Project {
    projects_of(if large { 120 } else { 2 })
}

/// Saves now the one project, now the other, to the file that is the task.
#[test]
#[ignore = "a child of the tests"]
fn saving_child() {
    let Some(file) = task().map(PathBuf::from) else { return };
    let mut document = keeper_beside(&file).open(&file).expect("opened: a lock of the dead holds nobody up");
    say(READY);
    for large in [true, false].into_iter().cycle() {
        let _ = document.edit(&Edit::Restore(Arc::new(either(large))));
        document.save().expect("saved");
    }
}

#[test]
fn saves_are_whole() {
    let wanted = [either(false), either(true)];
    let (folder, file) = with_project(&wanted[0]);
    let mut found = [0, 0];
    for case in 0..cases(12, 1_000) {
        let after = Duration::from_micros(Random::of_case(case).below(80_000) as u64);
        let running = child("faults::killed::saving_child", file.to_str().expect("path")).spawn().expect("started");
        kill(running, after);
        let project = project::load(&file).unwrap_or_else(|error| panic!("case {case}: {error}"));
        let which = wanted.iter().position(|wanted| *wanted == project);
        found[which.unwrap_or_else(|| panic!("case {case}: neither"))] += 1;
        let keeper = keeper_beside(&file);
        for backup in keeper.backups(&file).expect("listed") {
            assert!(wanted.contains(&keeper.read_backup(&backup).expect("whole")), "case {case}");
        }
    }
    keeper_beside(&file).open(&file).expect("opened").close();
    let left = fs::read_dir(folder.path()).expect("listed").count();
    assert_eq!(left, 2, "what killed saves left is taken away");
    // A few kills on a slow machine may all come before the first save.
    let many = cases(12, 1_000) >= 100;
    assert!(!many || found.iter().all(|count| *count > 0), "{found:?}: both were met");
}

#[test]
fn a_file_is_another_process_s_until_that_dies() {
    let (_folder, file) = with_project(&either(false));
    let keeper = keeper_beside(&file);
    let running = child("faults::killed::saving_child", file.to_str().expect("path")).spawn().expect("started");
    kill_when(running, |process| match keeper.open(&file) {
        Err(OpenError::Elsewhere { holder: Some(holder), .. }) => assert_eq!(holder.process, process),
        other => panic!("{other:?}"),
    });
    keeper.open(&file).expect("the dead hold nothing").close();
}

/// Exports to the folder that is the task, over and over.
#[test]
#[ignore = "a child of the tests"]
fn exporting_child() {
    let Some(folder) = task().map(PathBuf::from) else { return };
    let mut project = project::load(&sample_path("shapotou-2023")).expect("sample");
    project.forms.truncate(1);
    let library = Library::builtin();
    let order = Order {
        files: vec![
            (Format::Pdf, folder.join("f.pdf")),
            (Format::Xlsx, folder.join("f.xlsx")),
            (Format::Upload, folder.join("u.xlsx")),
            (Format::Json, folder.join("f.json")),
        ],
        ..Order::default()
    };
    say(READY);
    loop {
        run(&project, &library, &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    }
}

#[test]
fn exports_are_whole() {
    let folder = tempfile::tempdir().expect("folder");
    let mut met = 0;
    for case in 0..cases(6, 1_000) {
        let after = Duration::from_micros(Random::of_case(case).below(400_000) as u64);
        let task = folder.path().to_str().expect("path");
        kill(child("faults::killed::exporting_child", task).spawn().expect("started"), after);
        for (name, is_whole) in READERS {
            let Ok(contents) = fs::read(folder.path().join(name)) else { continue };
            assert!(is_whole(contents), "case {case}: {name}");
            met += 1;
        }
    }
    assert!(met > 0, "no export was met");
}

/// Whether a file holds all of what it should.
type IsWhole = fn(Vec<u8>) -> bool;

const READERS: [(&str, IsWhole); 4] = [
    ("f.pdf", |contents| lopdf::Document::load_mem(&contents).is_ok_and(|pdf| !pdf.get_pages().is_empty())),
    ("f.xlsx", is_workbook),
    ("u.xlsx", is_workbook),
    ("f.json", |contents| serde_json::from_slice::<serde_json::Value>(&contents).is_ok()),
];

fn is_workbook(contents: Vec<u8>) -> bool {
    use calamine::Reader;
    let workbook = calamine::Xlsx::new(std::io::Cursor::new(contents));
    workbook.is_ok_and(|mut workbook| workbook.worksheet_range_at(0).is_some_and(|range| range.is_ok()))
}

/// How many keys go into one field.
const FIELD: u64 = 29;

/// The text of the goals and of the name after `keys` were typed: the fields take turns.
fn typed(keys: u64) -> [String; 2] {
    let field = |which: u64| {
        let whole = keys / FIELD;
        let turns = (whole + 1 - which) / 2 * FIELD + if whole % 2 == which { keys % FIELD } else { 0 };
        (0..turns).map(|n| char::from_u32(0x4e00 + (n % 5_000) as u32).expect("a character")).collect()
    };
    [field(0), field(1)]
}

/// Types into the file that is the task, a key every few milliseconds, and tells of each.
#[test]
#[ignore = "a child of the tests"]
fn typing_child() {
    let Some(file) = task().map(PathBuf::from) else { return };
    let mut document = keeper_beside(&file).open(&file).expect("opened");
    let form = document.project().forms[0].id;
    say(READY);
    for keys in 1.. {
        let which = ((keys - 1) / FIELD) % 2;
        let field = [keys::GOALS, keys::PROJECT_NAME][which as usize];
        document.begin(form, &FieldPath::field(field));
        document.type_text(&typed(keys)[which as usize]);
        say(&format!("{keys} {}", millis()));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn what_was_typed_a_second_ago_is_there() {
    let mut oldest = 0;
    for case in 0..cases(3, 100) {
        let (_folder, file) = with_project(&{
            let mut project = Project::default();
            project.push(jibiao::model::Form::default());
            project
        });
        let after = Duration::from_millis(1_100 + Random::of_case(case).below(1_500) as u64);
        let running = child("faults::killed::typing_child", file.to_str().expect("path")).spawn().expect("started");
        let (said, killed) = kill_when(running, |_| std::thread::sleep(after));
        let strokes: Vec<(u64, u128)> = said
            .lines()
            .filter_map(|line| line.split_once(' ').and_then(|(keys, at)| Some((keys.parse().ok()?, at.parse().ok()?))))
            .collect();
        let found = keeper_beside(&file).recoveries().expect("listed").remove(0).project;
        let form = &found.forms[0];
        let fields = [keys::GOALS, keys::PROJECT_NAME].map(|key| form.field(key).to_owned());
        let kept = fields.iter().map(|text| text.chars().count() as u64).sum();
        assert_eq!(fields, typed(kept), "case {case}: what is there is what was typed");
        let missing = strokes.iter().find(|(keys, _)| *keys > kept).map_or(0, |(_, at)| killed.saturating_sub(*at));
        assert!(missing <= 1_000, "case {case}: {missing} ms are missing of {} keys", strokes.len());
        oldest = oldest.max(missing);
    }
    say(&format!("at most {oldest} ms of typing were lost"));
}

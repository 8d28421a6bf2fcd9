//! What was not saved comes back, and only that.

use super::{cases, undo};
use crate::support::random::Random;
use jibiao::model::{FieldPath, Form, FormId, Project};
use jibiao::session::Document;
use jibiao::session::keeper::Keeper;
use jibiao::store::{StateFolder, journal, project};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

/// A project file with one form, and a state folder.
struct Desk {
    _folder: TempDir,
    state: PathBuf,
    file: PathBuf,
    form: FormId,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let mut project = Project::default();
        let form = project.push(Form::default());
        let file = folder.path().join("p.ron");
        project::save(&file, &project).expect("saved");
        Self { state: folder.path().join("state"), file, form, _folder: folder }
    }

    fn keeper(&self) -> Keeper {
        Keeper::new(StateFolder::at(&self.state))
    }

    fn open(&self) -> Document {
        self.keeper().open(&self.file).expect("opened")
    }

    /// What the next start would offer: the goals, and whether they were declined.
    fn offered(&self) -> Vec<(String, bool)> {
        let found = self.keeper().recoveries().expect("listed");
        found.iter().map(|r| (r.project.forms[0].field("goals").to_owned(), r.declined)).collect()
    }

    fn type_goals(&self, document: &mut Document, text: &str) {
        document.begin(self.form, &FieldPath::field("goals"));
        document.type_text(text);
    }
}

fn one(text: &str) -> Vec<(String, bool)> {
    vec![(text.to_owned(), false)]
}

#[test]
fn what_was_typed_comes_back_after_a_bad_end() {
    let desk = Desk::new();
    let mut document = desk.open();
    assert!(document.flush() && desk.offered().is_empty());
    desk.type_goals(&mut document, "一");
    let _ = document.commit_draft();
    desk.type_goals(&mut document, "一二");
    assert!(document.flush());
    assert!(desk.offered().is_empty(), "its window lives");
    drop(document);
    assert_eq!(desk.offered(), one("一二"));
    let recovery = desk.keeper().recoveries().expect("listed").remove(0);
    assert!(recovery.when.elapsed().expect("past") < Duration::from_secs(60));
    assert_eq!((recovery.origin.name.as_str(), recovery.origin.path()), ("p", Some(desk.file.clone())));
    let mut document = desk.keeper().restore(recovery);
    assert!(document.is_dirty() && desk.offered().is_empty());
    assert_eq!(document.project().forms[0].field("goals"), "一二");
    assert!(document.save().expect("saved"));
    drop(document);
    assert!(desk.offered().is_empty());
    assert_eq!(project::load(&desk.file).expect("loaded").forms[0].field("goals"), "一二");
}

#[test]
fn a_recovery_that_ends_badly_is_offered_again() {
    let desk = Desk::new();
    let mut document = desk.open();
    desk.type_goals(&mut document, "一");
    drop(document);
    for text in ["二", "三"] {
        let mut document = desk.keeper().restore(desk.keeper().recoveries().expect("listed").remove(0));
        desk.type_goals(&mut document, text);
        drop(document);
        assert_eq!(desk.offered(), one(text));
    }
    let recoveries = desk.state.join("recovery");
    let session = fs::read_dir(recoveries).expect("listed").next().expect("one").expect("entry").path();
    assert_eq!(fs::read_dir(session).expect("listed").count(), 2, "a journal and its lock");
}

#[test]
fn nothing_is_left_of_what_is_saved_or_given_up() {
    let desk = Desk::new();
    let mut saved = desk.open();
    desk.type_goals(&mut saved, "一");
    assert!(saved.flush());
    saved.save().expect("saved");
    saved.close();
    let mut given_up = desk.open();
    desk.type_goals(&mut given_up, "二");
    assert!(given_up.flush());
    given_up.close();
    let mut taken_back = desk.open();
    desk.type_goals(&mut taken_back, "三");
    let _ = taken_back.commit_draft();
    let _ = taken_back.undo();
    drop(taken_back);
    assert_eq!(fs::read_dir(desk.state.join("recovery")).expect("listed").count(), 0);
}

#[test]
fn what_is_declined_stays_for_thirty_days() {
    let desk = Desk::new();
    let mut document = desk.open();
    desk.type_goals(&mut document, "一");
    drop(document);
    desk.keeper().recoveries().expect("listed").remove(0).decline().expect("declined");
    assert_eq!(desk.offered(), [("一".to_owned(), true)]);
    let session =
        fs::read_dir(desk.state.join("recovery")).expect("listed").next().expect("one").expect("entry").path();
    let since = |days: u64| {
        let mark = fs::File::options().write(true).open(session.join("declined")).expect("mark");
        mark.set_modified(SystemTime::now() - Duration::from_secs(days * 24 * 3600)).expect("set");
    };
    since(29);
    assert_eq!(desk.offered().len(), 1);
    since(31);
    assert!(desk.offered().is_empty() && !session.exists());
}

#[test]
fn a_copy_that_is_no_more_than_its_file_is_not_offered() {
    let desk = Desk::new();
    let mut document = desk.open();
    desk.type_goals(&mut document, "一");
    assert!(document.flush());
    let mut same = project::load(&desk.file).expect("loaded");
    std::sync::Arc::make_mut(&mut same.forms[0]).set_text(&FieldPath::field("goals"), "一");
    project::save(&desk.file, &same).expect("saved");
    drop(document);
    assert!(desk.offered().is_empty());
}

#[test]
fn a_new_project_comes_back_without_a_file() {
    let desk = Desk::new();
    let mut project = Project::default();
    let form = project.push(Form::default());
    let mut document = desk.keeper().keep(Document::new(project));
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("新");
    drop(document);
    let recovery = desk.keeper().recoveries().expect("listed").remove(0);
    assert_eq!(recovery.origin.path(), None);
    assert!(!desk.keeper().restore(recovery).save().expect("asks for a file"));
}

#[test]
fn whatever_is_done_comes_back() {
    let folder = tempfile::tempdir().expect("folder");
    let keeper = Keeper::new(StateFolder::at(folder.path()));
    for case in 0..cases(40, 2_000) {
        let random = &mut Random::of_case(case);
        let mut document = keeper.keep(Document::new(undo::project()));
        for _ in 0..1 + random.below(40) {
            undo::step(random, &mut document);
            if random.below(6) == 0 {
                assert!(document.flush(), "case {case}");
            }
        }
        let mut wanted = Document::new(Project::clone(document.project()));
        if let Some(draft) = document.draft() {
            wanted.begin(draft.form, &draft.path);
            wanted.type_text(&draft.text);
            let _ = wanted.commit_draft();
        }
        let dirty = document.is_dirty();
        drop(document);
        let mut found = keeper.recoveries().expect("listed");
        assert_eq!(found.len(), usize::from(dirty), "case {case}");
        if let Some(recovery) = found.pop() {
            assert_eq!(recovery.project, **wanted.project(), "case {case}");
            recovery.discard().expect("discarded");
        }
    }
}

#[test]
fn a_journal_that_a_power_cut_tore_holds_an_earlier_moment() {
    let desk = Desk::new();
    let mut document = desk.open();
    for n in 1..=9 {
        desk.type_goals(&mut document, &"绩".repeat(n));
        if n % 3 == 0 {
            let _ = document.commit_draft();
        }
        assert!(document.flush());
    }
    drop(document);
    let torn = walk(&desk.state.join("recovery")).into_iter().find(|path| !path.ends_with("lock")).expect("journal");
    let whole = fs::read(&torn).expect("read");
    let (mut before, mut met) = (0, std::collections::BTreeSet::new());
    for end in 0..=whole.len() {
        fs::write(&torn, &whole[..end]).expect("torn");
        let found = journal::recoveries(&StateFolder::at(&desk.state)).expect("listed");
        let goals = found.first().map(|found| {
            let draft = found.draft.as_ref().map(|draft| draft.text.as_str());
            draft.unwrap_or(found.project.forms[0].field("goals"))
        });
        let now = goals.map_or(0, |goals| goals.chars().count());
        assert!(now >= before && now <= 9, "{now} after {before} at {end}");
        before = now;
        met.insert(now);
    }
    assert_eq!(met.len(), 10, "every moment was met, and none before the first");
}

#[test]
fn a_journal_stays_short() {
    let desk = Desk::new();
    let mut document = desk.open();
    let long = "绩".repeat(100_000);
    for n in 0..12 {
        desk.type_goals(&mut document, &format!("{long}{n}"));
        assert!(document.flush());
    }
    let size: u64 = walk(&desk.state.join("recovery")).iter().map(|path| fs::metadata(path).expect("file").len()).sum();
    assert!(size < 2_000_000, "{size}");
    drop(document);
    assert!(desk.offered() == one(&format!("{long}11")));
}

fn walk(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("entry").path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}

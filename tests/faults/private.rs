//! Who may read what is written, from the first moment of a file to its last.
#![cfg(unix)]

use super::{child, say, task};
use crate::support::program::Desk;
use jibiao::model::{FieldPath, Form, Project};
use jibiao::session::keeper::{Keeper, StateFolder};
use jibiao::session::settings::Settings;
use jibiao::store::bytes::{self, Manner};
use jibiao::store::system::System;
use jibiao::store::{project, settings};
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// Looks at who may read a file just before something is written into it.
#[derive(Default)]
struct Watched(AtomicU32);

impl System for Watched {
    fn write_all(&self, file: &mut File, contents: &[u8]) -> io::Result<()> {
        self.0.store(file.metadata()?.mode() & 0o777, Ordering::Relaxed);
        file.write_all(contents)
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").mode() & 0o777
}

/// The rights of a file while it was written as `manner` says, and afterwards.
fn rights(path: &Path, manner: Manner) -> (u32, u32) {
    let watched = Watched::default();
    bytes::write_by(&watched, path, b"text", manner).expect("written");
    (watched.0.load(Ordering::Relaxed), mode(path))
}

#[test]
fn a_file_in_the_making_shows_no_more_than_the_finished_one() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name);
    File::create(path("usual")).expect("made");
    let usual = mode(&path("usual"));
    assert_eq!(rights(&path("a"), Manner::Replace), (0o600, usual));
    assert_eq!(rights(&path("b"), Manner::New), (0o600, usual));
    assert_eq!(rights(&path("c"), Manner::ReplacePrivately), (0o600, 0o600));
    for kept in [0o600, 0o640, 0o644, 0o664, 0o606, 0o666] {
        fs::set_permissions(path("a"), Permissions::from_mode(kept)).expect("set");
        assert_eq!(rights(&path("a"), Manner::Replace), (kept, kept));
    }
    assert_eq!(rights(&path("a"), Manner::ReplacePrivately), (0o600, 0o600));
}

#[test]
fn a_new_file_has_the_rights_that_the_user_gives_new_files() {
    for (umask, expected) in [("022", 0o644), ("002", 0o664), ("077", 0o600), ("027", 0o640)] {
        let desk = Desk::new();
        let program = env!("CARGO_BIN_EXE_jibiao");
        let script = format!("umask {umask}; exec {program} new --template guangyuan-project -o p.ron");
        let done = Command::new("sh").args(["-c", &script]).current_dir(desk.path("work")).output().expect("run");
        assert!(done.status.success());
        assert_eq!(mode(&desk.path("p.ron")), expected, "umask {umask}");
    }
}

/// Whether this user may give files away.
fn is_administrator(folder: &Path) -> bool {
    let file = folder.join("given");
    File::create(&file).expect("made");
    chown(&file, Some(1), Some(1)).is_ok()
}

#[test]
fn owner_and_group_stay_where_they_can() {
    let desk = Desk::new();
    if !is_administrator(&desk.path("work")) {
        return say("NOT TESTED: this user may not give files away");
    }
    let file = desk.path("p.ron");
    project::save(&file, &Project::default()).expect("saved");
    chown(&file, Some(1234), Some(2345)).expect("given");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("set");
    project::save(&file, &Project::default()).expect("saved");
    let meta = fs::metadata(&file).expect("there");
    assert_eq!((meta.uid(), meta.gid(), mode(&file)), (1234, 2345, 0o640));
    // Another user may write here, and is in none of the file's groups.
    let open = Permissions::from_mode(0o777);
    let all = desk.path("work").parent().expect("folder").to_path_buf();
    [&desk.path("work"), &all].iter().for_each(|folder| fs::set_permissions(folder, open.clone()).expect("set"));
    fs::set_permissions(&file, Permissions::from_mode(0o664)).expect("set");
    let running = child("faults::private::saving_child", file.to_str().expect("path")).uid(999).gid(999).output();
    let Some(done) = running.ok().filter(|done| done.status.success()) else {
        return say("NOT TESTED: another user may not run this program where it lies");
    };
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("现在属于您"), "{said}");
    let meta = fs::metadata(&file).expect("there");
    assert_eq!((meta.uid(), meta.gid(), mode(&file)), (999, 999, 0o644), "what that group might do is not another's");
}

/// Saves to the file that is the task, and tells what its user is told.
#[test]
#[ignore = "a child of the tests"]
fn saving_child() {
    let Some(file) = task().map(PathBuf::from) else { return };
    let mut document = Keeper::new(StateFolder::at(&file.with_file_name("state"))).open(&file).expect("opened");
    let mut project = Project::default();
    project.push(Form::default());
    let _ = document.edit(&jibiao::edit::Edit::Restore(std::sync::Arc::new(project)));
    let target = jibiao::session::saving::Target::Own;
    assert!(document.start_saving(target, std::sync::Arc::new(|| {})).expect("started"));
    say(&format!("{:?}", document.wait_for_saving()));
}

#[test]
fn a_link_that_breaks_is_told_of_once() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name);
    project::save(&path("p.ron"), &Project::default()).expect("saved");
    fs::hard_link(path("p.ron"), path("other.ron")).expect("linked");
    let keeper = Keeper::new(StateFolder::at(&path("state")));
    let mut document = keeper.open(&path("p.ron")).expect("opened");
    let mut save = |forms: usize| {
        let mut project = Project::default();
        for _ in 0..forms {
            project.push(Form::default());
        }
        let _ = document.edit(&jibiao::edit::Edit::Restore(std::sync::Arc::new(project)));
        let target = jibiao::session::saving::Target::Own;
        document.start_saving(target, std::sync::Arc::new(|| {})).expect("started");
        document.wait_for_saving().expect("ended").expect("saved")
    };
    assert!(save(1).is_some_and(|note| note.contains("另有 1 个文件名")));
    assert_eq!(save(2), None);
    assert_eq!(project::load(&path("other.ron")).expect("whole"), Project::default());
}

#[test]
fn settings_and_everything_kept_is_the_users_alone() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("config").join("settings.ron");
    fs::create_dir_all(path.parent().expect("folder")).expect("made");
    fs::write(&path, "()").expect("written");
    fs::set_permissions(&path, Permissions::from_mode(0o644)).expect("set");
    settings::save(&path, &Settings::default()).expect("saved");
    assert_eq!(mode(&path), 0o600);

    let file = folder.path().join("p.ron");
    let mut project = Project::default();
    project.push(Form::default());
    project::save(&file, &project).expect("saved");
    let state = folder.path().join("state");
    let mut document = Keeper::new(StateFolder::at(&state)).open(&file).expect("opened");
    for text in ["一", "二"] {
        document.begin(document.project().forms[0].id, &FieldPath::field("goals"));
        document.type_text(text);
        assert!(document.flush());
        document.save().expect("saved");
    }
    document.begin(document.project().forms[0].id, &FieldPath::field("goals"));
    document.type_text("三");
    assert!(document.flush());
    let kept = files_in(&state);
    let kinds = ["locks", "backups", "recovery"];
    assert!(kinds.iter().all(|kind| kept.iter().any(|path| path.starts_with(state.join(kind)))), "{kept:?}");
    let open: Vec<_> = kept.iter().filter(|path| mode(path) != 0o600).collect();
    assert!(open.is_empty(), "{open:?}");
    assert_eq!(mode(&state), 0o700);
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("listed").map(|entry| entry.expect("entry").path());
    entries.flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

/// Keeps what the user's own state folder takes.
#[test]
#[ignore = "a child of the tests"]
fn homeless_child() {
    let Some(file) = task().map(PathBuf::from) else { return };
    let mut document = Keeper::of_user().open(&file).expect("opened");
    document.begin(document.project().forms[0].id, &FieldPath::field("goals"));
    document.type_text("一");
    assert!(!document.flush());
    say(&document.journal_notice().expect("told"));
    document.save().expect("saved");
}

#[test]
fn without_a_home_nothing_is_kept_where_others_write() {
    let folder = tempfile::tempdir().expect("folder");
    let (file, shared) = (folder.path().join("p.ron"), folder.path().join("shared"));
    fs::create_dir(&shared).expect("made");
    let mut project = Project::default();
    project.push(Form::default());
    project::save(&file, &project).expect("saved");
    let mut homeless = child("faults::private::homeless_child", file.to_str().expect("path"));
    for variable in ["JIBIAO_STATE", "HOME", "XDG_STATE_HOME"] {
        homeless.env_remove(variable);
    }
    let done = homeless.env("TMPDIR", &shared).current_dir(&shared).output().expect("run");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success() && said.contains("HOME"), "{said}");
    assert_eq!(fs::read_dir(&shared).expect("listed").count(), 0);
    assert_eq!(project::load(&file).expect("whole").forms[0].field("goals"), "一");
}

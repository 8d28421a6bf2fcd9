//! What killed runs leave is taken away, and what living ones are at work on is not, whatever the clocks say.

use super::killed::{READY, kill};
use super::{child, say, task};
use jibiao::model::{Form, Project};
use jibiao::session::keeper::Keeper;
use jibiao::store::bytes::{self, Manner};
use jibiao::store::system::System;
use jibiao::store::{StateFolder, project};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The temporary files in `folder`.
fn left_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("listed").map(|entry| entry.expect("entry").path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "tmp")).collect()
}

/// Writes to the file that is the task, and gets stuck before it is whole.
#[test]
#[ignore = "a child of the tests"]
fn stuck_child() {
    let Some(file) = task().map(PathBuf::from) else { return };
    struct Stuck;
    impl System for Stuck {
        fn sync(&self, _: &File) -> std::io::Result<()> {
            say(READY);
            std::thread::sleep(Duration::from_secs(60));
            Ok(())
        }
    }
    bytes::write_by(&Stuck, &file, b"half", Manner::Replace).expect("never");
}

fn stuck(file: &Path) -> std::process::Child {
    child("faults::leftovers::stuck_child", file.to_str().expect("path")).spawn().expect("started")
}

#[test]
fn any_number_of_leftovers_of_any_age_hinders_nobody() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    for _ in 0..3 {
        kill(stuck(&file), Duration::ZERO);
    }
    let killed = left_in(folder.path());
    assert_eq!(killed.len(), 3);
    let now = SystemTime::now();
    let hours = |n: u64| Duration::from_secs(n * 3_600);
    for (path, time) in killed.iter().zip([now, now + hours(9_000), now - hours(9_000)]) {
        File::options().write(true).open(path).and_then(|file| file.set_modified(time)).expect("set");
    }
    // Those of an earlier version had numbers.
    (0..20).for_each(|n| fs::write(folder.path().join(format!(".jibiao-0123abcd-{n}.tmp")), "half").expect("written"));
    bytes::write(&file, b"whole").expect("nothing is in the way");
    bytes::clear_leftovers([file.as_path()]);
    assert_eq!(left_in(folder.path()), Vec::<PathBuf>::new());
    assert_eq!(fs::read(&file).expect("there"), b"whole");
}

#[test]
fn a_save_under_way_is_no_leftover() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    let mut project = Project::default();
    project.push(Form::default());
    project::save(&file, &project).expect("saved");
    let mut running = stuck(&file);
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    let under_way = loop {
        if let [under_way] = &left_in(folder.path())[..]
            && fs::metadata(under_way).expect("there").len() > 0
        {
            break under_way.clone();
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    // A clock of a file server that lags behind.
    File::options().write(true).open(&under_way).and_then(|file| file.set_modified(long_ago)).expect("set");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut document = keeper.open(&file).expect("opened");
    document.begin(document.project().forms[0].id, &jibiao::model::FieldPath::field("goals"));
    document.type_text("一");
    document.save().expect("saved");
    assert_eq!(left_in(folder.path()), [under_way]);
    running.kill().expect("killed");
    running.wait().expect("ended");
    document.close();
    keeper.open(&file).expect("opened").close();
    assert_eq!(left_in(folder.path()), Vec::<PathBuf>::new(), "opening the project takes it away");
}

#[test]
#[cfg(unix)]
fn what_only_looks_like_a_leftover_stays() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("mine"), "text").expect("written");
    std::os::unix::fs::symlink(path("mine"), path(".jibiao-0.tmp")).expect("linked");
    fs::create_dir(path(".jibiao-1.tmp")).expect("made");
    assert!(std::process::Command::new("mkfifo").arg(path(".jibiao-2.tmp")).status().expect("run").success());
    fs::write(path("jibiao-3.tmp"), "text").expect("written");
    fs::write(path(".jibiao-4tmp"), "text").expect("written");
    bytes::clear_leftovers([path("p.ron").as_path()]);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 6);
}

//! A panic that is caught is logged, and nothing of it is printed.

use super::{child, task};
use jibiao::session::crash::{caught, install};
use jibiao::store::StateFolder;
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// Panics here and in another thread, and is caught; then once more, and is not.
#[test]
#[ignore = "a child of the tests"]
fn panicking_child() {
    let Some(state) = task() else { return };
    install(&StateFolder::at(Path::new(&state)));
    caught(|| panic!("first")).expect_err("caught");
    let second = std::thread::spawn(|| caught(|| panic!("second")).is_err());
    assert!(second.join().expect("caught inside"));
    caught(|| caught(|| panic!("third")).expect_err("caught")).expect("the outer goes on");
    panic!("fourth");
}

#[test]
fn a_panic_that_is_caught_prints_nothing() {
    let folder = tempfile::tempdir().expect("folder");
    let mut running = child("faults::panics::panicking_child", folder.path().to_str().expect("path"));
    let done = running.stderr(Stdio::piped()).output().expect("run");
    let printed = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(printed.contains("fourth"), "what ends the program is told: {printed}");
    assert!(!["first", "second", "third"].iter().any(|word| printed.contains(word)), "{printed}");
    let log = fs::read_to_string(folder.path().join("log/jibiao.log")).expect("logged");
    assert!(["first", "second", "third", "fourth"].iter().all(|word| log.contains(word)), "{log}");
}

//! Any inputs and outputs of one command: what is accepted loses nothing, and what is refused changes nothing.
#![cfg(unix)]

use crate::support::cases;
use jibiao::model::Project;
use jibiao::session::outputs::prepare;
use jibiao::store::{bytes, project};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

/// Names in the folder of [`laid_out`]; the last two are of nothing yet.
const NAMES: [&str; 12] = [
    "a.xlsx",
    "p.ron",
    "x.pdf",
    "link.xlsx",
    "link.ron",
    "hard.pdf",
    "hard.ron",
    "dangling.json",
    "socket",
    "farther.json",
    "new.json",
    "New.json",
];
/// Ways to the folder, from itself.
const WAYS: [&str; 4] = ["", ".", "itself", "itself/../folder/itself"];

/// A folder with files, links of every kind, and a socket.
fn laid_out() -> (tempfile::TempDir, PathBuf) {
    let around = tempfile::tempdir().expect("folder");
    let folder = around.path().join("folder");
    fs::create_dir(&folder).expect("made");
    let path = |name: &str| folder.join(name);
    fs::write(path("a.xlsx"), "a sheet").expect("written");
    fs::write(path("x.pdf"), "an old export").expect("written");
    project::save(&path("p.ron"), &Project::default()).expect("saved");
    symlink("a.xlsx", path("link.xlsx")).expect("linked");
    symlink("p.ron", path("link.ron")).expect("linked");
    fs::hard_link(path("x.pdf"), path("hard.pdf")).expect("linked");
    fs::hard_link(path("p.ron"), path("hard.ron")).expect("linked");
    symlink("new.json", path("dangling.json")).expect("linked");
    symlink("dangling.json", path("farther.json")).expect("linked");
    symlink(".", path("itself")).expect("linked");
    UnixListener::bind(path("socket")).expect("made");
    (around, folder)
}

/// What each plain file of the folder holds, by its name.
fn held(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).expect("listed").map(|entry| entry.expect("entry").path());
    let plain = paths.filter(|path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file()));
    plain.map(|path| (path.clone(), fs::read(path).expect("read"))).collect()
}

fn paths(most: usize) -> impl Strategy<Value = Vec<PathBuf>> {
    let path = (0..NAMES.len(), 0..WAYS.len()).prop_map(|(name, way)| Path::new(WAYS[way]).join(NAMES[name]));
    proptest::collection::vec(path, 0..=most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(100, 20_000) as u32))]

    #[test]
    fn what_is_accepted_loses_nothing(inputs in paths(3), outputs in paths(4)) {
        let (_around, folder) = laid_out();
        let before = held(&folder);
        let at = |paths: &[PathBuf]| paths.iter().map(|path| folder.join(path)).collect::<Vec<_>>();
        let (inputs, outputs) = (at(&inputs), at(&outputs));
        let read: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
        let written: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
        let readable: Vec<Option<Vec<u8>>> = inputs.iter().map(|path| bytes::read(path, 10_000).ok()).collect();
        if prepare(&read, &written).is_err() {
            prop_assert_eq!(held(&folder), before);
            return Ok(());
        }
        let made = |place: usize| format!("output {place}").into_bytes();
        for (place, output) in outputs.iter().enumerate() {
            prop_assert!(bytes::write(output, &made(place)).is_ok());
        }
        for (place, output) in outputs.iter().enumerate() {
            prop_assert_eq!(fs::read(output).expect("there"), made(place), "no other output went over it");
        }
        for (input, held) in inputs.iter().zip(readable) {
            prop_assert_eq!(bytes::read(input, 10_000).ok(), held, "what was read is there still");
        }
        prop_assert_eq!(fs::read(folder.join("p.ron")).expect("there"), before[&folder.join("p.ron")].clone());
    }
}

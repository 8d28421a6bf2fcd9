//! Holds the source to the plan of lib.rs: its tables are read, not copied.

mod circles;
mod plan;
mod source;

use plan::Plan;
use source::Source;
use std::collections::BTreeSet;
use std::path::Path;

/// The most lines of a function.
const FUNCTION: usize = 86;
/// The most lines of nine files in ten.
const NINE_IN_TEN: usize = 181;
/// The most lines of half of the files.
const HALF: usize = 92;

#[test]
fn storeys_import_only_what_they_may() {
    let (plan, source) = (Plan::read(), Source::read());
    let mut wrong = BTreeSet::new();
    for file in source.files.iter().filter(|file| !file.storey().is_empty()) {
        let storey = file.storey();
        let allowed = plan.allowed(storey).unwrap_or_else(|| panic!("the table of lib.rs has no row for {storey}"));
        for path in file.named.iter().filter(|path| path[0] == "crate") {
            let other = &path[1];
            if other != storey && !allowed.contains(other) {
                wrong.insert(format!("{} imports {other}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_of_lib_rs_is_true() {
    let (plan, source) = (Plan::read(), Source::read());
    let storeys: BTreeSet<&str> =
        source.files.iter().map(source::SourceFile::storey).filter(|name| !name.is_empty()).collect();
    let listed: BTreeSet<&str> = plan.storeys.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(storeys, listed, "a row for each storey");
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("README.md");
    let unnamed: Vec<&&str> = storeys.iter().filter(|name| !readme.contains(&format!("src/{name}"))).collect();
    assert!(unnamed.is_empty(), "README.md does not name {unnamed:?}");
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    for (storey, allowed) in &plan.storeys {
        for other in allowed {
            if !seen.contains(other.as_str()) {
                wrong.push(format!("{storey} lists {other}, which does not stand above it in the table"));
            }
            let mut named = source.files.iter().filter(|file| file.storey() == storey).flat_map(|file| &file.named);
            if !named.any(|path| path[0] == "crate" && path[1] == *other) {
                wrong.push(format!("{storey} may import {other} and does not"));
            }
        }
        seen.insert(storey.as_str());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_crates_keep_to_their_rooms() {
    let (plan, source) = (Plan::read(), Source::read());
    let mut wrong = BTreeSet::new();
    for file in &source.files {
        for (name, rooms) in plan.rooms.iter().filter(|(_, rooms)| !rooms.is_empty()) {
            let uses =
                file.named.iter().any(|path| path.join("::").strip_prefix(name.as_str()).is_some_and(ends_a_word));
            if uses && !rooms.contains(file.storey()) {
                wrong.insert(format!("{} uses {name}", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_crate_of_the_manifest_has_a_room() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("Cargo.toml");
    let is_of_program = |section: &&str| {
        let head = section.split(']').next().expect("a head");
        head.ends_with("dependencies") && !head.starts_with("dev-")
    };
    let crates: BTreeSet<String> = manifest
        .split("\n[")
        .filter(is_of_program)
        .flat_map(str::lines)
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.replace('-', "_"))
        .collect();
    let plan = Plan::read();
    let listed: BTreeSet<String> = plan.rooms.keys().filter(|name| !name.contains("::")).cloned().collect();
    assert_eq!(crates, listed);
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let circles = circles::circles(&Source::read());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn files_and_functions_are_small() {
    let source = Source::read();
    let mut lines: Vec<usize> = source.files.iter().map(|file| file.lines).collect();
    lines.sort_unstable();
    let (half, nine_in_ten) = (lines[lines.len() / 2], lines[lines.len() * 9 / 10]);
    assert!(half <= HALF && nine_in_ten <= NINE_IN_TEN, "median {half}, nine in ten {nine_in_ten}");
    for file in &source.files {
        for (name, lines) in &file.functions {
            assert!(*lines <= FUNCTION, "{}: {name} has {lines} lines", file.path.display());
        }
    }
}

/// Whether what follows a name does not go on with it: `zip` is no part of `zipper`.
fn ends_a_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

//! Files made to harm, for every reader: each is refused or read, says so, and takes neither long nor much memory.
//!
//! By default they are small, and one program reads all of a reader. `JIBIAO_CASES=250000 cargo test --release hostile
//! -- --nocapture` makes them as large as the readers' limits allow, each read by a program of its own.

mod clipboard;
mod found;
mod notation;
mod ods;
mod package;
mod sheets;
mod xls;

use crate::faults::{child, say, task};
use crate::support::cases;
use crate::support::work::{forget_peak, peak, worked};
use std::collections::BTreeMap;
use std::time::Duration;

/// The most memory that reading a file takes, in bytes.
const MEMORY: u64 = 300_000_000;
/// How long the processor may be busy with a file; some are large in any case, and only an optimised program is quick.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 15 } else { 2 });
/// How many cells, rows or tokens the small files have.
const SMALL: u64 = 2_000;
/// The most cells that a reader takes.
const FULL: u64 = 250_000;

/// A file made to harm.
struct Case {
    reader: &'static str,
    kind: &'static str,
    /// What the reader says of it, in part; nothing where it is read without a word. A bar is between what it says of a
    /// file of either size.
    says: &'static str,
    /// The file, of about so many cells, rows or tokens.
    file: Box<dyn Fn(usize) -> Vec<u8>>,
    /// What the reader says.
    read: fn(&[u8]) -> String,
}

fn all() -> Vec<Case> {
    let tables = [
        found::cases(),
        sheets::cases(),
        package::cases(),
        xls::cases(),
        ods::cases(),
        clipboard::cases(),
        notation::cases(),
    ];
    tables.into_iter().flatten().collect()
}

/// Reads the cases whose numbers the task names, behind the size of the files.
#[test]
#[ignore = "a child of the tests"]
fn reading_child() {
    let Some(task) = task() else { return };
    let numbers: Vec<usize> = task.split_whitespace().map(|word| word.parse().expect("number")).collect();
    let (size, chosen) = numbers.split_first().expect("size");
    let table = all();
    for number in chosen {
        let Case { reader, kind, says, file, read } = &table[*number];
        let bytes = file(*size);
        let length = bytes.len();
        // What making the file took does not count.
        forget_peak();
        let (said, took) = worked(|| read(&bytes));
        let told = if says.split('|').any(|says| said.contains(says)) { "told" } else { "silent" };
        let said: String = said.chars().take(300).collect();
        say(&format!("case {number} {} {} {told} {length}", took.as_millis(), peak()));
        if told == "silent" {
            say(&format!("{reader}, {kind}: {said}"));
        }
    }
}

#[test]
fn files_made_to_harm_do_none() {
    let size = cases(SMALL, FULL);
    let table = all();
    assert!(table.len() >= 100, "{}", table.len());
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for number in 0..table.len() {
        match groups.last_mut().filter(|group| size == SMALL && table[group[0]].reader == table[number].reader) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    let (mut worst, mut wrong) = (BTreeMap::<&str, [(u64, &str); 2]>::new(), Vec::new());
    for group in groups {
        let numbers: Vec<String> = group.iter().map(ToString::to_string).collect();
        let task = format!("{size} {}", numbers.join(" "));
        let output = child("hostile::reading_child", &task).output().expect("run");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let figures: Vec<Vec<&str>> =
            said.lines().filter_map(|line| Some(line.split_once("case ")?.1.split(' ').collect())).collect();
        if figures.len() < group.len() || said.contains(" silent ") {
            wrong.push(format!("{} {}: {said}", table[group[0]].reader, table[group[0]].kind));
        }
        for figure in figures {
            let [number, took, peak] = [0, 1, 2].map(|at| figure[at].parse::<u64>().expect("figure"));
            let Case { reader, kind, .. } = &table[number as usize];
            let most = worst.entry(reader).or_default();
            most[0] = most[0].max((took, kind));
            most[1] = most[1].max((peak, kind));
            if Duration::from_millis(took) > PATIENCE || peak > MEMORY {
                wrong.push(format!("{reader}, {kind}: {took} ms, {} MB", peak / 1_000_000));
            }
        }
    }
    for (reader, [(took, slow), (peak, heavy)]) in worst {
        say(&format!("{reader}: at most {took} ms ({slow}), {} MB ({heavy})", peak / 1_000_000));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

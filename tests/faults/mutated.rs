//! Whatever a file holds, reading it neither panics nor hangs nor takes more memory than it may.
//!
//! `JIBIAO_CASES=10000000 cargo test --release mutated -- --nocapture` goes on for hours; a case is found again by its
//! number.

use super::readers::{all, of_case};
use super::{cases, child, say, task};
use crate::support::random::Random;
use crate::support::work::{peak, worked};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// The most memory that a reader takes, in bytes.
const MEMORY: u64 = 300_000_000;
/// The longest that the processor is busy with one input, which the optimised program reads in a tenth of it.
const PATIENCE: Duration = Duration::from_secs(4);

/// Reads as many inputs as the task says.
#[test]
#[ignore = "a child of the tests"]
fn reading_child() {
    let Some(count) = task().and_then(|task| task.parse::<u64>().ok()) else { return };
    let folder = tempfile::tempdir().expect("folder");
    let readers = all(folder.path());
    let mut longest = (Duration::ZERO, 0);
    let mut by_reader: BTreeMap<&str, (u64, Duration)> = BTreeMap::new();
    for case in 0..count {
        let reader = of_case(&readers, case);
        let input = reader.input(&mut Random::of_case(case));
        let (read, took) = worked(|| catch_unwind(AssertUnwindSafe(|| reader.read(&input))));
        if read.is_err() {
            say(&format!("panicked in case {case}, {}", reader.name));
        }
        longest = longest.max((took, case));
        let of_reader = by_reader.entry(reader.name).or_default();
        *of_reader = (of_reader.0 + 1, of_reader.1.max(took));
    }
    for (reader, (count, longest)) in by_reader {
        say(&format!("reader {reader}: {count} inputs, longest {} ms", longest.as_millis()));
    }
    let (longest, case) = (longest.0.as_millis(), longest.1);
    say(&format!("read {count} longest {longest} case {case} peak {}", peak()));
}

#[test]
fn no_input_panics_hangs_or_fills_the_memory() {
    let count = cases(30_000, 100_000_000);
    let output = child("faults::mutated::reading_child", &count.to_string()).output().expect("run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && !said.contains("panicked"), "{said}");
    let line = said.lines().find_map(|line| line.find("read ").map(|at| &line[at..])).expect("figures");
    let figures: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [read, longest, case, peak] = figures[..] else { panic!("{line}") };
    assert_eq!(read, count);
    assert!(Duration::from_millis(longest) < PATIENCE, "case {case} took {longest} ms");
    assert!(peak < MEMORY, "{peak} bytes");
    said.lines().filter(|line| line.starts_with("reader ")).for_each(say);
    say(&format!("{read} inputs, the longest took {longest} ms, {} MB at most", peak / 1_000_000));
}

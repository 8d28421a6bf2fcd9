//! A hand without a mind at the window: it clicks, drags, types, pastes, switches and undoes whatever is on screen, and
//! after every step it is asked whether only that changed which the step may change, whether every control answers and
//! every dialog fits, and whether the window is at rest.

mod atlas;
mod chance;
mod changes;
mod geometry;
mod hand;
mod may;
mod oracle;
mod seen;
mod shorten;
mod step;
mod walk;
mod world;

use crate::support::cases;
use crate::support::random::Random;
use shorten::shorten;
use std::collections::BTreeMap;
use std::fmt::Write;
use walk::walk;
use world::World;

/// How many walks are done, in four tests that run side by side, and how many steps each has.
const WALKS: u64 = 200;
const MOST: u64 = 1_000_000;
const STEPS: usize = 105;

/// Does every fourth walk from the walk `first` on; prints the fewest steps that end in each kind of fault.
fn walks(first: u64) {
    let count = cases(WALKS, MOST);
    let mut found: BTreeMap<&'static str, (u64, u64)> = BTreeMap::new();
    let mut report = String::new();
    let mut steps = 0;
    for number in (first..count).step_by(4) {
        let mut chance = Random::of_case(number);
        let world = World::of_case(number, &mut chance);
        let (done, fault) = walk(&world, &mut chance, STEPS);
        steps += done.len();
        let Some(fault) = fault else { continue };
        let (times, _) = found.entry(fault.kind).and_modify(|(times, _)| *times += 1).or_insert((1, number));
        if *times == 1 {
            let (done, fault) = shorten(&world, done, fault);
            let _ = writeln!(report, "\nwalk {number} ({}) {}: {}", world.about, fault.kind, fault.says);
            for step in &done {
                let _ = writeln!(report, "  {step}");
            }
        }
    }
    let counts: Vec<String> = found.iter().map(|(kind, (times, _))| format!("{times} × {kind}")).collect();
    assert!(found.is_empty(), "{steps} steps; {}\n{report}", counts.join(", "));
}

#[test]
fn walks_of_the_first_quarter() {
    walks(0);
}

#[test]
fn walks_of_the_second_quarter() {
    walks(1);
}

#[test]
fn walks_of_the_third_quarter() {
    walks(2);
}

#[test]
fn walks_of_the_last_quarter() {
    walks(3);
}

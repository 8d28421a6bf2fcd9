//! The fewest steps of a walk that still end in the same kind of fault.

use super::oracle::Fault;
use super::step::Step;
use super::walk::replay;
use super::world::World;
use std::time::{Duration, Instant};

/// How long shortening one walk may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Leaves out steps, many at once and then one by one, as long as the fault stays of its kind.
pub(crate) fn shorten(world: &World, mut steps: Vec<Step>, fault: Fault) -> (Vec<Step>, Fault) {
    let begun = Instant::now();
    let mut found = fault;
    let mut at_once = steps.len() / 2;
    while at_once > 0 {
        let mut from = 0;
        while from < steps.len() && begun.elapsed() < PATIENCE {
            let mut fewer = steps.clone();
            fewer.drain(from..(from + at_once).min(steps.len()));
            match replay(world, &fewer) {
                Some(fault) if fault.kind == found.kind => (steps, found) = (fewer, fault),
                _ => from += at_once,
            }
        }
        at_once /= 2;
    }
    (steps, found)
}

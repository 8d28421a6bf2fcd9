//! Does one piece of work for each of many things on all cores of the processor.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Returns what `work` makes of each of `things`, in their order. What it makes must not depend on the other things.
pub fn in_order<'t, T: Sync, R: Send>(things: &'t [T], work: impl Fn(&'t T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(things.len());
    if cores < 2 {
        return things.iter().map(work).collect();
    }
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(things.len())));
    let take = || {
        while let Some((place, thing)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, things.get(n)?)))
        {
            let one = work(thing);
            made.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((place, one));
        }
    };
    // A panic of one piece of work goes on in this thread, where the command or the window catches it.
    thread::scope(|scope| {
        (1..cores).for_each(|_| drop(scope.spawn(take)));
        take();
    });
    let mut made = made.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    made.sort_unstable_by_key(|(place, _)| *place);
    made.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_things() {
        let things: Vec<usize> = (0..1_000).collect();
        let doubled = in_order(&things, |n| n * 2);
        assert!(doubled.iter().copied().eq((0..1_000).map(|n| n * 2)));
        assert!(in_order(&[0_usize; 0], |n| *n).is_empty());
    }

    #[test]
    fn a_panic_of_the_work_is_one_of_the_caller() {
        let caught = std::panic::catch_unwind(|| in_order(&[1, 2, 3], |n| assert!(*n != 2)));
        assert!(caught.is_err());
    }
}

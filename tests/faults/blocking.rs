//! Saving and journaling never hold up a frame.

use super::say;
use crate::support::projects_of;
use jibiao::model::FieldPath;
use jibiao::session::Wake;
use jibiao::session::keeper::Keeper;
use jibiao::session::saving::Target;
use jibiao::store::{StateFolder, project};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The most that a frame may wait.
const FRAME: Duration = Duration::from_millis(5);

/// How long `work` takes.
fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

#[test]
fn a_thousand_forms_are_saved_behind_the_window() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    project::save(&file, &projects_of(1_000)).expect("saved");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[500].id;
    let wake: Wake = Arc::new(|| {});
    // A machine that is busy holds up anything now and then: the best of a few rounds is what the work takes.
    let (mut best, mut worst) = ([Duration::MAX; 3], Duration::ZERO);
    for round in 0..7 {
        document.begin(form, &FieldPath::field("goals"));
        let typed = time(|| document.type_text(&format!("第 {round} 次")));
        let started = time(|| assert!(document.start_saving(Target::Own, Arc::clone(&wake)).expect("started")));
        let mut ended = Duration::ZERO;
        while document.is_saving() {
            ended = ended.max(time(|| drop(document.finish_saving())));
            std::thread::sleep(Duration::from_millis(2));
        }
        assert!(!document.is_dirty());
        for (best, time) in best.iter_mut().zip([typed, started, ended]) {
            *best = (*best).min(time);
            worst = worst.max(time);
        }
    }
    say(&format!("typing, starting and ending a save of 1,000 forms take {best:?}, {worst:?} at worst"));
    assert!(best.iter().all(|time| *time < FRAME), "typing, starting and ending a save take {best:?}");
}

//! A journal is whole at any instant, also while it is begun anew.

use super::killed::{READY, kill};
use super::{cases, child, say, task};
use crate::support::random::Random;
use jibiao::model::{Draft, FieldPath, Form, FormId, Project, keys};
use jibiao::store::StateFolder;
use jibiao::store::journal::{Journal, Moment, Origin, Settling, recoveries};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// So much text that a journal of it is begun anew every few moments.
const LONG: usize = 100_000;

fn text(number: usize) -> String {
    format!("{number} {}", "绩".repeat(LONG + number % 7))
}

/// Records one moment after the other into the state folder that is the task, and tells of each.
#[test]
#[ignore = "a child of the tests"]
fn journaling_child() {
    let Some(state) = task() else { return };
    let mut project = Project::default();
    let form: FormId = project.push(Form::default());
    let (origin, mut project) = (Arc::new(Origin::default()), Arc::new(project));
    let mut journal = Journal::create(&StateFolder::at(Path::new(&state))).expect("created");
    say(READY);
    for number in 1.. {
        let draft = Draft { form, path: FieldPath::field(keys::GOALS), text: text(number), composing: None };
        let mut moment = Moment { origin: Arc::clone(&origin), project: Arc::clone(&project), draft: Some(draft) };
        if number % 3 == 0 {
            // A draft that was committed.
            let mut changed = Project::clone(&project);
            Arc::make_mut(&mut changed.forms[0]).fields.set(keys::GOALS.into(), text(number));
            project = Arc::new(changed);
            moment = Moment { project: Arc::clone(&project), draft: None, ..moment };
        }
        journal.record(&moment).expect("recorded");
        say(&number.to_string());
        if number % 10 == 0 {
            journal.settling().and_then(Settling::wait).expect("on the disk");
        }
    }
}

#[test]
fn what_was_recorded_is_there() {
    let mut anew = 0;
    for case in 0..cases(8, 300) {
        let folder = tempfile::tempdir().expect("folder");
        let after = Duration::from_micros(Random::of_case(case).below(1_500_000) as u64);
        let task = folder.path().to_str().expect("path");
        let said = kill(child("faults::journal::journaling_child", task).spawn().expect("started"), after);
        let told: usize = said.lines().filter_map(|line| line.parse().ok()).next_back().unwrap_or(0);
        let found = recoveries(&StateFolder::at(folder.path())).expect("listed");
        let goals = found.first().map_or("", |found| {
            let draft = found.draft.as_ref().map(|draft| draft.text.as_str());
            draft.unwrap_or(found.project.forms[0].field(keys::GOALS))
        });
        let number: usize = goals.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        assert!(number == told || number == told + 1, "case {case}: {number} of {told}");
        assert!(number == 0 || goals == text(number), "case {case}");
        anew += usize::from(folder.path().join("recovery").read_dir().is_ok_and(|mut sessions| {
            sessions.any(|session| !session.expect("entry").path().join("journal-000001").exists())
        }));
    }
    assert!(anew > 0, "no journal was begun anew");
}

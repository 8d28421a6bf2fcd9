//! The records of a journal: written as the difference of two snapshots, and replayed to the last one.

use super::{Moment, Origin};
use crate::base::notation;
use crate::model::{Draft, Form, FormId, Project, Snapshot};
use crate::store::frame::{self, Frame};
use crate::store::{gate, writing};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::sync::Arc;

const ORIGIN: u8 = 1;
const PROJECT: u8 = 2;
const DRAFT: u8 = 3;

/// Returns the records that lead from `before`, or from nothing, to `after`.
pub(super) fn between(before: Option<&Moment>, after: &Moment, millis: u64) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut add = |kind, body: String| {
        let added = frame::push(&mut out, &Frame { kind, millis, body: body.as_bytes() });
        if added { Ok(()) } else { Err(io::Error::from(io::ErrorKind::FileTooLarge)) }
    };
    if before.is_none_or(|before| before.origin != after.origin) {
        add(ORIGIN, text(&*after.origin)?)?;
    }
    // By pointer: every edit makes a new project, and comparing all forms on each keystroke would be slow.
    let changed = before.is_none_or(|before| !Arc::ptr_eq(&before.project, &after.project));
    if changed {
        add(PROJECT, change(before.map(|before| &*before.project), &after.project))?;
    }
    // Replaying a change clears the draft, so the draft is written again after it.
    let draft = before.filter(|_| !changed).and_then(|before| before.draft.as_ref());
    if draft != after.draft.as_ref() {
        add(DRAFT, text(&after.draft)?)?;
    }
    Ok(out)
}

/// Writes `value` as text for [`notation::read`].
fn text(value: &impl Serialize) -> io::Result<String> {
    notation::write(value).map_err(io::Error::other)
}

/// Between the id of a form and the occasion at which it was kept.
const SNAPSHOT: char = ':';

/// Returns a line with the ids of all forms and of all snapshots, then a project file with those that changed.
fn change(before: Option<&Project>, after: &Project) -> String {
    // The ids give the order and tell which forms were deleted.
    let known: HashSet<*const Form> =
        before.map(|before| before.forms.iter().map(Arc::as_ptr).collect()).unwrap_or_default();
    let kept: HashSet<*const Form> =
        before.map(|before| before.snapshots.iter().map(|kept| Arc::as_ptr(&kept.form)).collect()).unwrap_or_default();
    let changed = Project {
        bureau: after.bureau.clone(),
        print: after.print.clone(),
        checks: after.checks.clone(),
        forms: after.forms.iter().filter(|form| !known.contains(&Arc::as_ptr(form))).cloned().collect(),
        snapshots: after.snapshots.iter().filter(|new| !kept.contains(&Arc::as_ptr(&new.form))).cloned().collect(),
    };
    let ids: Vec<String> = after.forms.iter().map(|form| form.id.0.to_string()).collect();
    let snapshots: Vec<String> =
        after.snapshots.iter().map(|kept| format!("{}{SNAPSHOT}{}", kept.of.0, kept.taken.code())).collect();
    format!("{}\n{}", [ids, snapshots].concat().join(" "), writing::project(&changed))
}

/// The state after the records replayed so far.
#[derive(Debug, Default)]
pub(super) struct Replay {
    pub(super) origin: Origin,
    pub(super) project: Option<Project>,
    pub(super) draft: Option<Draft>,
    pub(super) millis: u64,
    forms: BTreeMap<FormId, Arc<Form>>,
    /// By the id and the occasion, as the line of ids names them.
    snapshots: BTreeMap<String, Snapshot>,
}

impl Replay {
    /// Replays `record`; false if this program does not understand it.
    pub(super) fn take(&mut self, record: &Frame<'_>) -> bool {
        let taken = std::str::from_utf8(record.body).ok().and_then(|text| self.take_text(record.kind, text));
        self.millis = self.millis.max(record.millis);
        taken.is_some()
    }

    fn take_text(&mut self, kind: u8, text: &str) -> Option<()> {
        match kind {
            ORIGIN => self.origin = notation::read(text).ok()?,
            PROJECT => self.change(text)?,
            DRAFT => self.draft = notation::read(text).ok()?,
            _ => return None,
        }
        Some(())
    }

    fn change(&mut self, text: &str) -> Option<()> {
        let (ids, text) = text.split_once('\n')?;
        let mut project = gate::read(text).ok()?;
        self.forms.extend(project.forms.drain(..).map(|form| (form.id, form)));
        let named = |kept: Snapshot| (format!("{}{SNAPSHOT}{}", kept.of.0, kept.taken.code()), kept);
        self.snapshots.extend(project.snapshots.drain(..).map(named));
        project.snapshots = ids.split_whitespace().filter_map(|id| self.snapshots.get(id).cloned()).collect();
        let ids = ids.split_whitespace().filter_map(|id| id.parse().ok().map(FormId));
        project.forms = ids.filter_map(|id| self.forms.get(&id).cloned()).collect();
        self.draft = None;
        self.project = Some(project);
        Some(())
    }
}

//! Whether a step changed what it may change and nothing else, and whether what is typed is where the cursor was.

use super::changes::{Change, changes, is_same_label};
use super::may::{May, On, is_paragraph, may};
use super::seen::{Cursor, Seen};
use super::step::{Step, Target};
use egui::{Key, Order};
use jibiao::model::{FieldPath, FormId, Project};
use std::sync::Arc;

/// What is wrong, in words, under a heading that says of which kind it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) kind: &'static str,
    pub(crate) says: String,
}

impl Fault {
    pub(crate) fn new(kind: &'static str, says: String) -> Self {
        Self { kind, says }
    }
}

/// A text that is on screen and not in the project yet.
#[derive(Debug, Clone)]
struct Pending {
    places: Vec<(FormId, FieldPath)>,
    text: String,
    /// No step that changes more than texts has come between.
    is_certain: bool,
}

/// What the oracle knows of a walk so far.
pub(crate) struct Ledger {
    pending: Option<Pending>,
    /// What undoing everything may come back to.
    pub(crate) beginnings: Vec<Arc<Project>>,
}

impl Ledger {
    pub(crate) fn new(begun: Option<Arc<Project>>) -> Self {
        Self { pending: None, beginnings: begun.into_iter().collect() }
    }

    /// Looks at what `step` made of `before`.
    pub(crate) fn judge(&mut self, step: &Step, before: &Seen, after: &Seen) -> Result<(), Fault> {
        let reach = reach(step, before);
        let (Some(was), Some(is)) = (&before.project, &after.project) else {
            self.pending = None;
            self.beginnings = after.project.iter().cloned().collect();
            return Ok(());
        };
        if reach == May::Leave && !Arc::ptr_eq(was, is) {
            self.pending = None;
            self.beginnings.push(Arc::clone(is));
            return Ok(());
        }
        let taken_over = self.changed((step, reach), was, is, before)?;
        self.shows(step, reach, is, (before, after), taken_over)
    }

    /// Whether every change was allowed; returns whether what was being typed was taken over.
    fn changed(
        &self,
        (step, reach): (&Step, May),
        was: &Arc<Project>,
        is: &Arc<Project>,
        before: &Seen,
    ) -> Result<bool, Fault> {
        let changes = changes(was, is);
        // What is pasted onto a cell that is only selected is in the project at once.
        let pasted = before.cursor.as_ref().zip(step.written()).map(|(cursor, text)| Pending::new(cursor, text));
        let written = [self.pending.as_ref(), pasted.as_ref()];
        let typed = |change: &Change| written.iter().flatten().any(|pending| pending.explains(change));
        let shown = before.shown_ids();
        // A box is ticked by a click, or by a blank that is typed on it.
        let on_boxes = matches!(step, Step::Click(..) | Step::Type(_) | Step::TypeAtOnce(_) | Step::Press(..));
        let allowed = |change: &Change| reach.allows(change, &shown) || (on_boxes && change.ticks(&shown));
        let wrong = changes.iter().find(|change| !typed(change) && !allowed(change));
        match wrong {
            None => Ok(changes.iter().any(typed)),
            Some(wrong) => {
                let shown: Vec<&str> = before.shown.iter().map(|form| form.name()).collect();
                let name = |form: &FormId| was.form(*form).map_or("", |form| form.name()).to_owned();
                let of = match wrong {
                    Change::Text { form, .. } | Change::NewRows(form) | Change::Rows(form) | Change::OfForm(form) => {
                        name(form)
                    }
                    Change::Forms | Change::OfProject => String::new(),
                };
                let says = format!("a step that may change {reach:?} did {wrong:?} in {of}; shown was {shown:?}");
                Err(Fault::new("changes what it may not", says))
            }
        }
    }

    /// Whether the cursor shows the text of its field, or what was typed there.
    fn shows(
        &mut self,
        step: &Step,
        reach: May,
        is: &Arc<Project>,
        (before, after): (&Seen, &Seen),
        taken_over: bool,
    ) -> Result<(), Fault> {
        let typed_before = self.pending.clone().filter(|_| !taken_over);
        let Some(cursor) = &after.cursor else {
            self.pending = typed_before.map(|pending| pending.after(reach));
            return Ok(());
        };
        let held = |(form, path): &(FormId, FieldPath)| is.form(*form).map(|form| form.text(path).to_owned());
        let stays = before.cursor.as_ref().filter(|old| old.places.iter().any(|place| cursor.places.contains(place)));
        let is_as_held = cursor.places.iter().filter_map(held).any(|text| text == cursor.text);
        let gives_up = matches!(step, Step::Press(_, Key::Escape | Key::Z | Key::Y)) || reach >= May::Form;
        if let Some(pending) = &typed_before
            && !gives_up
            && pending.is_certain
            && !pending.places.iter().any(|place| cursor.places.contains(place))
            && !pending.places.iter().filter_map(held).any(|text| text == pending.text)
        {
            return Err(Fault::new(
                "loses what was typed",
                format!("“{}” went when {} got the cursor", pending.text, cursor.name),
            ));
        }
        if is_as_held {
            self.pending = None;
        } else if may_show(step, stays, cursor, typed_before.as_ref()) {
            self.pending = Some(Pending::new(cursor, &cursor.text));
        } else {
            let held: Vec<String> = cursor.places.iter().filter_map(held).collect();
            let says = format!("{} shows “{}” where the project has {held:?}", cursor.name, cursor.text);
            return Err(Fault::new("shows what was not typed there", says));
        }
        // While a menu is open the keys are its own.
        if before.has_popup { Ok(()) } else { written(step, stays, cursor) }
    }
}

impl Pending {
    fn new(cursor: &Cursor, text: &str) -> Self {
        Self { places: cursor.places.clone(), text: text.to_owned(), is_certain: true }
    }

    /// What it is after a step that reaches so far: a row may have gone with what was typed in it.
    fn after(self, reach: May) -> Self {
        Self { is_certain: self.is_certain && reach < May::Form, ..self }
    }

    /// Whether `change` is what was being typed, taken over at its own place.
    fn explains(&self, change: &Change) -> bool {
        let Change::Text { form, path, is, .. } = change else { return false };
        let here = |(at, place): &(FormId, FieldPath)| at == form && (place == path || is_same_label(path, place));
        *is == self.text && self.places.iter().any(here)
    }
}

/// How far `step` may reach on the screen as it was.
fn reach(step: &Step, before: &Seen) -> May {
    // A file that is chosen may be another project.
    if before.asks_for_file() {
        return May::Leave;
    }
    let named = |target: &Target| target.find(before);
    let on = match step {
        Step::Click(_, target) | Step::BreakOff(_, target) | Step::Drag(target, _) => named(target),
        _ => before.focus(),
    };
    let in_form = match step {
        Step::Click(..) | Step::BreakOff(..) | Step::Drag(..) => false,
        // Keys with the focus nowhere go to the form.
        _ => before.modal.is_none() && (before.cursor.is_some() || on.is_none_or(|on| on.name.is_empty())),
    };
    let in_dialog = before.modal.is_some() && on.is_none_or(|on| on.layer.order != Order::Background);
    let is_cell = on.is_some_and(|on| before.cells().any(|cell| cell.name == on.name));
    let is_offered = before.controls.iter().any(|control| control.name.starts_with("填入："));
    may(step, On { name: on.map_or("", |on| &on.name), in_dialog, in_form, is_cell, is_offered })
}

/// Whether the cursor may show another text than its field has.
fn may_show(step: &Step, stays: Option<&Cursor>, cursor: &Cursor, typed_before: Option<&Pending>) -> bool {
    let edits = matches!(
        step,
        Step::Press(..) | Step::Cut | Step::Paste(_) | Step::Type(_) | Step::TypeAtOnce(_) | Step::Compose(..)
    );
    let same = typed_before.is_some_and(|pending| {
        pending.text == cursor.text && pending.places.iter().any(|place| cursor.places.contains(place))
    });
    same || (edits && stays.is_some())
}

/// Whether what the step wrote is in the cursor's text, in place of it or within it.
fn written(step: &Step, stays: Option<&Cursor>, cursor: &Cursor) -> Result<(), Fault> {
    let (Some(text), Some(old)) = (step.written(), stays) else { return Ok(()) };
    if text.contains(['\t', '\n']) {
        return Ok(());
    }
    let within = cursor.text.match_indices(text).any(|(at, _)| {
        let (head, tail) = (&cursor.text[..at], &cursor.text[at + text.len()..]);
        old.text.starts_with(head) && old.text.ends_with(tail) && head.len() + tail.len() <= old.text.len()
    });
    let whole = cursor.text == text;
    // A paragraph is gone on with, where a cell's text is replaced.
    let goes_on = is_paragraph(&cursor.name) && cursor.text == format!("{}{text}", old.text);
    if whole || goes_on || (within && old.is_edited) {
        return Ok(());
    }
    let says = format!("“{text}” made “{}” of “{}” in {}", cursor.text, old.text, cursor.name);
    Err(Fault::new("does not write what is typed", says))
}

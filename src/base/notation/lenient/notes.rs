//! What was found wrong with a text so far.

use crate::base::notation::{error::in_chinese, place::Place};
use ron::Error;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// How many mistakes are noted: each takes a reading, and a text with more of them is something else.
const MAX_NOTED: usize = 50;

/// What is wrong with the values of a text, by place.
pub(in crate::base::notation) type Unread<'t> = BTreeMap<Place<'t>, String>;

/// What was found wrong so far, and in this reading.
#[derive(Default)]
pub(super) struct Notes<'t> {
    unread: RefCell<Unread<'t>>,
    /// The value that was read last, of those without brackets.
    last: Cell<Place<'t>>,
    /// What ends this reading.
    failed: Cell<Option<(Place<'t>, String)>>,
}

impl<'t> Notes<'t> {
    /// Whether the value at `place` was found unreadable.
    pub(super) fn has(&self, place: &Place<'_>) -> bool {
        self.unread.borrow().contains_key(place)
    }

    /// Notes what is wrong and does not end the reading.
    pub(super) fn note(&self, place: Place<'t>, error: &Error) {
        self.insert(place, in_chinese(error));
    }

    /// The value at `place` was read.
    pub(super) fn read(&self, place: Place<'t>) {
        self.last.set(place);
    }

    /// The value at `place` cannot be read.
    pub(super) fn fail(&self, place: &Place<'t>, error: &Error) {
        self.failed.set(Some((place.clone(), in_chinese(error))));
    }

    /// The value at `place` could not be made of its parts. Those that failed have said so.
    pub(super) fn fail_with_parts(&self, place: &Place<'t>, error: &Error) {
        let failed = self.failed.take().unwrap_or_else(|| {
            let place = match error {
                Error::MissingStructField { field, .. } => place.field(field),
                // A part was read, and refused afterwards.
                Error::Message(_) => self.last.take(),
                _ => place.clone(),
            };
            (place, in_chinese(error))
        });
        self.failed.set(Some(failed));
    }

    /// Notes what ended the reading; false where that is noted already, or too much is.
    pub(super) fn take_failed(&self) -> bool {
        self.failed.take().is_some_and(|(place, what)| self.insert(place, what))
    }

    /// What was found.
    pub(super) fn into_unread(self) -> Unread<'t> {
        self.unread.into_inner()
    }

    fn insert(&self, place: Place<'t>, what: String) -> bool {
        let mut unread = self.unread.borrow_mut();
        unread.len() < MAX_NOTED && unread.insert(place, what).is_none()
    }
}

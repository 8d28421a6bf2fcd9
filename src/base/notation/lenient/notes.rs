//! Notes on the faults that were found in a text so far.

use crate::base::notation::{error::in_chinese, place::Place};
use ron::Error;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// The most faults that are noted: each costs another reading, and a text with more is probably some other file.
const MAX_NOTED: usize = 50;

/// The faults of a text's values, by place.
pub(in crate::base::notation) type Unread<'t> = BTreeMap<Place<'t>, String>;

/// The faults that were found so far, and the one that ends this reading.
#[derive(Default)]
pub(super) struct Notes<'t> {
    unread: RefCell<Unread<'t>>,
    /// The place of the value without brackets that was read last.
    last: Cell<Place<'t>>,
    /// The fault that ends this reading.
    failed: Cell<Option<(Place<'t>, String)>>,
}

impl<'t> Notes<'t> {
    /// Whether the value at `place` is noted as unreadable.
    pub(super) fn has(&self, place: &Place<'_>) -> bool {
        self.unread.borrow().contains_key(place)
    }

    /// Notes a fault that does not end the reading.
    pub(super) fn note(&self, place: Place<'t>, error: &Error) {
        self.insert(place, in_chinese(error));
    }

    /// Remembers that the value at `place` was read.
    pub(super) fn read(&self, place: Place<'t>) {
        self.last.set(place);
    }

    /// Ends the reading because the value at `place` cannot be read.
    pub(super) fn fail(&self, place: &Place<'t>, error: &Error) {
        self.failed.set(Some((place.clone(), in_chinese(error))));
    }

    /// Ends the reading because the value at `place` cannot be made of its parts. A part that failed keeps its fault.
    pub(super) fn fail_with_parts(&self, place: &Place<'t>, error: &Error) {
        let failed = self.failed.take().unwrap_or_else(|| {
            let place = match error {
                Error::MissingStructField { field, .. } => place.field(field),
                // A visitor read a part and then rejected it.
                Error::Message(_) => self.last.take(),
                _ => place.clone(),
            };
            (place, in_chinese(error))
        });
        self.failed.set(Some(failed));
    }

    /// Notes the fault that ended the reading; false where it is noted already, or too many are.
    pub(super) fn take_failed(&self) -> bool {
        self.failed.take().is_some_and(|(place, what)| self.insert(place, what))
    }

    /// The faults that were found.
    pub(super) fn into_unread(self) -> Unread<'t> {
        self.unread.into_inner()
    }

    fn insert(&self, place: Place<'t>, what: String) -> bool {
        let mut unread = self.unread.borrow_mut();
        unread.len() < MAX_NOTED && unread.insert(place, what).is_none()
    }
}

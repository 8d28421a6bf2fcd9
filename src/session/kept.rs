//! Keeps an open document journaled while it is edited, and clears the journal when the user closes it.

use super::journaling::{Journaling, Wish};
use super::keeper::{Keeper, Kept};
use super::{Document, Draft};
use crate::store::journal::{Moment, Origin};
use crate::store::lock::Lock;
use std::sync::Arc;

impl Document {
    pub(super) fn be_kept(&mut self, keeper: Keeper, journaling: Journaling, lock: Option<Lock>) {
        self.kept = Some(Kept { keeper, journaling, origin: Arc::default(), lock: lock.map(Arc::new) });
        self.remember_origin();
    }

    /// Records in the journal where the project is from now on.
    pub(super) fn remember_origin(&mut self) {
        let origin = Arc::new(Origin::new(self.name(), self.path(), self.stamp));
        if let Some(kept) = &mut self.kept {
            kept.origin = origin;
        }
        self.journal();
    }

    /// Journals what is unsaved, or clears the journal if nothing is.
    pub(super) fn journal(&self) {
        let Some(kept) = &self.kept else { return };
        kept.journaling.wish(if self.is_dirty() {
            let origin = Arc::clone(&kept.origin);
            Wish::Keep(Moment { origin, project: Arc::clone(self.project()), draft: self.draft().map(Draft::kept) })
        } else {
            Wish::Clear
        });
    }

    /// Whether the project was opened as read-only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Waits a few seconds at most until everything unsaved is in the recovery copy, and returns whether it is.
    pub fn flush(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.journaling.flush())
    }

    /// Returns why unsaved changes are not in the recovery copy at the moment, if they are not.
    pub fn journal_notice(&self) -> Option<String> {
        self.kept.as_ref().and_then(|kept| kept.journaling.notice())
    }

    /// Closes the project and gives up what is not saved. A document that is dropped instead, as by a panic, leaves its
    /// recovery copy.
    pub fn close(mut self) {
        let failed = matches!(self.wait_for_saving(), Some(Err(_)));
        // A last save that failed in the background is not what the user agreed to lose: the recovery copy stays.
        if let Some(kept) = self.kept.as_ref().filter(|_| !failed) {
            kept.journaling.wish(Wish::Clear);
        }
    }
}

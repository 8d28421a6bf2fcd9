//! Saves a document in the background while the window stays responsive.

use super::order::{Done, Order};
use super::under_way::{Place, Saving, Wake, WakeUp};
use super::{SaveError, Target};
use crate::session::Document;
use crate::session::crash::caught;
use crate::store::FileError;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{TryRecvError, channel};

impl Document {
    /// Begins to save what is on screen in the background. False if the project has no file yet. A save that is
    /// requested while one is running starts after it. `wake` runs when a save has ended.
    pub fn start_saving(&mut self, target: Target, wake: Wake) -> Result<bool, SaveError> {
        if let Some(saving) = &mut self.saving {
            saving.next = Some(target);
            return Ok(true);
        }
        let Some((place, order)) = self.order(&target)? else { return Ok(false) };
        let (sender, ended) = channel();
        let woken = Arc::clone(&wake);
        let spawned = std::thread::Builder::new().name("save".into()).spawn(move || {
            if let Ok(done) = caught(|| order.carry_out()) {
                // The window may be closed by now.
                drop(sender.send(done));
            }
            drop(sender);
            woken();
        });
        match spawned {
            Ok(_) => self.saving = Some(Saving { place, ended, next: None, wake: WakeUp(wake) }),
            Err(source) => return Err(FileError::Write { path: place.path, source }.into()),
        }
        Ok(true)
    }

    /// Whether a save is running.
    pub fn is_saving(&self) -> bool {
        self.saving.is_some()
    }

    /// Returns the result of a save that ended, once: a notice for the user besides success, or why it failed.
    pub fn finish_saving(&mut self) -> Option<Result<Option<String>, SaveError>> {
        let saving = self.saving.as_ref()?;
        let done = match saving.ended.try_recv() {
            Err(TryRecvError::Empty) => return None,
            Ok(done) => done,
            Err(TryRecvError::Disconnected) => Err(SaveError::Broken { path: saving.place.path.clone() }),
        };
        self.end_saving(done)
    }

    /// Waits for the running save and the one queued after it.
    pub fn wait_for_saving(&mut self) -> Option<Result<Option<String>, SaveError>> {
        let mut last = None;
        while let Some(saving) = &self.saving {
            let done = saving.ended.recv();
            let done = done.unwrap_or_else(|_| Err(SaveError::Broken { path: saving.place.path.clone() }));
            last = self.end_saving(done);
        }
        last
    }

    fn end_saving(&mut self, done: Result<Done, SaveError>) -> Option<Result<Option<String>, SaveError>> {
        let Saving { place, next, wake, .. } = self.saving.take()?;
        let settled = self.settle(place, done);
        match next.filter(|_| settled.is_ok()) {
            // The project may have changed since the first save began.
            Some(target) => match self.start_saving(target, wake.0) {
                Ok(_) => Some(settled),
                Err(error) => Some(Err(error)),
            },
            None => Some(settled),
        }
    }

    /// Saves what is on screen to the project's file and waits for it. False if there is no file yet.
    pub fn save(&mut self) -> Result<bool, SaveError> {
        self.save_now(&Target::Own)
    }

    /// Saves what is on screen to the file at `path`, which becomes the project's file, and waits for it.
    pub fn save_as(&mut self, path: &Path) -> Result<(), SaveError> {
        self.save_now(&Target::To(path.to_owned())).map(drop)
    }

    fn save_now(&mut self, target: &Target) -> Result<bool, SaveError> {
        let _ = self.wait_for_saving();
        let Some((place, order)) = self.order(target)? else { return Ok(false) };
        self.settle(place, order.carry_out()).map(|_| true)
    }

    fn order(&mut self, target: &Target) -> Result<Option<(Place, Order)>, SaveError> {
        let _ = self.commit_draft();
        let path = match (target, self.path.clone()) {
            (Target::To(path), _) => path.clone(),
            (Target::Own | Target::OverOwn, Some(path)) if self.read_only => {
                return Err(SaveError::OpenedReadOnly { path });
            }
            (Target::Own | Target::OverOwn, Some(path)) => path,
            (Target::Own | Target::OverOwn, None) => return Ok(None),
        };
        let order = Order {
            path: path.clone(),
            project: Arc::clone(self.project()),
            expected: self.stamp.filter(|_| *target == Target::Own),
            keeper: self.kept.as_ref().map(|kept| kept.keeper.clone()),
            lock: self.kept.as_ref().and_then(|kept| kept.lock.clone()),
        };
        Ok(Some((Place { path, project: Arc::clone(self.project()) }, order)))
    }

    /// Updates the document after a save.
    fn settle(&mut self, place: Place, done: Result<Done, SaveError>) -> Result<Option<String>, SaveError> {
        let Place { path, project } = place;
        match done {
            Ok(Done { stamp, lock, notice }) => {
                self.path = Some(path);
                self.saved = Some(project);
                self.stamp = Some(stamp);
                self.read_only = false;
                if let Some(kept) = &mut self.kept {
                    kept.lock = lock;
                }
                self.remember_origin();
                Ok(notice)
            }
            Err(error) => {
                if matches!(error, SaveError::File(FileError::Unsettled { .. })) {
                    // The file holds this project already, if perhaps not for long: it was not changed by others.
                    self.stamp = None;
                }
                Err(error)
            }
        }
    }
}

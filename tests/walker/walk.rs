//! A walk: steps at random, each looked at, and at the end everything is undone and done again.

use super::atlas::Atlas;
use super::chance::next;
use super::geometry::{look, settle};
use super::hand::carry_out;
use super::oracle::{Fault, Ledger};
use super::seen::Seen;
use super::step::Step;
use super::world::World;
use crate::support::random::Random;
use crate::support::window::Window;
use egui::{Key, Modifiers};
use jibiao::model::Project;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// More steps than a walk can have done.
const ALL: usize = 400;

/// A walk that is under way.
pub(crate) struct Walk {
    window: Window,
    atlas: Atlas,
    seen: Seen,
    ledger: Ledger,
}

impl Walk {
    fn begin(world: &World) -> Result<Self, Fault> {
        let mut window = world.window();
        let mut atlas = Atlas::new();
        settle(&mut window)?;
        let seen = Seen::of(&window, &mut atlas);
        let ledger = Ledger::new(seen.project.clone());
        Ok(Self { window, atlas, seen, ledger })
    }

    /// Does one step; false where what it needs is not there.
    fn take(&mut self, step: &Step) -> Result<bool, Fault> {
        if !carry_out(step, &mut self.window, &self.seen) {
            return Ok(false);
        }
        settle(&mut self.window)?;
        let after = Seen::of(&self.window, &mut self.atlas);
        look(&self.window, &after)?;
        self.ledger.judge(step, &self.seen, &after)?;
        self.seen = after;
        Ok(true)
    }

    /// Undoes everything, and does it again.
    fn end(&mut self) -> Result<(), Fault> {
        for _ in 0..12 {
            if self.seen.modal.is_none() && !self.seen.has_popup && self.seen.cursor.is_some() {
                break;
            }
            self.take(&Step::Press(Modifiers::NONE, Key::Escape))?;
        }
        if self.seen.project.is_none() || self.seen.modal.is_some() {
            return Ok(());
        }
        // What is being typed is taken over first.
        self.take(&Step::Press(Modifiers::NONE, Key::Tab))?;
        let last = self.turn(Key::Y)?;
        let first = self.turn(Key::Z)?;
        if !self.ledger.beginnings.iter().any(|begun| Arc::ptr_eq(begun, &first)) {
            return Err(Fault::new("does not undo everything", "undoing everything gives another project".to_owned()));
        }
        if !Arc::ptr_eq(&self.turn(Key::Y)?, &last) {
            return Err(Fault::new("does not redo everything", "redoing everything gives another project".to_owned()));
        }
        Ok(())
    }

    /// Presses Ctrl and `key` until nothing changes any more.
    fn turn(&mut self, key: Key) -> Result<Arc<Project>, Fault> {
        let gone = || Fault::new("does not undo everything", "no project is open any more".to_owned());
        let mut now = self.window.project().ok_or_else(gone)?;
        for _ in 0..ALL {
            self.window.press(Modifiers::CTRL, key);
            let next = self.window.project().ok_or_else(gone)?;
            if Arc::ptr_eq(&now, &next) {
                break;
            }
            now = next;
        }
        Ok(now)
    }
}

/// Does `steps` at random in `world`; returns what was done, and the fault that ended it.
pub(crate) fn walk(world: &World, chance: &mut Random, steps: usize) -> (Vec<Step>, Option<Fault>) {
    let mut done = Vec::new();
    let fault = guarded(|| {
        let mut walk = Walk::begin(world)?;
        for _ in 0..steps {
            let step = next(&walk.seen, chance);
            done.push(step.clone());
            walk.take(&step)?;
        }
        walk.end()
    });
    (done, fault)
}

/// Does `steps` in `world` again, leaving out those that cannot be done; returns the fault that ended it.
pub(crate) fn replay(world: &World, steps: &[Step]) -> Option<Fault> {
    guarded(|| {
        let mut walk = Walk::begin(world)?;
        for step in steps {
            walk.take(step)?;
        }
        walk.end()
    })
}

/// A panic is a fault like another.
fn guarded(work: impl FnOnce() -> Result<(), Fault>) -> Option<Fault> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(Fault::new("panics", text.unwrap_or_default()))
        })
        .err()
}

//! The keys of the list of forms, and actions on the forms chosen in it.

use super::{Asked, FormList};
use crate::edit::Edit;
use crate::edit::forms::{Beside, move_forms};
use crate::model::{FormId, Project};
use crate::ui::action::Action;
use crate::ui::listing::{Step, Way};

impl FormList {
    /// Handles a key.
    pub(super) fn take(&mut self, step: Step, project: &Project) -> Option<Asked> {
        let at = self.picked.at().copied();
        match step {
            Step::Go(way, held) => {
                let gone_to = self.picked.go(&self.lines.order, way, held);
                self.sought = self.picked.at().copied();
                if gone_to.is_some() {
                    self.seen = gone_to;
                }
                return gone_to.map(Asked::Show);
            }
            Step::Move(way) => return self.step_over(project, way == Way::Down).map(Asked::Do),
            Step::Fold | Step::Unfold => {
                let group = self.lines.group_of(at?)?.clone();
                if step == Step::Fold {
                    self.view.folded.insert(group)
                } else {
                    self.view.folded.remove(&group)
                };
            }
            Step::Enter => return at.map(Asked::Enter),
            Step::Leave if !self.view.filter.is_empty() => self.view.filter.clear(),
            Step::Leave => return self.seen.or(at).map(Asked::Enter),
            Step::Remove => return self.act(Action::RemoveForm),
            Step::Rename => return self.act(Action::RenameForm),
            Step::Toggle => self.picked.toggle(at?),
            Step::All => self.picked.all(&self.lines.order),
            Step::Menu => self.menu.open(),
            Step::Typed(text) => {
                // Typing in the list goes on in the filter, so the first letter must not be lost.
                self.view.filter.push_str(&text);
                self.filter_wanted = true;
            }
        }
        None
    }

    /// Applies an action of the window to the chosen forms while the list has the focus.
    pub(in crate::ui) fn stand_in(&mut self, action: Action, project: &Project) -> Option<Asked> {
        if !self.keys.has() {
            return None;
        }
        // The keys that move and remove rows of the form mean forms here.
        let asked = if matches!(action, Action::MoveRowUp | Action::MoveFormUp) {
            self.take(Step::Move(Way::Up), project)
        } else if matches!(action, Action::MoveRowDown | Action::MoveFormDown) {
            self.take(Step::Move(Way::Down), project)
        } else if action == Action::RemoveForm {
            self.take(Step::Remove, project)
        } else if action == Action::DuplicateForm {
            self.act(action)
        } else {
            None
        }?;
        self.keys.take();
        Some(asked)
    }

    /// Asks for an action on the chosen forms, or, if it takes only one, on the current form.
    pub(super) fn act(&self, action: Action) -> Option<Asked> {
        let forms =
            if action == Action::RenameForm { self.picked.at().copied().into_iter().collect() } else { self.chosen() };
        (!forms.is_empty()).then_some(Asked::Act(forms, action))
    }

    /// Returns the edit that moves the chosen forms past the next form that is not chosen.
    fn step_over(&self, project: &Project, down: bool) -> Option<Edit> {
        let chosen = self.chosen();
        let order = &self.lines.order;
        let group = |form: &FormId| self.lines.group_of(*form);
        let end = if down { chosen.last() } else { chosen.first() }?;
        let place = order.iter().position(|form| form == end)?;
        let next = if down { order.get(place + 1) } else { order.get(place.checked_sub(1)?) }?;
        let beside = if down { Beside::After(*next) } else { Beside::Before(*next) };
        // Not into another stage: the list would show the form in its own group again. The stations of a project stand in
        // the order of the year, whatever their order in the file.
        if group(next) == group(end) && !self.lines.by_project { move_forms(project, &chosen, beside) } else { None }
    }
}

//! The keys of the outline: moving, folding, and actions on the chosen indicators.

use super::edits::add;
use super::tree::Spot;
use super::{Asked, Outline};
use crate::model::FieldPath;
use crate::ui::action::OnRows;
use crate::ui::listing::{Step, Way};

impl Outline {
    /// Handles a key.
    pub(super) fn take(&mut self, step: &Step, cursor: Option<&FieldPath>) -> Option<Asked> {
        match step {
            Step::Go(way, held) => {
                let gone_to = self.picked.go(&self.order, *way, *held);
                self.sought = self.picked.at().cloned();
                // A class is not a field: the keys pass over it without moving the form's cursor.
                let node = self.tree.node(&gone_to?).filter(|node| node.is_row())?;
                return self.field_of(node).map(Asked::Go);
            }
            Step::Move(way) => {
                let action = if *way == Way::Up { OnRows::MoveUp } else { OnRows::MoveDown };
                return self.act(action);
            }
            Step::Fold | Step::Unfold => self.step_across(*step == Step::Fold),
            Step::Enter => return self.enter(),
            Step::Leave => return cursor.cloned().map(Asked::Enter).or_else(|| self.enter()),
            Step::Remove => return self.act(OnRows::Remove),
            Step::Rename => {
                let node = self.tree.node(self.picked.at()?)?;
                return self.label_of(node).map(Asked::Rename);
            }
            Step::Toggle => self.picked.toggle(self.picked.at()?.clone()),
            Step::All => {
                let rows: Vec<Spot> = self.order.iter().filter(|spot| matches!(spot, Spot::Row(_))).cloned().collect();
                self.picked.all(&rows);
            }
            Step::Menu => self.menu.open(),
            // Unlike the list of forms, the outline has no filter to type into.
            Step::Typed(_) => {}
        }
        None
    }

    /// Goes into the form at the current node. A class without indicators gets one.
    fn enter(&self) -> Option<Asked> {
        let node = self.tree.node(self.picked.at()?)?;
        match self.field_of(node) {
            Some(path) => Some(Asked::Enter(path)),
            None => self.add_to(node),
        }
    }

    /// Adds an indicator to a class.
    pub(super) fn add_to(&self, node: &super::Node) -> Option<Asked> {
        let form = &self.made.as_ref()?.form;
        node.adds.then(|| Asked::AddRow(add(form, node)))
    }

    /// Asks for an action on the chosen indicators.
    pub(super) fn act(&self, action: OnRows) -> Option<Asked> {
        let rows = self.chosen_rows();
        (!rows.is_empty()).then_some(Asked::Act(rows, action))
    }

    /// Folds or unfolds the current class. If it is so already, goes to its parent or its first child, as in file
    /// managers.
    fn step_across(&mut self, closes: bool) {
        let Some(at) = self.picked.at().cloned() else { return };
        let Some(place) = self.tree.nodes.iter().position(|node| node.spot == at) else { return };
        let has_more = self.tree.nodes[place].end > place + 1;
        if has_more && self.is_folded(&at) != closes {
            self.fold([at], closes);
            return;
        }
        let next = if closes { self.tree.parent(place) } else { self.tree.nodes.get(place + 1).filter(|_| has_more) };
        if let Some(spot) = next.map(|node| node.spot.clone()) {
            self.picked.only(spot.clone());
            self.sought = Some(spot);
        }
    }
}

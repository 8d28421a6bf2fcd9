//! The outline: the current form's indicators as a tree, with the weights, costs and findings of each class.

mod branches;
mod edits;
mod keys;
mod marks;
mod menu;
mod rows;
mod sums;
mod tree;

use super::action::OnRows;
use super::listing::{Keys, Picked, RowMenu, heights};
use super::scene::{Scene, Shown};
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, FormId, Project, RowId, Table};
use crate::template::Template;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tree::{Node, Spot, Tree};

/// What the user asked for in the outline.
pub(super) enum Asked {
    /// Goes to a field. The focus stays in the outline.
    Go(FieldPath),
    /// Goes to a field and gives the form the focus.
    Enter(FieldPath),
    /// Goes to the beginning of a chapter and gives the form the focus.
    Open(FieldPath),
    /// Goes to a field and edits its text.
    Rename(FieldPath),
    /// Changes the form.
    Do(Edit),
    /// Puts an indicator of the library into the form and shows it.
    PutIn(Edit),
    /// Adds an indicator and goes to it.
    AddRow(Edit),
    /// Carries out an action on indicators.
    Act(Vec<RowId>, OnRows),
}

impl Asked {
    /// Whether the outline keeps the focus afterwards.
    fn leaves_keys(&self) -> bool {
        match self {
            Self::Go(_) | Self::Do(_) | Self::PutIn(_) | Self::Act(..) => true,
            Self::Enter(_) | Self::Open(_) | Self::Rename(_) | Self::AddRow(_) => false,
        }
    }
}

/// What the tree was made from.
struct Made {
    project: Arc<Project>,
    form: Arc<Form>,
}

/// The outline.
pub(super) struct Outline {
    made: Option<Made>,
    tree: Tree,
    /// The indices of the nodes that no folded class hides, and what they represent.
    visible: Vec<usize>,
    order: Vec<Spot>,
    folded: HashMap<FormId, HashSet<Spot>>,
    picked: Picked<Spot>,
    keys: Keys,
    menu: RowMenu,
    /// The last position of the form's cursor. When it moves, the outline follows.
    seen: Option<FieldPath>,
    /// What to scroll into view.
    sought: Option<Spot>,
}

impl Default for Outline {
    fn default() -> Self {
        Self {
            made: None,
            tree: Tree::default(),
            visible: Vec::new(),
            order: Vec::new(),
            folded: HashMap::new(),
            picked: Picked::default(),
            keys: Keys::new("指标目录"),
            menu: RowMenu::default(),
            seen: None,
            sought: None,
        }
    }
}

impl Outline {
    /// Gives the outline the focus.
    pub(super) fn take_keys(&mut self) {
        self.keys.take();
    }

    /// Whether the outline has the focus.
    pub(super) fn has_keys(&self) -> bool {
        self.keys.has()
    }

    /// Returns the chosen indicators in the order of the form, including those of chosen classes.
    pub(super) fn chosen_rows(&self) -> Vec<RowId> {
        let Some(made) = &self.made else { return Vec::new() };
        let nodes = self.tree.nodes.iter().filter(|node| self.picked.holds(&node.spot));
        let mut places: Vec<usize> = nodes.flat_map(|node| node.rows.clone()).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| made.form.indicators[place].id()).collect()
    }

    /// Returns the height of the outline with all rows unfolded, screen points.
    pub(super) fn needs(&mut self, ui: &egui::Ui, scene: Scene<'_>) -> f32 {
        let Some(Shown { form, template: Some(template), .. }) = scene.shown else { return 0.0 };
        self.update(scene, form, template);
        let spacing = ui.spacing();
        spacing.interact_size.y + spacing.item_spacing.y + heights(ui, self.tree.nodes.len())
    }

    /// Shows the outline of the current form. `cursor` is the form's current field.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, cursor: Option<&FieldPath>) -> Option<Asked> {
        let Some(Shown { form, template: Some(template), .. }) = scene.shown else {
            ui.weak("没有指标可列。");
            return None;
        };
        if template.table(Table::Indicators).is_none() {
            ui.weak("这种表没有绩效指标。");
            return None;
        }
        self.update(scene, form, template);
        self.follow(cursor);
        self.head(ui, scene);
        let rect = ui.available_rect_before_wrap();
        let mut asked = None;
        for step in self.keys.steps(ui, rect) {
            asked = self.take(&step, cursor).or(asked);
        }
        asked = self.rows(ui, scene).or(asked);
        self.keys.paint(ui, rect);
        if let Some(Asked::Go(path)) = &asked {
            self.seen = Some(path.clone());
        }
        // The form takes the focus when its cursor moves; the outline takes it back afterwards.
        let closed = self.menu.has_closed();
        if asked.as_ref().map_or(closed, |asked| (closed || self.keys.has()) && asked.leaves_keys()) {
            self.keys.take();
        }
        asked
    }

    /// Updates the tree. Free if the form and its findings are the same.
    fn update(&mut self, scene: Scene<'_>, form: &Arc<Form>, template: &Template) {
        let same = |made: &Made| Arc::ptr_eq(&made.form, form) && Arc::ptr_eq(&made.project, scene.project);
        if self.made.as_ref().is_some_and(same) {
            return;
        }
        let is_another = self.made.as_ref().is_none_or(|made| made.form.id != form.id);
        self.tree = Tree::of(form, template, scene.findings);
        self.made = Some(Made { project: Arc::clone(scene.project), form: Arc::clone(form) });
        self.arrange();
        if is_another {
            self.picked = Picked::default();
            self.seen = None;
            // Begin at the top rather than where the outline of the other form was.
            self.sought = self.order.first().cloned();
        }
    }

    /// Returns the folded classes of the current form.
    fn folded(&self) -> Option<&HashSet<Spot>> {
        self.folded.get(&self.made.as_ref()?.form.id)
    }

    fn is_folded(&self, spot: &Spot) -> bool {
        self.folded().is_some_and(|folded| folded.contains(spot))
    }

    /// Folds or unfolds classes.
    fn fold(&mut self, spots: impl IntoIterator<Item = Spot>, closed: bool) {
        let Some(made) = &self.made else { return };
        let folded = self.folded.entry(made.form.id).or_default();
        for spot in spots {
            if closed {
                folded.insert(spot)
            } else {
                folded.remove(&spot)
            };
        }
        self.arrange();
    }

    /// Lists the nodes that no folded class hides.
    fn arrange(&mut self) {
        let mut visible = Vec::with_capacity(self.tree.nodes.len());
        let mut place = 0;
        while let Some(node) = self.tree.nodes.get(place) {
            visible.push(place);
            place = if self.is_folded(&node.spot) { node.end } else { place + 1 };
        }
        self.order = visible.iter().map(|place| self.tree.nodes[*place].spot.clone()).collect();
        self.visible = visible;
        self.picked.keep(&self.order);
    }

    /// Follows the form's cursor if another part of the window moved it.
    fn follow(&mut self, cursor: Option<&FieldPath>) {
        if self.seen.as_ref() == cursor {
            return;
        }
        self.seen = cursor.cloned();
        match self.under_cursor().map(|node| node.spot.clone()) {
            Some(spot) => {
                self.picked.only(spot.clone());
                self.sought = Some(spot);
            }
            // The cursor left the indicators: nothing is chosen, so that Delete here removes none.
            None => self.picked.keep(&[]),
        }
    }

    /// Returns the visible node at the form's cursor: its indicator, or the folded class that hides it.
    fn under_cursor(&self) -> Option<&Node> {
        let Some(FieldPath::Cell(Table::Indicators, id, column)) = &self.seen else { return None };
        let place = self.made.as_ref()?.form.indicators.iter().position(|row| row.id() == *id)?;
        let here = |node: &&Node| node.rows.contains(&place);
        let mut nodes = self.visible.iter().map(|place| &self.tree.nodes[*place]).filter(here);
        if *column == Column::Class {
            nodes.next()
        } else if *column == Column::Subclass {
            nodes.rfind(|node| !node.is_row())
        } else {
            nodes.next_back()
        }
    }

    /// Returns the field that represents a node: the name of the indicator, or of the first one of a class.
    fn field_of(&self, node: &Node) -> Option<FieldPath> {
        let row = self.made.as_ref()?.form.indicators.get(node.rows.clone())?.first()?;
        Some(FieldPath::Cell(Table::Indicators, row.id(), Column::Name))
    }

    /// Returns the field that contains the name of a node.
    fn label_of(&self, node: &Node) -> Option<FieldPath> {
        let row = self.made.as_ref()?.form.indicators.get(node.rows.clone())?.first()?;
        let column = match &node.spot {
            Spot::Row(_) => Column::Name,
            Spot::Branch { labels: [_, subclass], .. } if subclass.is_empty() => Column::Class,
            Spot::Branch { .. } => Column::Subclass,
        };
        Some(FieldPath::Cell(Table::Indicators, row.id(), column))
    }
}

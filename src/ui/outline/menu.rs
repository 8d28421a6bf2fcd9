//! The context menus of the outline's rows: of indicators and of classes.

use super::edits::{Target, move_to};
use super::tree::{Node, Spot, Tree};
use super::{Asked, Outline};
use crate::model::{Form, Row};
use crate::ui::action::OnRows;
use crate::ui::listing::{Step, Way, item};
use egui::{Response, Ui};

/// What was chosen in a menu.
enum Chosen {
    /// The same as a key of the outline.
    Key(Step),
    Act(OnRows),
    Add,
    /// Moves the chosen indicators to the end of a class.
    MoveTo(Target),
    RemoveBranch,
    FoldAll(bool),
}

impl Outline {
    /// Shows the menu of the node at index `place` while it is open.
    pub(super) fn row_menu(&mut self, row: &Response, place: usize) -> Option<Asked> {
        let form = &self.made.as_ref()?.form;
        let (tree, node) = (&self.tree, self.tree.nodes.get(place)?);
        let at = self.picked.at() == Some(&node.spot);
        let mut chosen = None;
        self.menu.show(row, at, |ui, opening| {
            chosen = if node.is_row() {
                of_indicator(ui, opening, || targets(form, tree))
            } else {
                of_branch(ui, opening, node)
            };
        });
        match chosen? {
            Chosen::Key(step) => self.take(&step, None),
            Chosen::Act(action) => self.act(action),
            Chosen::Add => self.add_to(node),
            Chosen::MoveTo(target) => Some(Asked::Do(move_to(form, &self.chosen_rows(), &target))),
            Chosen::RemoveBranch => {
                let rows = form.indicators[node.rows.clone()].iter().map(Row::id).collect();
                Some(Asked::Act(rows, OnRows::RemoveBranch))
            }
            Chosen::FoldAll(closed) => {
                let nodes = self.tree.nodes.iter().filter(|node| !node.is_row());
                let spots: Vec<Spot> = nodes.map(|node| node.spot.clone()).collect();
                self.fold(spots, closed);
                None
            }
        }
    }
}

/// Returns the ends of the classes that indicators can be moved to.
fn targets(form: &Form, tree: &Tree) -> Vec<Target> {
    tree.nodes.iter().filter(|node| node.adds).map(|node| Target::end_of(form, node)).collect()
}

fn of_indicator(ui: &mut Ui, opening: bool, targets: impl Fn() -> Vec<Target>) -> Option<Chosen> {
    let mut chosen = None;
    let mut offer = |ui: &mut Ui, name: &str, keys: &str, what: Chosen| {
        let first = opening && name == "进入这一行";
        if item(ui, name, keys, first) {
            chosen = Some(what);
        }
    };
    offer(ui, "进入这一行", "Enter", Chosen::Key(Step::Enter));
    offer(ui, "改名", "F2", Chosen::Key(Step::Rename));
    ui.separator();
    offer(ui, "在下方加一行", "", Chosen::Act(OnRows::Add));
    offer(ui, "复制", "", Chosen::Act(OnRows::Duplicate));
    offer(ui, "上移", "Alt+↑", Chosen::Key(Step::Move(Way::Up)));
    offer(ui, "下移", "Alt+↓", Chosen::Key(Step::Move(Way::Down)));
    offer(ui, "存入指标库", "", Chosen::Act(OnRows::Keep));
    ui.menu_button("移到分类", |ui| {
        for target in targets() {
            offer(ui, &target.name(), "", Chosen::MoveTo(target));
        }
    });
    ui.separator();
    offer(ui, "删除", "Delete", Chosen::Key(Step::Remove));
    chosen
}

fn of_branch(ui: &mut Ui, opening: bool, node: &Node) -> Option<Chosen> {
    let mut chosen = None;
    let mut first = opening;
    let mut offer = |ui: &mut Ui, name: &str, keys: &str, what: Chosen| {
        if item(ui, name, keys, std::mem::take(&mut first)) {
            chosen = Some(what);
        }
    };
    if node.adds {
        offer(ui, "加一个指标", "", Chosen::Add);
    }
    if !node.rows.is_empty() {
        // A class that only the template has can be added to, but there is nothing to rename or remove.
        offer(ui, "改分类名称", "F2", Chosen::Key(Step::Rename));
        offer(ui, "删除其中的指标", "Delete", Chosen::Key(Step::Remove));
        offer(ui, "删除这个分类", "", Chosen::RemoveBranch);
        ui.separator();
    }
    offer(ui, "全部折叠", "", Chosen::FoldAll(true));
    offer(ui, "全部展开", "", Chosen::FoldAll(false));
    chosen
}

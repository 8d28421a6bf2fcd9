//! The context menu of the chosen forms.

use super::{Asked, FormList, Year};
use crate::model::{FormId, Project};
use crate::session::export::Format;
use crate::ui::action::Action;
use crate::ui::listing::{Step, Way, item};
use egui::Response;

/// An item of the menu.
enum Item {
    /// What a key of the list does, with its name and the key.
    Key(Step, &'static str, &'static str),
    /// An action of the window, with its name in this menu.
    Act(Action, &'static str),
    Year,
    Line,
}

fn items() -> Vec<Item> {
    let for_people = Format::ALL.iter().copied().filter(|format| !format.about().is_for_programs);
    let exports = for_people.map(|format| Item::Act(Action::Export(format), format.about().command));
    let before = [
        Item::Key(Step::Enter, "进入这张表", "Enter"),
        Item::Key(Step::Rename, "改名", "F2"),
        Item::Act(Action::DuplicateForm, "复制"),
        Item::Key(Step::Move(Way::Up), "上移", "Alt+↑"),
        Item::Key(Step::Move(Way::Down), "下移", "Alt+↓"),
        Item::Year,
        Item::Act(Action::NextStation, "生成下一环节的表…"),
        Item::Act(Action::MarkState, "登记状态…"),
        Item::Line,
        Item::Act(Action::Print, "打印…"),
    ];
    let after = [Item::Line, Item::Key(Step::All, "全选", "Ctrl+A"), Item::Key(Step::Remove, "删除", "Delete")];
    before.into_iter().chain(exports).chain(after).collect()
}

impl FormList {
    /// Shows the menu of the row of `form` while it is open.
    pub(super) fn row_menu(&mut self, row: &Response, form: FormId, project: &Project) -> Option<Asked> {
        let at = self.picked.at() == Some(&form);
        let count = self.picked.count();
        let mut chosen = None;
        self.menu.show(row, at, |ui, opening| {
            if count > 1 {
                ui.weak(format!("选中的 {count} 张表"));
            }
            for (place, entry) in items().into_iter().enumerate() {
                let first = opening && place == 0;
                let picked = match &entry {
                    Item::Key(_, name, keys) => item(ui, name, keys, first),
                    Item::Act(_, name) => item(ui, name, "", first),
                    Item::Year => item(ui, "设年度…", "", first),
                    Item::Line => {
                        ui.separator();
                        false
                    }
                };
                if picked {
                    chosen = Some(entry);
                }
            }
        });
        match chosen? {
            Item::Key(step, ..) => self.take(step, project),
            Item::Act(action, _) => self.act(action),
            Item::Year => {
                self.year = Some(Year::of(project, self.chosen()));
                None
            }
            Item::Line => None,
        }
    }
}

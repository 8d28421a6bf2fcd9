//! Everything the user can do, in one table behind menu, palette and keyboard.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the user can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Action {
    New,
    Open,
    Save,
    SaveAs,
    CloseProject,
    ExportPdf,
    ExportXlsx,
    ExportUpload,
    ExportJson,
    Quit,
    Undo,
    Redo,
    AddRow,
    DuplicateRow,
    RemoveRow,
    MoveRowUp,
    MoveRowDown,
    AddForm,
    DuplicateForm,
    RemoveForm,
    MoveFormUp,
    MoveFormDown,
    PreviousForm,
    NextForm,
    UnitData,
    ToggleTree,
    TogglePreview,
    ToggleDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Palette,
}

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Menu {
    File,
    Edit,
    Form,
    View,
}

impl Menu {
    pub(super) const ALL: [Self; 4] = [Self::File, Self::Edit, Self::Form, Self::View];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::Form => "表",
            Self::View => "视图",
        }
    }
}

/// What is said of an action.
pub(super) struct About {
    pub(super) menu: Menu,
    pub(super) name: &'static str,
    pub(super) shortcut: Option<KeyboardShortcut>,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Action {
    pub(super) const ALL: [Self; 32] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::CloseProject,
        Self::ExportPdf,
        Self::ExportXlsx,
        Self::ExportUpload,
        Self::ExportJson,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::AddRow,
        Self::DuplicateRow,
        Self::RemoveRow,
        Self::MoveRowUp,
        Self::MoveRowDown,
        Self::AddForm,
        Self::DuplicateForm,
        Self::RemoveForm,
        Self::MoveFormUp,
        Self::MoveFormDown,
        Self::PreviousForm,
        Self::NextForm,
        Self::UnitData,
        Self::ToggleTree,
        Self::TogglePreview,
        Self::ToggleDark,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Palette,
    ];

    /// The action's menu, name and shortcut.
    pub(super) fn about(self) -> About {
        let (menu, name, shortcut) = match self {
            Self::New => (Menu::File, "新建项目", key(CTRL, Key::N)),
            Self::Open => (Menu::File, "打开…", key(CTRL, Key::O)),
            Self::Save => (Menu::File, "保存", key(CTRL, Key::S)),
            Self::SaveAs => (Menu::File, "另存为…", key(CTRL_SHIFT, Key::S)),
            Self::CloseProject => (Menu::File, "关闭项目", key(CTRL, Key::W)),
            Self::ExportPdf => (Menu::File, "导出 PDF…", key(CTRL, Key::P)),
            Self::ExportXlsx => (Menu::File, "导出 Excel…", key(CTRL, Key::E)),
            Self::ExportUpload => (Menu::File, "导出上报表…", key(CTRL_SHIFT, Key::U)),
            Self::ExportJson => (Menu::File, "导出 JSON…", None),
            Self::Quit => (Menu::File, "退出", key(Modifiers::ALT, Key::F4)),
            Self::Undo => (Menu::Edit, "撤销", key(CTRL, Key::Z)),
            Self::Redo => (Menu::Edit, "重做", key(CTRL, Key::Y)),
            Self::AddRow => (Menu::Edit, "在下方加一行", key(CTRL, Key::I)),
            Self::DuplicateRow => (Menu::Edit, "复制本行", key(CTRL, Key::D)),
            Self::RemoveRow => (Menu::Edit, "删除本行", key(CTRL, Key::Delete)),
            Self::MoveRowUp => (Menu::Edit, "本行上移", key(Modifiers::ALT, Key::ArrowUp)),
            Self::MoveRowDown => (Menu::Edit, "本行下移", key(Modifiers::ALT, Key::ArrowDown)),
            Self::AddForm => (Menu::Form, "添加表…", key(CTRL_SHIFT, Key::N)),
            Self::DuplicateForm => (Menu::Form, "复制这张表", key(CTRL_SHIFT, Key::D)),
            Self::RemoveForm => (Menu::Form, "删除这张表", key(CTRL_SHIFT, Key::Delete)),
            Self::MoveFormUp => (Menu::Form, "这张表上移", key(CTRL_SHIFT, Key::PageUp)),
            Self::MoveFormDown => (Menu::Form, "这张表下移", key(CTRL_SHIFT, Key::PageDown)),
            Self::PreviousForm => (Menu::Form, "上一张表", key(CTRL, Key::PageUp)),
            Self::NextForm => (Menu::Form, "下一张表", key(CTRL, Key::PageDown)),
            Self::UnitData => (Menu::Form, "单位信息…", key(CTRL, Key::U)),
            Self::ToggleTree => (Menu::View, "显示或隐藏表目录", key(CTRL, Key::B)),
            Self::TogglePreview => (Menu::View, "显示或隐藏打印预览", key(Modifiers::NONE, Key::F9)),
            Self::ToggleDark => (Menu::View, "浅色或深色", key(Modifiers::NONE, Key::F8)),
            Self::ZoomIn => (Menu::View, "放大", key(CTRL, Key::Equals)),
            Self::ZoomOut => (Menu::View, "缩小", key(CTRL, Key::Minus)),
            Self::ZoomReset => (Menu::View, "原大", key(CTRL, Key::Num0)),
            Self::Palette => (Menu::View, "命令…", key(CTRL_SHIFT, Key::P)),
        };
        About { menu, name, shortcut }
    }

    /// Whether the action can be done without an open project.
    pub(super) fn without_project(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Quit | Self::ToggleDark | Self::Palette)
    }
}

// The same shape for every row of the table, with and without a shortcut.
#[expect(clippy::unnecessary_wraps, reason = "rows of the table without a shortcut say None")]
const fn key(modifiers: Modifiers, key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(modifiers, key))
}

/// A shortcut as menus show it.
pub(super) fn shown(shortcut: &KeyboardShortcut) -> String {
    let mut out = String::new();
    for (held, name) in [
        (shortcut.modifiers.command || shortcut.modifiers.ctrl, "Ctrl+"),
        (shortcut.modifiers.shift, "Shift+"),
        (shortcut.modifiers.alt, "Alt+"),
    ] {
        if held {
            out.push_str(name);
        }
    }
    out + match shortcut.logical_key {
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        other => other.symbol_or_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_shortcut() {
        for (i, a) in Action::ALL.iter().enumerate() {
            for b in &Action::ALL[i + 1..] {
                let (x, y) = (a.about().shortcut, b.about().shortcut);
                assert!(x.is_none() || x != y, "{a:?} and {b:?}");
            }
        }
    }

    #[test]
    fn the_table_lists_every_action_once() {
        for (i, a) in Action::ALL.iter().enumerate() {
            assert!(!Action::ALL[i + 1..].contains(a), "{a:?}");
        }
    }
}

//! Everything the user can do, in one table behind menu, toolbar, palette and keyboard.

use super::icon;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the user can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Action {
    New,
    Open,
    Save,
    SaveAs,
    CloseProject,
    Import,
    ExportPdf,
    ExportXlsx,
    ExportUpload,
    ExportJson,
    ExportReport,
    LearnProfile,
    Print,
    Backups,
    Recoveries,
    Settings,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Find,
    Replace,
    AddRow,
    AddToBranch,
    DuplicateRow,
    RemoveRow,
    MoveRowUp,
    MoveRowDown,
    RenameBranch,
    AddForm,
    DuplicateForm,
    RenameForm,
    RemoveForm,
    MoveFormUp,
    MoveFormDown,
    PreviousForm,
    NextForm,
    GoToForm,
    UnitData,
    NextFinding,
    PreviousFinding,
    ApplyFix,
    ShowFindings,
    ToggleTree,
    TogglePreview,
    ShowPreview,
    ToggleDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Palette,
    Manual,
}

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Menu {
    File,
    Edit,
    Form,
    Check,
    View,
    Help,
}

impl Menu {
    pub(super) const ALL: [Self; 6] = [Self::File, Self::Edit, Self::Form, Self::Check, Self::View, Self::Help];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::Form => "表",
            Self::Check => "检查",
            Self::View => "视图",
            Self::Help => "帮助",
        }
    }
}

/// What is said of an action.
pub(super) struct About {
    pub(super) menu: Menu,
    pub(super) name: &'static str,
    pub(super) shortcut: Option<KeyboardShortcut>,
    pub(super) icon: Option<char>,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// The buttons of the toolbar; None is a gap.
pub(super) const TOOLBAR: [Option<Action>; 20] = [
    Some(Action::New),
    Some(Action::Open),
    Some(Action::Save),
    None,
    Some(Action::Undo),
    Some(Action::Redo),
    None,
    Some(Action::AddRow),
    Some(Action::AddToBranch),
    Some(Action::DuplicateRow),
    Some(Action::RemoveRow),
    Some(Action::MoveRowUp),
    Some(Action::MoveRowDown),
    None,
    Some(Action::Find),
    Some(Action::ShowPreview),
    Some(Action::ShowFindings),
    None,
    Some(Action::Print),
    Some(Action::Import),
];

impl Action {
    pub(super) const ALL: [Self; 54] = [
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::CloseProject,
        Self::Import,
        Self::ExportPdf,
        Self::ExportXlsx,
        Self::ExportUpload,
        Self::ExportJson,
        Self::ExportReport,
        Self::LearnProfile,
        Self::Print,
        Self::Backups,
        Self::Recoveries,
        Self::Settings,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Cut,
        Self::Copy,
        Self::Paste,
        Self::Find,
        Self::Replace,
        Self::AddRow,
        Self::AddToBranch,
        Self::DuplicateRow,
        Self::RemoveRow,
        Self::MoveRowUp,
        Self::MoveRowDown,
        Self::RenameBranch,
        Self::AddForm,
        Self::DuplicateForm,
        Self::RenameForm,
        Self::RemoveForm,
        Self::MoveFormUp,
        Self::MoveFormDown,
        Self::PreviousForm,
        Self::NextForm,
        Self::GoToForm,
        Self::UnitData,
        Self::NextFinding,
        Self::PreviousFinding,
        Self::ApplyFix,
        Self::ShowFindings,
        Self::ToggleTree,
        Self::TogglePreview,
        Self::ShowPreview,
        Self::ToggleDark,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Palette,
        Self::Manual,
    ];

    /// The action's menu, name, shortcut and icon.
    pub(super) fn about(self) -> About {
        let (menu, name, shortcut, icon) = match self {
            Self::New => (Menu::File, "新建项目", key(CTRL, Key::N), Some(icon::NEW)),
            Self::Open => (Menu::File, "打开…", key(CTRL, Key::O), Some(icon::OPEN)),
            Self::Save => (Menu::File, "保存", key(CTRL, Key::S), Some(icon::SAVE)),
            Self::SaveAs => (Menu::File, "另存为…", key(CTRL_SHIFT, Key::S), None),
            Self::CloseProject => (Menu::File, "关闭项目", key(CTRL, Key::W), None),
            Self::Import => (Menu::File, "导入 Excel 表…", key(CTRL_SHIFT, Key::I), Some(icon::IMPORT)),
            Self::ExportPdf => (Menu::File, "导出 PDF…", key(CTRL_SHIFT, Key::E), Some(icon::PDF)),
            Self::ExportXlsx => (Menu::File, "导出 Excel…", key(CTRL, Key::E), Some(icon::XLSX)),
            Self::ExportUpload => (Menu::File, "导出上报表…", key(CTRL_SHIFT, Key::U), Some(icon::EXPORT)),
            Self::ExportJson => (Menu::File, "导出 JSON…", None, None),
            Self::ExportReport => (Menu::File, "导出检查报告…", None, Some(icon::CHECK)),
            Self::LearnProfile => (Menu::File, "记住上报格式（读空白上报表）…", None, Some(icon::IMPORT)),
            Self::Print => (Menu::File, "打印…", key(CTRL, Key::P), Some(icon::PRINT)),
            Self::Backups => (Menu::File, "以前的保存…", None, Some(icon::RECENT)),
            Self::Recoveries => (Menu::File, "没有保存的项目…", None, Some(icon::RECENT)),
            Self::Settings => (Menu::File, "设置…", key(CTRL, Key::Comma), Some(icon::SETTINGS)),
            Self::Quit => (Menu::File, "退出", key(ALT, Key::F4), None),
            Self::Undo => (Menu::Edit, "撤销", key(CTRL, Key::Z), Some(icon::UNDO)),
            Self::Redo => (Menu::Edit, "重做", key(CTRL, Key::Y), Some(icon::REDO)),
            Self::Cut => (Menu::Edit, "剪切", key(CTRL, Key::X), None),
            Self::Copy => (Menu::Edit, "复制", key(CTRL, Key::C), None),
            Self::Paste => (Menu::Edit, "粘贴", key(CTRL, Key::V), None),
            Self::Find => (Menu::Edit, "查找…", key(CTRL, Key::F), Some(icon::FIND)),
            Self::Replace => (Menu::Edit, "替换…", key(CTRL, Key::H), Some(icon::REPLACE)),
            Self::AddRow => (Menu::Edit, "在下方加一行", key(CTRL, Key::I), Some(icon::ADD_ROW)),
            Self::AddToBranch => (Menu::Edit, "加指标到分类…", key(CTRL_SHIFT, Key::A), Some(icon::BRANCH)),
            Self::DuplicateRow => (Menu::Edit, "再来一行（复制本行）", key(CTRL, Key::D), Some(icon::DUPLICATE)),
            Self::RemoveRow => (Menu::Edit, "删除所选行", key(CTRL, Key::Delete), Some(icon::REMOVE)),
            Self::MoveRowUp => (Menu::Edit, "所选行上移", key(ALT, Key::ArrowUp), Some(icon::UP)),
            Self::MoveRowDown => (Menu::Edit, "所选行下移", key(ALT, Key::ArrowDown), Some(icon::DOWN)),
            Self::RenameBranch => (Menu::Edit, "改分类名称", key(SHIFT, Key::F2), Some(icon::RENAME)),
            Self::AddForm => (Menu::Form, "添加表…", key(CTRL_SHIFT, Key::N), Some(icon::ADD)),
            Self::DuplicateForm => (Menu::Form, "复制这张表", key(CTRL_SHIFT, Key::D), Some(icon::DUPLICATE)),
            Self::RenameForm => (Menu::Form, "改名（项目名称）", key(CTRL, Key::F2), Some(icon::RENAME)),
            Self::RemoveForm => (Menu::Form, "删除这张表", key(CTRL_SHIFT, Key::Delete), Some(icon::REMOVE)),
            Self::MoveFormUp => (Menu::Form, "这张表上移", key(CTRL_SHIFT, Key::PageUp), Some(icon::UP)),
            Self::MoveFormDown => (Menu::Form, "这张表下移", key(CTRL_SHIFT, Key::PageDown), Some(icon::DOWN)),
            Self::PreviousForm => (Menu::Form, "上一张表", key(CTRL, Key::PageUp), None),
            Self::NextForm => (Menu::Form, "下一张表", key(CTRL, Key::PageDown), None),
            Self::GoToForm => (Menu::Form, "转到表…", key(CTRL, Key::G), None),
            Self::UnitData => (Menu::Form, "单位信息…", key(CTRL, Key::U), Some(icon::DEPARTMENT)),
            Self::NextFinding => (Menu::Check, "下一处问题", key(NONE, Key::F7), None),
            Self::PreviousFinding => (Menu::Check, "上一处问题", key(SHIFT, Key::F7), None),
            Self::ApplyFix => (Menu::Check, "改正这一处", key(CTRL, Key::Period), Some(icon::FIX)),
            Self::ShowFindings => (Menu::Check, "检查结果", key(CTRL_SHIFT, Key::F), Some(icon::CHECK)),
            Self::ToggleTree => (Menu::View, "显示或隐藏表目录", key(CTRL, Key::B), Some(icon::SIDEBAR)),
            Self::TogglePreview => (Menu::View, "显示或隐藏右侧", key(NONE, Key::F9), None),
            Self::ShowPreview => (Menu::View, "打印预览", key(CTRL_SHIFT, Key::V), Some(icon::PREVIEW)),
            Self::ToggleDark => (Menu::View, "浅色或深色", key(NONE, Key::F8), Some(icon::DARK)),
            Self::ZoomIn => (Menu::View, "放大", key(CTRL, Key::Equals), None),
            Self::ZoomOut => (Menu::View, "缩小", key(CTRL, Key::Minus), None),
            Self::ZoomReset => (Menu::View, "原大", key(CTRL, Key::Num0), None),
            Self::Palette => (Menu::View, "命令…", key(CTRL_SHIFT, Key::P), None),
            Self::Manual => (Menu::Help, "使用说明", key(NONE, Key::F1), Some(icon::HELP)),
        };
        About { menu, name, shortcut, icon }
    }

    /// Whether the action can be done without an open project.
    pub(super) fn without_project(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Import
                | Self::LearnProfile
                | Self::Recoveries
                | Self::Settings
                | Self::Quit
                | Self::ToggleDark
                | Self::Palette
                | Self::Manual
        )
    }

    /// Whether a text field takes the action's keys as well, so that the window leaves them alone.
    pub(super) fn belongs_to_fields(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste)
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
        Key::Period => ".",
        Key::Comma => ",",
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

//! The table of actions: menu, name, shortcuts and icon of each.

use super::{About, Action, Menu};
use crate::session::export::Format;
use crate::ui::icon;
use egui::{Key, KeyboardShortcut, Modifiers};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;
const ALT: Modifiers = Modifiers::ALT;

/// The keys of a row: `keys![CTRL + S, NONE + F12]`.
macro_rules! keys {
    ($($held:ident + $key:ident),*) => {
        &[$(KeyboardShortcut { modifiers: $held, logical_key: Key::$key }),*]
    };
}

/// A row of the table.
type Line = (Menu, &'static str, &'static [KeyboardShortcut], Option<char>);

impl Action {
    /// The menu, name, shortcuts and icon of the action.
    // One action per line, whatever its length: it is read as a table.
    #[rustfmt::skip]
    pub(in crate::ui) fn about(self) -> About {
        let (menu, name, shortcuts, icon): Line = match self {
            Self::New => (Menu::File, "新建项目", keys![CTRL + N], Some(icon::NEW)),
            Self::Open => (Menu::File, "打开…", keys![CTRL + O], Some(icon::OPEN)),
            Self::Save => (Menu::File, "保存", keys![CTRL + S], Some(icon::SAVE)),
            // F12 as in Excel and WPS.
            Self::SaveAs => (Menu::File, "另存为…", keys![NONE + F12, CTRL_SHIFT + S], None),
            Self::CloseProject => (Menu::File, "关闭项目", keys![CTRL + W, CTRL + F4], None),
            Self::Import => (Menu::File, "导入 Excel、Word 表…", keys![CTRL_SHIFT + I], Some(icon::IMPORT)),
            Self::Export(format) => export(format),
            Self::ExportReport => (Menu::File, "导出检查报告…", keys![], Some(icon::CHECK)),
            Self::LearnProfile => (Menu::File, "记住上报格式（读空白上报表）…", keys![], Some(icon::IMPORT)),
            Self::Print => (Menu::File, "打印…", keys![CTRL + P], Some(icon::PRINT)),
            Self::Layout => (Menu::File, "版面…", keys![], None),
            Self::Backups => (Menu::File, "以前的保存…", keys![], Some(icon::RECENT)),
            Self::Recoveries => (Menu::File, "没有保存的项目…", keys![], Some(icon::RECENT)),
            Self::Settings => (Menu::File, "设置…", keys![CTRL + Comma], Some(icon::SETTINGS)),
            Self::Quit => (Menu::File, "退出", keys![ALT + F4], None),
            Self::Undo => (Menu::Edit, "撤销", keys![CTRL + Z], Some(icon::UNDO)),
            Self::Redo => (Menu::Edit, "重做", keys![CTRL + Y, CTRL_SHIFT + Z], Some(icon::REDO)),
            Self::Cut => (Menu::Edit, "剪切", keys![CTRL + X], None),
            Self::Copy => (Menu::Edit, "复制", keys![CTRL + C], None),
            Self::Paste => (Menu::Edit, "粘贴", keys![CTRL + V], None),
            Self::PasteValues => (Menu::Edit, "只粘贴文字", keys![CTRL_SHIFT + V], None),
            Self::ClearCells => (Menu::Edit, "清空所选格", keys![NONE + Delete], None),
            Self::SelectAll => (Menu::Edit, "全选", keys![CTRL + A], None),
            Self::FillDown => (Menu::Edit, "向下填充", keys![CTRL + D], None),
            Self::FillRight => (Menu::Edit, "向右填充", keys![CTRL + R], None),
            Self::Find => (Menu::Edit, "查找…", keys![CTRL + F], Some(icon::FIND)),
            Self::Replace => (Menu::Edit, "替换…", keys![CTRL + H], Some(icon::REPLACE)),
            Self::FindNext => (Menu::Edit, "查找下一处", keys![NONE + F3], None),
            Self::FindPrevious => (Menu::Edit, "查找上一处", keys![SHIFT + F3], None),
            Self::AddRow => (Menu::Edit, "在下方加一行", keys![CTRL + I], Some(icon::ADD_ROW)),
            Self::AddToBranch => (Menu::Edit, "加指标到分类…", keys![CTRL_SHIFT + A], Some(icon::BRANCH)),
            Self::DuplicateRow => (Menu::Edit, "再来一行（复制本行）", keys![CTRL_SHIFT + R], Some(icon::DUPLICATE)),
            Self::RemoveRow => (Menu::Edit, "删除所选行", keys![CTRL + Delete], Some(icon::REMOVE)),
            Self::MoveRowUp => (Menu::Edit, "所选行上移", keys![ALT + ArrowUp], Some(icon::UP)),
            Self::MoveRowDown => (Menu::Edit, "所选行下移", keys![ALT + ArrowDown], Some(icon::DOWN)),
            Self::KeepIndicator => (Menu::Edit, "存入指标库", keys![], None),
            Self::RenameBranch => (Menu::Edit, "改分类名称", keys![SHIFT + F2], Some(icon::RENAME)),
            Self::RemoveBranch => (Menu::Edit, "删除这个分类", keys![], None),
            Self::SpreadWeights => (Menu::Edit, "分配权重…", keys![], None),
            Self::AddForm => (Menu::Form, "添加表…", keys![CTRL_SHIFT + N], Some(icon::ADD)),
            Self::NextStation => (Menu::Form, "生成下一环节的表…", keys![], None),
            Self::NextYear => (Menu::Form, "生成下一年度的表…", keys![], None),
            Self::MarkState => (Menu::Form, "登记状态（已报、退回…）…", keys![], None),
            Self::Compare => (Menu::Form, "对比…", keys![], None),
            Self::Overview => (Menu::Form, "项目一览…", keys![], None),
            Self::DuplicateForm => (Menu::Form, "复制这张表", keys![CTRL_SHIFT + D], Some(icon::DUPLICATE)),
            Self::RenameForm => (Menu::Form, "改名（项目名称）", keys![], Some(icon::RENAME)),
            Self::RemoveForm => (Menu::Form, "删除这张表", keys![CTRL_SHIFT + Delete], Some(icon::REMOVE)),
            Self::MoveFormUp => (Menu::Form, "这张表上移", keys![CTRL_SHIFT + PageUp], Some(icon::UP)),
            Self::MoveFormDown => (Menu::Form, "这张表下移", keys![CTRL_SHIFT + PageDown], Some(icon::DOWN)),
            Self::PreviousForm => (Menu::Form, "上一张表", keys![CTRL + PageUp], None),
            Self::NextForm => (Menu::Form, "下一张表", keys![CTRL + PageDown], None),
            Self::GoToForm => (Menu::Form, "转到表…", keys![CTRL + G], None),
            Self::BureauData => (Menu::Form, "单位信息…", keys![CTRL + U], Some(icon::DEPARTMENT)),
            Self::NextFinding => (Menu::Check, "下一处问题", keys![NONE + F7], None),
            Self::PreviousFinding => (Menu::Check, "上一处问题", keys![SHIFT + F7], None),
            Self::ApplyFix => (Menu::Check, "改正这一处", keys![CTRL + Period], Some(icon::FIX)),
            Self::ShowFindings => (Menu::Check, "检查结果", keys![CTRL_SHIFT + F], Some(icon::CHECK)),
            Self::ToggleTree => (Menu::View, "显示或隐藏表目录", keys![CTRL + B], Some(icon::SIDEBAR)),
            Self::TogglePreview => (Menu::View, "显示或隐藏右侧", keys![NONE + F9], None),
            Self::ShowPreview => (Menu::View, "打印预览", keys![CTRL + F2], Some(icon::PREVIEW)),
            Self::ShowIndicators => (Menu::View, "指标库", keys![CTRL + L], None),
            Self::NextPane => (Menu::View, "到下一个区域", keys![NONE + F6], None),
            Self::PreviousPane => (Menu::View, "到上一个区域", keys![SHIFT + F6], None),
            Self::ToggleDark => (Menu::View, "浅色或深色", keys![NONE + F8], Some(icon::DARK)),
            // + is Shift and = on most keyboards, and a key of its own on the keypad.
            Self::ZoomIn => (Menu::View, "放大", keys![CTRL + Equals, CTRL + Plus, CTRL_SHIFT + Plus, CTRL_SHIFT + Equals], None),
            Self::ZoomOut => (Menu::View, "缩小", keys![CTRL + Minus], None),
            Self::ZoomReset => (Menu::View, "原大", keys![CTRL + Num0], None),
            Self::Palette => (Menu::View, "命令…", keys![CTRL_SHIFT + P], None),
            Self::Manual => (Menu::Help, "使用说明", keys![NONE + F1], Some(icon::HELP)),
            Self::Diagnostics => (Menu::Help, "诊断信息…", keys![], None),
        };
        About { menu, name, shortcuts, icon }
    }
}

/// The row of exporting to `format`; the format has the name.
fn export(format: Format) -> Line {
    let (shortcuts, icon): (&[KeyboardShortcut], _) = match format {
        Format::Pdf => (keys![CTRL_SHIFT + E], Some(icon::PDF)),
        Format::Xlsx => (keys![CTRL + E], Some(icon::XLSX)),
        Format::Docx => (keys![CTRL_SHIFT + W], None),
        Format::Upload => (keys![CTRL_SHIFT + U], Some(icon::EXPORT)),
        Format::Json => (keys![], None),
    };
    (Menu::File, format.about().command, shortcuts, icon)
}

//! What each control and key may change. Whatever is not here may change nothing: a new control that changes something
//! makes a walk fail until it is entered.

use super::changes::Change;
use super::step::{Click, Step};
use egui::{Key, Modifiers};
use jibiao::model::FormId;

/// How far a step may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum May {
    /// Nothing but what was being typed is taken over.
    Nothing,
    /// The form that is shown gets blank rows.
    Row,
    /// Texts and rows of the form that is shown.
    Form,
    /// Where rows and forms stand.
    Order,
    /// Which forms there are, and in which order.
    Forms,
    /// Anything, in one step that can be taken back.
    All,
    /// Another project may be open afterwards.
    Leave,
}

impl May {
    /// Whether a step that reaches so far may have made `change`; `shown` may be the form on screen.
    pub(crate) fn allows(self, change: &Change, shown: &[FormId]) -> bool {
        let in_form = match change {
            Change::Text { form, .. } | Change::NewRows(form) | Change::Rows(form) | Change::OfForm(form) => Some(form),
            Change::Forms | Change::OfProject => None,
        };
        let is_shown = in_form.is_some_and(|form| shown.contains(form));
        match self {
            Self::Nothing => false,
            Self::Row => is_shown && matches!(change, Change::NewRows(_)),
            Self::Form => is_shown,
            Self::Order => is_shown || *change == Change::Forms,
            Self::Forms => *change == Change::Forms,
            Self::All | Self::Leave => true,
        }
    }
}

/// Controls by a part of their name; the first that fits counts.
const CONTROLS: &[(&str, May)] = &[
    ("保存", May::Leave),
    ("新建项目", May::Leave),
    ("关闭项目", May::Leave),
    ("恢复成这一份", May::All),
    ("撤销", May::All),
    ("重做", May::All),
    ("粘贴", May::Form),
    ("剪切", May::Form),
    ("在下方加一行", May::Row),
    ("在这一类里加一个指标", May::Row),
    ("加一个指标", May::Row),
    ("指标目录", May::Row),
    // In the corner of the label under the pointer lies the + of its class.
    ("的二级指标", May::Row),
    ("再来一行", May::Form),
    // The bar above a manuscript.
    ("改成", May::Form),
    ("插入", May::Form),
    ("放进", May::Form),
    ("新表格的大小", May::Form),
    ("的格合并", May::Form),
    ("拆分这一格", May::Form),
    ("删除这一列", May::Form),
    ("删除所选行", May::Form),
    ("删除这个分类", May::Form),
    ("所选行上移", May::Form),
    ("所选行下移", May::Form),
    ("向下填充", May::Form),
    ("向右填充", May::Form),
    ("清空所选格", May::Form),
    ("只粘贴文字", May::Form),
    ("复制这张表", May::Forms),
    ("删除这张表", May::Forms),
    ("这张表上移", May::Forms),
    ("这张表下移", May::Forms),
    ("改正", May::All),
    ("同类", May::All),
    ("替换", May::All),
    ("接受", May::All),
    ("本项目", May::All),
    ("恢复", May::All),
    ("设年度", May::All),
    ("上移", May::Order),
    ("下移", May::Order),
    ("复制", May::Order),
    ("删除", May::All),
    ("单位信息", May::Nothing),
    ("填入：", May::Form),
    ("加进表里", May::Form),
    ("自动", May::Form),
    ("一页", May::Form),
    ("原大小", May::Form),
];

/// Buttons that call off what a dialog asks.
const CALLS_OFF: &[&str] = &["取消", "关闭", "以后再说", "知道了"];

/// What is under the pointer or has the focus.
#[derive(Debug, Clone, Copy)]
pub(crate) struct On<'n> {
    pub(crate) name: &'n str,
    /// It stands in a dialog.
    pub(crate) in_dialog: bool,
    /// It is the cursor in a form.
    pub(crate) in_form: bool,
    /// It is a cell of a form.
    pub(crate) is_cell: bool,
    /// Names are offered for the cursor in the form.
    pub(crate) is_offered: bool,
}

/// Whether a cell that is called so is a paragraph of a manuscript, and no cell of a table.
pub(crate) fn is_paragraph(name: &str) -> bool {
    name.starts_with("第 ") && name.ends_with(" 段")
}

/// What pressing a control may change.
fn pressed(on: On<'_>) -> May {
    let known = CONTROLS.iter().find(|(name, _)| on.name.contains(name)).map(|(_, may)| *may);
    match known {
        Some(may) => may,
        // What a dialog's buttons do is said by its heading.
        None if on.in_dialog && !CALLS_OFF.contains(&on.name) => May::Leave,
        None => May::Nothing,
    }
}

/// What a key may change, pressed where the focus is.
fn key(held: Modifiers, key: Key, on: On<'_>) -> May {
    match (held.ctrl, held.shift, held.alt, key) {
        (_, _, _, Key::Enter | Key::Space) if on.in_dialog => May::Leave,
        (true, false, _, Key::Z | Key::Y) => May::All,
        _ if on.in_dialog => May::Nothing,
        // The key takes the name that is marked.
        (false, false, false, Key::Enter | Key::Tab) if on.in_form && on.is_offered => May::Form,
        // It parts the paragraph.
        (false, false, false, Key::Enter) if on.in_form && is_paragraph(on.name) => May::Form,
        (false, false, false, Key::Enter) if on.in_form => May::Row,
        (_, _, _, Key::Enter | Key::Space) if !on.in_form => pressed(on),
        (true, false, _, Key::I) => May::Row,
        (true, true, _, Key::R) | (true, false, _, Key::D | Key::R | Key::Enter | Key::Delete) => May::Form,
        (false, false, true, Key::ArrowUp | Key::ArrowDown) => May::Order,
        (true, true, _, Key::D | Key::Delete | Key::PageUp | Key::PageDown) => May::Forms,
        (true, false, _, Key::Period) => May::All,
        (_, _, _, Key::Delete | Key::Backspace) if on.in_form => May::Form,
        (_, _, _, Key::Delete | Key::Backspace) => May::All,
        _ => May::Nothing,
    }
}

/// What `step` may change; `on` is what it presses, or what has the focus where it is a key.
pub(crate) fn may(step: &Step, on: On<'_>) -> May {
    match step {
        Step::Click(Click::Menu, _) | Step::Wheel { .. } | Step::Copy => May::Nothing,
        Step::Click(..) => pressed(on),
        Step::BreakOff(..) => May::Nothing,
        // What is dragged out of a cell draws a block.
        Step::Drag(..) if !on.is_cell => May::Order,
        Step::Drag(..) => May::Nothing,
        Step::Press(held, pressed) => key(*held, *pressed, on),
        // A text that is pasted fills the block that is selected.
        Step::Cut | Step::Paste(_) => May::Form,
        Step::Type(_) | Step::TypeAtOnce(_) | Step::Compose(..) | Step::Drop(_) => May::Nothing,
    }
}

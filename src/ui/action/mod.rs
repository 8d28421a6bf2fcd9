//! All actions of the user, in one table for menus, toolbar, palette and keyboard.

mod menus;
mod table;

pub(super) use menus::Menu;

use crate::session::export::Format;
use egui::{Key, KeyboardShortcut};
use std::sync::LazyLock;
use strum::{EnumIter, IntoEnumIterator};

/// An action of the user; the order is that of the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumIter)]
pub(super) enum Action {
    New,
    Open,
    Save,
    SaveAs,
    CloseProject,
    Import,
    Export(Format),
    ExportReport,
    LearnProfile,
    Print,
    Layout,
    Backups,
    Recoveries,
    Settings,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    PasteValues,
    ClearCells,
    SelectAll,
    FillDown,
    FillRight,
    Find,
    Replace,
    FindNext,
    FindPrevious,
    AddRow,
    AddToBranch,
    DuplicateRow,
    RemoveRow,
    MoveRowUp,
    MoveRowDown,
    KeepIndicator,
    RenameBranch,
    RemoveBranch,
    SpreadWeights,
    AddForm,
    NextStation,
    NextYear,
    MarkState,
    Compare,
    Overview,
    DuplicateForm,
    RenameForm,
    RemoveForm,
    MoveFormUp,
    MoveFormDown,
    PreviousForm,
    NextForm,
    GoToForm,
    BureauData,
    NextFinding,
    PreviousFinding,
    ApplyFix,
    ShowFindings,
    ToggleTree,
    TogglePreview,
    ShowPreview,
    ShowIndicators,
    NextPane,
    PreviousPane,
    ToggleDark,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Palette,
    Manual,
    Diagnostics,
}

/// What can be done to rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnRows {
    Add,
    Duplicate,
    Remove,
    RemoveBranch,
    MoveUp,
    MoveDown,
    /// Keeps them in the library of indicators.
    Keep,
}

/// What can be done to cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnCells {
    FillDown,
    FillRight,
    Clear,
}

/// The description of an action.
pub(super) struct About {
    pub(super) menu: Menu,
    pub(super) name: &'static str,
    /// Its shortcuts; menus show the first.
    pub(super) shortcuts: &'static [KeyboardShortcut],
    pub(super) icon: Option<char>,
}

impl About {
    /// The shortcut in menus; empty if there is none.
    pub(super) fn keys(&self) -> String {
        self.shortcuts.first().map(shown).unwrap_or_default()
    }
}

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
    /// All actions, in the order of the menus.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        static ALL: LazyLock<Vec<Action>> = LazyLock::new(|| Action::iter().flat_map(Action::each).collect());
        ALL.iter().copied()
    }

    /// The actions of one variant.
    fn each(self) -> Vec<Self> {
        // `EnumIter` yields a variant with data once, with the default of its data.
        if let Self::Export(_) = self { Format::ALL.iter().copied().map(Self::Export).collect() } else { vec![self] }
    }

    /// Whether the action works without an open project.
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
                | Self::Diagnostics
        )
    }

    /// Whether text fields and the sheet handle the shortcuts themselves, so that the window ignores them.
    pub(super) fn belongs_to_fields(self) -> bool {
        matches!(
            self,
            Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::PasteValues
                | Self::ClearCells
                | Self::SelectAll
                | Self::FillDown
                | Self::FillRight
        )
    }

    /// Whether the action concerns the current rows, so that its shortcuts do nothing in other text fields.
    pub(super) fn is_of_rows(self) -> bool {
        // Ctrl+Delete in the search must not remove a row of the form.
        matches!(
            self,
            Self::AddRow
                | Self::DuplicateRow
                | Self::RemoveRow
                | Self::MoveRowUp
                | Self::MoveRowDown
                | Self::KeepIndicator
                | Self::RenameBranch
                | Self::RemoveBranch
        )
    }
}

/// A shortcut as menus show it.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui has a variant per key of a keyboard")]
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
        Key::Equals => "=",
        Key::Plus => "+",
        Key::Minus => "-",
        other => other.symbol_or_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use strum::VariantArray;

    #[test]
    fn every_format_has_an_action_that_it_names() {
        for format in Format::ALL {
            let about = Action::Export(*format).about();
            assert_eq!((about.menu, about.name), (Menu::File, format.about().command));
        }
        let names: BTreeSet<&str> = Action::all().map(|action| action.about().name).collect();
        assert_eq!(names.len(), Action::iter().count() - 1 + Format::ALL.len(), "each once");
    }

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let keys = |action: Action| action.about().shortcuts.iter().map(move |keys| (action, *keys));
        let all: Vec<(Action, KeyboardShortcut)> = Action::all().flat_map(keys).collect();
        for (i, (action, keys)) in all.iter().enumerate() {
            let same = all[..i].iter().find(|(_, others)| others == keys);
            assert!(same.is_none(), "{action:?} and {same:?}");
        }
    }

    #[test]
    fn no_key_with_alt_alone_is_a_menu_and_an_action() {
        for action in Action::all() {
            for keys in action.about().shortcuts.iter().filter(|keys| keys.modifiers == egui::Modifiers::ALT) {
                assert!(Menu::VARIANTS.iter().all(|menu| menu.letter() != keys.logical_key), "{action:?}");
            }
        }
    }
}

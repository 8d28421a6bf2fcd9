//! The menus of the menu bar and their actions.

use super::Action;
use crate::session::export::Format;
use egui::Key;
use strum::VariantArray;

/// A menu of the menu bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, VariantArray)]
pub(in crate::ui) enum Menu {
    File,
    Edit,
    Form,
    Check,
    View,
    Help,
}

impl Menu {
    pub(in crate::ui) fn name(self) -> &'static str {
        match self {
            Self::File => "文件",
            Self::Edit => "编辑",
            Self::Form => "表",
            Self::Check => "检查",
            Self::View => "视图",
            Self::Help => "帮助",
        }
    }

    /// The key that opens the menu with Alt.
    pub(in crate::ui) fn letter(self) -> Key {
        match self {
            Self::File => Key::F,
            Self::Edit => Key::E,
            // T for table: F is taken by 文件.
            Self::Form => Key::T,
            Self::Check => Key::C,
            Self::View => Key::V,
            Self::Help => Key::H,
        }
    }
}

impl Action {
    /// The actions of a menu, in the order of the enum.
    pub(in crate::ui) fn of(menu: Menu) -> impl Iterator<Item = Self> {
        Self::all().filter(move |action| action.about().menu == menu)
    }

    /// Whether a separator precedes the action in its menu.
    pub(in crate::ui) fn begins_group(self) -> bool {
        matches!(
            self,
            Self::Import
                | Self::Export(Format::Pdf)
                | Self::Print
                | Self::Backups
                | Self::Settings
                | Self::Quit
                | Self::Cut
                | Self::ClearCells
                | Self::Find
                | Self::AddRow
                | Self::RenameBranch
                | Self::PreviousForm
                | Self::BureauData
                | Self::ApplyFix
                | Self::ShowFindings
                | Self::NextPane
                | Self::ToggleDark
                | Self::ZoomIn
                | Self::Palette
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_menu_has_its_own_letter_and_something_in_it() {
        for (i, menu) in Menu::VARIANTS.iter().enumerate() {
            assert!(Menu::VARIANTS[..i].iter().all(|other| other.letter() != menu.letter()), "{menu:?}");
            assert!(Action::of(*menu).next().is_some(), "{menu:?}");
        }
    }
}

//! The panels beside the form.

use crate::session::settings::Settings;

/// Which panels stand beside the form, and how wide they are, points of the screen.
pub(in crate::ui) struct Panels {
    pub(super) has_tree: bool,
    pub(super) tree_width: f32,
    pub(super) has_side: bool,
    /// None until it was seen: then it takes its usual part of the window.
    pub(super) side_width: Option<f32>,
}

impl Panels {
    /// The panels as the user left them.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            has_tree: settings.tree,
            tree_width: settings.tree_width,
            has_side: settings.side,
            side_width: settings.side_width,
        }
    }

    /// Leaves them in the settings for the next start.
    pub(in crate::ui) fn keep_in(&self, settings: &mut Settings) {
        settings.tree = self.has_tree;
        settings.tree_width = self.tree_width;
        settings.side = self.has_side;
        settings.side_width = self.side_width;
    }
}

//! Which panes are beside the form, their widths, and which one gives way if there is no room for both.

use crate::session::settings::Settings;

/// What the right side shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Side {
    #[default]
    Preview,
    Findings,
    Find,
    Indicators,
}

/// The width of the form below which one of the panes gives way, screen points.
const FORM_WIDTH: f32 = 520.0;
/// Width of a closed pane, screen points.
pub(super) const DRAWER: f32 = 30.0;
/// The least widths of the panes, screen points.
pub(super) const LEAST_LEFT: f32 = 160.0;
pub(super) const LEAST_RIGHT: f32 = 240.0;
/// The usual share of the window for the right side, and its limits, screen points.
const USUAL_PART: f32 = 0.22;
const USUAL_RIGHT: std::ops::RangeInclusive<f32> = 300.0..=620.0;
/// The least width of the form, and the least height of a list, screen points.
pub(super) const LEAST_FORM: f32 = 260.0;
pub(super) const LEAST_LIST: f32 = 110.0;

/// A side of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hand {
    Left,
    Right,
}

/// How a pane is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Whole,
    /// As a strip that opens it, because it was closed or there is no room for both.
    Drawer,
}

/// Which panes are beside the form, and their widths in screen points.
pub(super) struct Panels {
    has_left: bool,
    pub(super) left_width: f32,
    has_right: bool,
    /// None until it was shown: then it takes its usual share of the window.
    pub(super) right_width: Option<f32>,
    pub(super) side: Side,
    /// The pane that was opened last. It stays if there is no room for both.
    last: Hand,
    /// The width that panes and form share.
    width: f32,
}

impl Panels {
    /// Restores the panels as the user left them.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            has_left: settings.tree,
            left_width: settings.tree_width,
            has_right: settings.side,
            right_width: settings.side_width,
            side: Side::default(),
            last: Hand::Left,
            width: f32::INFINITY,
        }
    }

    /// Stores them in the settings for the next start.
    pub(super) fn keep_in(&self, settings: &mut Settings) {
        settings.tree = self.has_left;
        settings.tree_width = self.left_width;
        settings.side = self.has_right;
        settings.side_width = self.right_width;
    }

    /// Opens a part of the right side.
    pub(super) fn open(&mut self, side: Side) {
        self.side = side;
        self.open_hand(Hand::Right);
    }

    /// Whether a part of the right side is shown.
    pub(super) fn shows(&self, side: Side) -> bool {
        self.side == side && self.shown(Hand::Right) == Shown::Whole
    }

    /// Opens the panes of a side.
    pub(super) fn open_hand(&mut self, hand: Hand) {
        *self.has(hand) = true;
        self.last = hand;
    }

    /// Shows or hides the list of forms and the outline.
    pub(super) fn toggle_left(&mut self) {
        self.toggle(Hand::Left);
    }

    /// Shows or hides the right side.
    pub(super) fn toggle_right(&mut self) {
        self.toggle(Hand::Right);
    }

    /// Opens a closed pane, or closes an open one.
    fn toggle(&mut self, hand: Hand) {
        match self.shown(hand) {
            Shown::Whole => *self.has(hand) = false,
            Shown::Drawer => self.open_hand(hand),
        }
    }

    fn has(&mut self, hand: Hand) -> &mut bool {
        match hand {
            Hand::Left => &mut self.has_left,
            Hand::Right => &mut self.has_right,
        }
    }

    /// Sets the width that panes and form share.
    pub(super) fn fit(&mut self, width: f32) {
        self.width = width;
    }

    /// Returns the width of the right side: as the user left it, or its usual share of the window.
    pub(super) fn usual_right(&self) -> f32 {
        let usual = (self.width * USUAL_PART).clamp(*USUAL_RIGHT.start(), *USUAL_RIGHT.end());
        self.right_width.map_or(usual, |kept| kept.clamp(LEAST_RIGHT, LEAST_RIGHT.max(self.width * 0.6)))
    }

    /// Returns how the panes of a side are shown.
    pub(super) fn shown(&self, hand: Hand) -> Shown {
        let has = if hand == Hand::Left { self.has_left } else { self.has_right };
        let is_narrow = self.width < self.left_width.max(LEAST_LEFT) + FORM_WIDTH + self.usual_right();
        let gives_way = self.has_left && self.has_right && is_narrow && self.last != hand;
        if has && !gives_way { Shown::Whole } else { Shown::Drawer }
    }
}

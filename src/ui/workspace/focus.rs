//! Which pane has the focus, and F6, which passes it to the next.

use crate::ui::editor::Editor;
use egui::{Context, Rect};

/// A pane of the window that can have the focus, in the order of F6.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Forms,
    Outline,
    Form,
    Side,
}

/// The rectangles of the panes when they were last drawn.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<(Pane, Rect)>);

impl Places {
    /// Starts a new frame.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Records that a pane was drawn.
    pub(super) fn add(&mut self, pane: Pane, rect: Rect) {
        self.0.push((pane, rect));
    }

    /// Returns the pane with the focus: the one that contains the focused widget.
    pub(super) fn with_keys(&self, ctx: &Context) -> Pane {
        let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
        if Editor::has_keys(ctx) {
            // Zoomed in, the middle of its cell may be under another pane. Taken for that pane's, each letter was
            // committed and replaced by the next.
            return Pane::Form;
        }
        let here = focused.and_then(|control| {
            self.0.iter().find(|(_, rect)| rect.contains(control.interact_rect.center())).map(|(pane, _)| *pane)
        });
        here.unwrap_or(Pane::Form)
    }

    /// Returns the pane that F6 goes to, going round all that are shown.
    pub(super) fn next(&self, ctx: &Context, forward: bool) -> Pane {
        let mut shown: Vec<Pane> = self.0.iter().map(|(pane, _)| *pane).collect();
        shown.sort_by_key(|pane| *pane as u8);
        let at = shown.iter().position(|pane| *pane == self.with_keys(ctx)).unwrap_or(0);
        let count = shown.len().max(1);
        let next = if forward { at + 1 } else { at + count - 1 };
        shown.get(next % count).copied().unwrap_or(Pane::Form)
    }
}

//! The stack of open dialogs: the last one is shown, those below wait.

use super::{Answer, Around, Modal};
use egui::{Context, Id};

/// The first frame in which a dialog is shown: before the window is on screen no input arrives.
const FIRST_QUESTION: u64 = 3;

/// The open dialogs.
#[derive(Default)]
pub(in crate::ui) struct Stack {
    open: Vec<Modal>,
    /// What had the focus before the first of them opened.
    before: Option<Keys>,
}

/// What had the focus.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) enum Keys {
    Of(Id),
    Nobodys,
}

impl Stack {
    /// Opens `modal` over the others.
    pub(in crate::ui) fn push(&mut self, modal: impl Into<Modal>) {
        self.open.push(modal.into());
    }

    /// Whether no dialog is open.
    pub(in crate::ui) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether one of the open dialogs matches `such`.
    pub(in crate::ui) fn has(&self, such: impl FnMut(&Modal) -> bool) -> bool {
        self.open.iter().any(such)
    }

    /// Shows the last dialog. Its answer closes it.
    pub(in crate::ui) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let modal = self.open.last_mut()?;
        if ctx.cumulative_frame_nr() < FIRST_QUESTION {
            ctx.request_repaint();
            return None;
        }
        self.before.get_or_insert_with(|| ctx.memory(egui::Memory::focused).map_or(Keys::Nobodys, Keys::Of));
        let answer = modal.show(ctx, around)?;
        self.open.pop();
        Some(answer)
    }

    /// Returns what gets the focus back, once, when the last dialog is answered.
    pub(in crate::ui) fn keys_again(&mut self) -> Option<Keys> {
        if self.open.is_empty() { self.before.take() } else { None }
    }
}

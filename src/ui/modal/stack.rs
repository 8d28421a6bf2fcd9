//! The dialogs that are open: the last is shown, those under it wait.

use super::{Answer, Around, Modal};
use egui::{Context, Id};

/// The frame from which on the user can be asked something: before the window is on screen no input comes.
const FIRST_QUESTION: u64 = 3;

/// The open dialogs.
#[derive(Default)]
pub(in crate::ui) struct Stack {
    open: Vec<Modal>,
    /// Who had the keys before the first of them came.
    before: Option<Keys>,
}

/// Who had the keys.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) enum Keys {
    Of(Id),
    Nobodys,
}

impl Stack {
    /// Lays `modal` over the others.
    pub(in crate::ui) fn push(&mut self, modal: impl Into<Modal>) {
        self.open.push(modal.into());
    }

    /// Whether nothing is asked.
    pub(in crate::ui) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether one of the open dialogs is `such`.
    pub(in crate::ui) fn has(&self, such: impl FnMut(&Modal) -> bool) -> bool {
        self.open.iter().any(such)
    }

    /// Shows the last dialog. Its answer takes it off the stack.
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

    /// Who has the keys again, once, when the last question is answered.
    pub(in crate::ui) fn keys_again(&mut self) -> Option<Keys> {
        if self.open.is_empty() { self.before.take() } else { None }
    }
}
